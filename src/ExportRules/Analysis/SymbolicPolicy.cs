using ExportRules.Compilation;
using ExportRules.Evaluation;
using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>One policy version evaluated for all transactions at once: every rule, answer and status as a diagram.</summary>
internal sealed class SymbolicPolicy
{
    private readonly FactPartition partition;
    private readonly Logic logic;
    private readonly TestDiagrams tests;
    private readonly Dictionary<(string?, int), SymbolicCandidate> candidates = [];
    private readonly bool laterStagesSeeEntries;

    public SymbolicPolicy(
        PolicyVersion version,
        FactPartition partition,
        Logic logic,
        TestDiagrams tests
    )
    {
        this.partition = partition;
        this.logic = logic;
        this.tests = tests;
        Policy = new PolicyCache().Get(version);
        laterStagesSeeEntries = Policy
            .Rules.Where(rule => rule.Kind is not ConclusionKind.Classify)
            .SelectMany(rule => TestUse.Tests(rule.Rule.Version.When))
            .Any(test => test.Fact is BuiltInFacts.Entries or BuiltInFacts.NotListed);
    }

    public CompiledPolicy Policy { get; }

    public PolicyVersion Version => Policy.Version;

    /// <summary>The truth of the classification rules for an item case, by rule index.</summary>
    public int[] Classification(ItemCase item)
    {
        var truths = new int[Policy.Rules.Length];
        Array.Fill(truths, Logic.No);
        var facts = new CaseFacts(Policy, item, null, inClassification: true);
        var conditions = new ConditionDiagrams(logic, tests, Version, facts);
        foreach (var rule in Policy.Stages[(int)Stage.Classification])
        {
            truths[rule.Index] = conditions.Of(rule.Rule.Version.When);
        }
        return truths;
    }

    /// <summary>Everything that follows once the item is decided under one entry; null where nothing classifies it.</summary>
    public SymbolicCandidate Candidate(ItemCase item, string? entry)
    {
        var key = (entry ?? "\0", laterStagesSeeEntries ? Place(item) : 0);
        if (!candidates.TryGetValue(key, out var candidate))
        {
            candidates[key] = candidate = new(
                Policy,
                logic,
                new(logic, tests, Version, new(Policy, item, entry, inClassification: false))
            );
        }
        return candidate;
    }

    /// <summary>The same if one rule were never met.</summary>
    public SymbolicCandidate CandidateWithout(ItemCase item, string? entry, int rule) =>
        new(
            Policy,
            logic,
            new(logic, tests, Version, new(Policy, item, entry, inClassification: false)),
            rule
        );

    /// <summary>The answer if one rule were never met.</summary>
    public SymbolicAnswer AnswerWithout(ItemCase item, int rule) =>
        SymbolicAnswer.Of(this, item, partition, logic, rule);

    public SymbolicAnswer Answer(ItemCase item) => SymbolicAnswer.Of(this, item, partition, logic);

    private int Place(ItemCase item)
    {
        for (var index = 0; index < partition.Items.All.Count; index++)
        {
            if (ReferenceEquals(partition.Items.All[index], item))
            {
                return index;
            }
        }
        return -1;
    }
}
