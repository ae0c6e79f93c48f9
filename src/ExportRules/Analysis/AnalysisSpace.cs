using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>One or more policy versions of a rule set evaluated over their common partition.</summary>
/// <remarks>Not thread-safe: the versions share their diagrams, so that what did not change is not computed again.</remarks>
internal sealed class AnalysisSpace
{
    private readonly Dictionary<PolicyVersion, SymbolicPolicy> policies = [];
    private readonly TestDiagrams tests;

    public AnalysisSpace(IReadOnlyList<PolicyVersion> versions)
    {
        Partition = FactPartition.Of(versions);
        Store = new([.. Partition.Domains.Select(domain => domain.Classes.Count)]);
        Logic = new(Store);
        tests = new(Partition, Store);
    }

    public FactPartition Partition { get; }

    public DiagramStore Store { get; }

    public Logic Logic { get; }

    public SymbolicPolicy Policy(PolicyVersion version)
    {
        if (!policies.TryGetValue(version, out var policy))
        {
            policies[version] = policy = new(version, Partition, Logic, tests);
        }
        return policy;
    }
}
