namespace ExportRules.RuleSets;

/// <summary>What a rule concludes when its condition is met.</summary>
public sealed record Conclusion
{
    /// <summary>The kind.</summary>
    public required ConclusionKind Kind { get; init; }

    /// <summary>The entry, the bases or the license types it is about; empty for an obligation.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>An exemption's public name.</summary>
    public string? As { get; init; }

    /// <summary>An obligation's kind: <c>check</c>, <c>notify</c>, <c>report</c>, <c>record</c>, <c>apply</c>, <c>validity</c> or <c>condition</c>.</summary>
    public string? ObligationKind { get; init; }

    /// <summary>An obligation's text.</summary>
    public string? ObligationText { get; init; }

    /// <summary>The stage that this kind of conclusion belongs to.</summary>
    public Stage Stage => StageOf(Kind);

    internal bool IsTightening =>
        Kind is ConclusionKind.Require or ConclusionKind.Refuse or ConclusionKind.Withdraw;

    internal static Stage StageOf(ConclusionKind kind) =>
        kind switch
        {
            ConclusionKind.Classify => Stage.Classification,
            ConclusionKind.Require or ConclusionKind.Refuse or ConclusionKind.Clear =>
                Stage.Control,
            ConclusionKind.Exempt => Stage.Exemptions,
            ConclusionKind.Offer or ConclusionKind.Withdraw => Stage.Licenses,
            _ => Stage.Obligations,
        };

    /// <summary>The conclusion as a reader's phrase, such as <c>withdraw general-bulk, special-general-bulk</c>.</summary>
    public override string ToString() =>
        Kind switch
        {
            ConclusionKind.Oblige => $"oblige {ObligationKind}",
            ConclusionKind.Exempt when As is not null =>
                $"exempt {string.Join(", ", Values)} as {As}",
            _ => $"{Words.Of(Kind)} {string.Join(", ", Values)}",
        };
}
