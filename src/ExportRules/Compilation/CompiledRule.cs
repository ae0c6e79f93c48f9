using ExportRules.RuleSets;

namespace ExportRules.Compilation;

/// <summary>A rule in force, bound and placed: what it tests, what it sets, and by whom its effect can be set aside.</summary>
internal sealed class CompiledRule
{
    public required RuleInForce Rule { get; init; }

    /// <summary>The place in <see cref="CompiledPolicy.Rules"/>.</summary>
    public required int Index { get; init; }

    public required BoundCondition When { get; init; }

    public required ConclusionKind Kind { get; init; }

    /// <summary>The license types or bases that the conclusion names, as bits in their declared order.</summary>
    public required uint Mask { get; init; }

    /// <summary>The rules that set this one aside where they are met.</summary>
    public required int[] Overriders { get; init; }

    /// <summary>The tests of the condition, in written order.</summary>
    public required BoundTest[] Tests { get; init; }

    /// <summary>What every trace says of the rule, whatever became of it.</summary>
    public required TraceEntry Template { get; init; }

    /// <summary>The same rule at a place among other rules.</summary>
    public CompiledRule At(int index, int[] overriders) =>
        new()
        {
            Rule = Rule,
            Index = index,
            When = When,
            Tests = Tests,
            Template = Template,
            Kind = Kind,
            Mask = Mask,
            Overriders = overriders,
        };

    public string? Entry => Kind is ConclusionKind.Classify ? Rule.Version.Then!.Values[0] : null;

    public bool IsInferred => Rule.Version.Confidence is Confidence.Inferred;

    /// <summary>Whether a met rule of this kind can only make an answer stricter.</summary>
    public bool IsTightening =>
        Kind is ConclusionKind.Require or ConclusionKind.Refuse or ConclusionKind.Withdraw;

    /// <summary>What is only inferred never makes the answer milder.</summary>
    public bool HasNoEffect =>
        IsInferred && Kind is (ConclusionKind.Exempt or ConclusionKind.Clear);
}
