using ExportRules.RuleSets;

namespace ExportRules.Compilation;

/// <summary>A policy version ready to decide: bound rules, indexed tables and the sessions of its stages.</summary>
/// <remarks>Immutable and safe to share between threads; each transaction is alone in its session.</remarks>
internal sealed class CompiledPolicy
{
    private readonly StageSessions sessions;

    private CompiledPolicy(
        PolicyVersion version,
        StageSessions sessions,
        CompiledPolicy? origin = null
    )
    {
        Version = version;
        this.sessions = sessions;
        var ruleSet = version.RuleSet;
        var binder = new ConditionBinder(version);
        var overriders = version
            .Rules.SelectMany(
                (rule, index) => rule.Version.Overrides.Select(target => (target, index))
            )
            .ToLookup(pair => pair.target, pair => pair.index, StringComparer.Ordinal);
        Rules =
        [
            .. version.Rules.Select(
                (rule, index) => Bind(rule, index, binder, overriders[rule.Id], origin)
            ),
        ];
        Stages =
        [
            .. Enum.GetValues<Stage>()
                .Select(stage => Rules.Where(rule => rule.Rule.Rule.Stage == stage).ToArray()),
        ];
        Order = OverrideOrder.Of(Rules);
        Tables =
            origin is not null && origin.Version.Tables == version.Tables
                ? origin.Tables
                : [.. version.Tables.Select(table => new BoundTable(table, ruleSet.Facts))];
        NotInForce =
            origin?.NotInForce
            ?? [.. version.RulesNotInForce.Select(rule => Bind(rule, -1, binder, [], null))];
        LicenseTypeCount = ruleSet.LicenseTypes.Count;
        Candidates =
            origin is not null && origin.Version.Tables == version.Tables
                ? origin.Candidates
                : CandidateRegister.Of(version);
    }

    public PolicyVersion Version { get; }

    /// <summary>The rules in force, in the order of stage and id.</summary>
    public CompiledRule[] Rules { get; }

    /// <summary>The same by stage.</summary>
    public CompiledRule[][] Stages { get; }

    /// <summary>The indexes of the rules, overriders before the rules they override.</summary>
    public int[] Order { get; }

    public BoundTable[] Tables { get; }

    /// <summary>Rules that the version does not have, bound as they stood nearest in time.</summary>
    public CompiledRule[] NotInForce { get; }

    public int LicenseTypeCount { get; }

    public CandidateRegister Candidates { get; }

    /// <summary>Compiles a version; its transactions run in the sessions given.</summary>
    public static CompiledPolicy Compile(PolicyVersion version, StageSessions sessions) =>
        new(version, sessions);

    /// <summary>Compiles a version in which little is changed against this one; what did not change is not bound again.</summary>
    public CompiledPolicy With(PolicyVersion changed) => new(changed, sessions, this);

    /// <summary>Runs the five stages on one transaction.</summary>
    public Assessment Run(FactSet facts)
    {
        var assessment = new Assessment(this, facts);
        sessions.Run(assessment);
        return assessment;
    }

    /// <summary>The ids of the bases in a mask, in their declared order.</summary>
    public string[] BasisIds(uint mask) =>
        mask == 0 ? [] : [.. Ids(mask, Version.RuleSet.Bases, basis => basis.Id)];

    /// <summary>The ids of the license types in a mask, least burdensome first.</summary>
    public string[] LicenseIds(uint mask) =>
        mask == 0 ? [] : [.. Ids(mask, Version.RuleSet.LicenseTypes, type => type.Id)];

    private static IEnumerable<string> Ids<T>(
        uint mask,
        IReadOnlyList<T> all,
        Func<T, string> id
    ) => all.Where((_, index) => (mask & (1u << index)) != 0).Select(id);

    private static CompiledRule Bind(
        RuleInForce rule,
        int index,
        ConditionBinder binder,
        IEnumerable<int> overriders,
        CompiledPolicy? origin
    )
    {
        if (origin is not null && Unchanged(rule, binder, origin) is { } bound)
        {
            return bound.At(index, [.. overriders.Order()]);
        }
        var when = binder.Bind(rule.Version.When);
        var tests = new List<BoundTest>();
        when.CollectTests(tests);
        return new()
        {
            Rule = rule,
            Index = index,
            When = when,
            Tests = [.. tests],
            Template = TraceTemplate.Of(rule),
            Kind = rule.Version.Then!.Kind,
            Mask = Mask(binder.RuleSet, rule.Version.Then),
            Overriders = [.. overriders.Order()],
        };
    }

    private static CompiledRule? Unchanged(
        RuleInForce rule,
        ConditionBinder binder,
        CompiledPolicy origin
    ) =>
        Array.Find(origin.Rules, bound => ReferenceEquals(bound.Rule, rule)) is { } found
        && Array.TrueForAll(
            found.Tests,
            test =>
                test.Source.Operand.List is not { } list || binder.HasSameList(list, origin.Version)
        )
            ? found
            : null;

    private static uint Mask(RuleSet ruleSet, Conclusion conclusion) =>
        conclusion.Kind switch
        {
            ConclusionKind.Offer or ConclusionKind.Withdraw => Bits(
                conclusion.Values,
                id => ruleSet.LicenseTypes.First(type => type.Id == id).Burden
            ),
            ConclusionKind.Classify or ConclusionKind.Oblige => 0,
            _ => Bits(conclusion.Values, id => Position(ruleSet.Bases, id)),
        };

    private static int Position(IReadOnlyList<Basis> bases, string id)
    {
        for (var index = 0; index < bases.Count; index++)
        {
            if (bases[index].Id == id)
            {
                return index;
            }
        }
        return -1;
    }

    private static uint Bits(IEnumerable<string> values, Func<string, int> position) =>
        values.Aggregate(0u, (mask, value) => mask | 1u << position(value));
}
