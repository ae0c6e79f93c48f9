namespace ExportRules.Analysis;

/// <summary>What is different about an answer.</summary>
/// <param name="Of"><c>answer</c> for outcome and license, otherwise the license type whose status it is.</param>
/// <param name="Before">The old value in words.</param>
/// <param name="After">The new value in words.</param>
internal sealed record AnswerChange(string Of, string Before, string After)
{
    public const string Answer = "answer";

    public override string ToString() =>
        Of == Answer ? $"{Before} -> {After}" : $"{Of}: {Before} -> {After}";
}

/// <summary>
/// A set of transactions that are answered differently, bounded in the ordinary facts that changed rules test. Every
/// difference lies in some region, or comes to lie there when facts that bound it are supplied; inside its bounds a region may hold other answers, see <see cref="Except"/>.
/// </summary>
internal sealed record DifferenceRegion
{
    /// <summary>The entries under which the item is decided; where the classification itself changed, before and after.</summary>
    public required string Item { get; init; }

    /// <summary>The entries one by one.</summary>
    public required IReadOnlyList<string> Entries { get; init; }

    /// <summary>For each bounded fact, the values it may have, in words.</summary>
    public required IReadOnlyList<FactRange> Facts { get; init; }

    /// <summary>
    /// Empty for ordinary transactions. Otherwise the change happens only where exceptional grounds are stated: those
    /// of the witness.
    /// </summary>
    public required IReadOnlyList<string> OnlyWith { get; init; }

    /// <summary>What changes here.</summary>
    public required IReadOnlyList<AnswerChange> Changes { get; init; }

    /// <summary>The determining rules of the witness in the version before.</summary>
    public required IReadOnlyList<string> RulesBefore { get; init; }

    /// <summary>The determining rules of the witness in the version after.</summary>
    public required IReadOnlyList<string> RulesAfter { get; init; }

    /// <summary>A transaction of the region.</summary>
    public required Transaction Witness { get; init; }

    /// <summary>Answers that occur inside the bounds and do not change in this way, such as an exemption in both versions.</summary>
    public required IReadOnlyList<RegionException> Except { get; init; }
}

/// <summary>One side of a region.</summary>
/// <param name="Fact">The fact's path.</param>
/// <param name="Text">Its values in words.</param>
/// <param name="Values">The classes one by one.</param>
internal sealed record FactRange(string Fact, string Text, IReadOnlyList<string> Values);

/// <summary>Inside the bounds of a region, where the answer is another: on other facts than those that bound it.</summary>
/// <param name="Before">The answer before.</param>
/// <param name="After">The answer after.</param>
/// <param name="Rules">The rules that determine it for one such transaction.</param>
internal sealed record RegionException(string Before, string After, IReadOnlyList<string> Rules);

/// <summary>How two policy versions differ, in wording and in effect.</summary>
internal sealed record PolicyDifference
{
    public required PolicyReference From { get; init; }

    public required PolicyReference To { get; init; }

    public required IReadOnlyList<TextualChange> Text { get; init; }

    /// <summary>All regions in which a completely described item under one entry is answered differently.</summary>
    public required IReadOnlyList<DifferenceRegion> Regions { get; init; }

    /// <summary>Transactions that leave facts out and are answered differently although no completion of them is.</summary>
    public required IReadOnlyList<DifferenceRegion> OpenRegions { get; init; }

    public required Coverage Coverage { get; init; }
}

/// <summary>How far an analysis went.</summary>
internal sealed record Coverage
{
    /// <summary>Facts of the partition.</summary>
    public required int Facts { get; init; }

    /// <summary>Ways to classify the item.</summary>
    public required int Items { get; init; }

    /// <summary>The number of combinations of classes, as a power of ten.</summary>
    public required decimal Magnitude { get; init; }

    /// <summary>Nodes of the diagrams that were built.</summary>
    public required int Nodes { get; init; }

    /// <summary>Whether everything was covered.</summary>
    public required bool IsExhaustive { get; init; }

    /// <summary>What was not covered.</summary>
    public IReadOnlyList<string> NotCovered { get; init; } = [];
}
