using System.Collections.Concurrent;
using ExportRules.Compilation;
using ExportRules.RuleSets;
using ExportRules.Testing.Running;
using ExportRules.Yaml;

namespace ExportRules.Testing.Mutation;

/// <summary>
/// Runs, for each mutant, the cases that could notice it, until one does. The law of each day is compiled once; a
/// mutant compiles again only the rule that it changes, and only for the days that a concerned case asks for.
/// </summary>
internal sealed class MutationRun(
    RuleSet ruleSet,
    IReadOnlyList<CaseRun> runs,
    Func<PolicyVersion, CompiledPolicy> policies
)
{
    // A case that fails without a change says nothing about one.
    private readonly IReadOnlyList<CaseRun> passing =
    [
        .. runs.Where(run => run.Outcome.Passed && run.Assessments.Count > 0),
    ];

    public static IReadOnlyList<Mutant> Mutants(RuleSet ruleSet)
    {
        var all = RuleMutants
            .Of(ruleSet)
            .Concat(ListMutants.Of(ruleSet))
            .Concat(TableMutants.Of(ruleSet))
            .OrderBy(mutant => mutant.Location.File, StringComparer.Ordinal)
            .ThenBy(mutant => mutant.Location.Line)
            .ThenBy(mutant => mutant.Location.Column)
            .ThenBy(mutant => mutant.Id, StringComparer.Ordinal);
        return Distinct(all);
    }

    public MutationReport Run(SurvivorList survivors, bool isWhole, DiagnosticBag bag)
    {
        var mutants = Mutants(ruleSet);
        var results = new MutantResult[mutants.Count];
        Parallel.For(0, mutants.Count, index => results[index] = Run(mutants[index], survivors));
        survivors.Check(
            results.ToDictionary(
                result => result.Id,
                result => result.IsKilled,
                StringComparer.Ordinal
            ),
            isWhole,
            bag
        );
        return new(results);
    }

    /// <summary>Two changes that read the same get a number each, in written order.</summary>
    private static IReadOnlyList<Mutant> Distinct(IEnumerable<Mutant> mutants)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var distinct = new List<Mutant>();
        foreach (var mutant in mutants)
        {
            seen[mutant.Id] = seen.GetValueOrDefault(mutant.Id) + 1;
            if (seen[mutant.Id] > 1)
            {
                mutant.Number(seen[mutant.Id]);
            }
            distinct.Add(mutant);
        }
        return distinct;
    }

    private MutantResult Run(Mutant mutant, SurvivorList survivors)
    {
        var changed = new ConcurrentDictionary<PolicyVersion, CompiledPolicy>();
        var engine = new ExportRulesEngine(ruleSet, Policy, null);
        var runner = new CaseRunner(engine);
        var concerned = 0;
        foreach (var run in passing)
        {
            if (!run.Assessments.Any(assessment => mutant.Concerns(run, assessment)))
            {
                continue;
            }
            concerned++;
            if (!runner.Run(run.Case).Passed)
            {
                return new(mutant.Id, mutant.Location, run.Case.Name, concerned, null);
            }
        }
        return new(mutant.Id, mutant.Location, null, concerned, survivors.Reason(mutant.Id));

        CompiledPolicy Policy(PolicyVersion version) =>
            changed.GetOrAdd(
                version,
                key =>
                {
                    var policy = policies(key);
                    return mutant.Apply(key) is { } law ? policy.With(law) : policy;
                }
            );
    }
}
