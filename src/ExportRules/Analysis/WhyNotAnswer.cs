namespace ExportRules.Analysis;

/// <summary>A set of facts that, changed together, lead to a wanted answer; none of them can be left out.</summary>
/// <param name="Facts">Each fact with its present value and the values that it would need.</param>
public sealed record FactChange(IReadOnlyList<ChangedFact> Facts);

/// <summary>One fact that would have to be another.</summary>
/// <param name="Fact">Its path.</param>
/// <param name="Present">Its value now, in words.</param>
/// <param name="Needed">The values it would need, in words.</param>
/// <param name="Values">Those values one by one, as far as they can be listed.</param>
public sealed record ChangedFact(
    string Fact,
    string Present,
    string Needed,
    IReadOnlyList<string> Values
);

/// <summary>The nearest day on which the answer is another.</summary>
/// <param name="Day">The day.</param>
/// <param name="Version">The policy version of that day.</param>
/// <param name="Name">The version's name.</param>
/// <param name="Answer">The answer of that day.</param>
public sealed record OtherDay(DateOnly Day, string Version, string? Name, string Answer);

/// <summary>Why a license type cannot be used, and what would have to be different.</summary>
public sealed record WhyNotAnswer
{
    /// <summary>The license type that was asked about.</summary>
    public required string License { get; init; }

    /// <summary>The law that decided.</summary>
    public required PolicyReference Policy { get; init; }

    /// <summary>The outcome as it is.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>The license's status now; null where no license is required.</summary>
    public required Availability? Status { get; init; }

    /// <summary>The rules behind the status.</summary>
    public required IReadOnlyList<string> Because { get; init; }

    /// <summary>The smallest changes that make it available.</summary>
    public required IReadOnlyList<FactChange> ToBeAvailable { get; init; }

    /// <summary>The smallest changes after which no license is required.</summary>
    public required IReadOnlyList<FactChange> ToNeedNone { get; init; }

    /// <summary>The last day before on which it stands otherwise.</summary>
    public OtherDay? Before { get; init; }

    /// <summary>The first day after on which it stands otherwise.</summary>
    public OtherDay? After { get; init; }

    /// <summary>What was not looked at.</summary>
    public string? Limit { get; init; }
}
