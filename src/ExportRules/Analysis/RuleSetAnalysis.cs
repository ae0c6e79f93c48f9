using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>
/// Looks for gaps, conflicts and rules without effect over the whole partition of one or more policy versions.
/// </summary>
internal sealed class RuleSetAnalysis
{
    private readonly RuleSet ruleSet;
    private readonly IReadOnlyList<PolicyVersion> versions;
    private readonly AnalysisSpace space;

    private RuleSetAnalysis(RuleSet ruleSet, IReadOnlyList<PolicyVersion> versions)
    {
        this.ruleSet = ruleSet;
        this.versions = versions;
        space = new(versions);
    }

    public static AnalysisReport Of(RuleSet ruleSet, IReadOnlyList<PolicyVersion> versions) =>
        new RuleSetAnalysis(ruleSet, versions).Run();

    private AnalysisReport Run()
    {
        var effects = new RuleEffects(space);
        var gaps = new GapSearch(space);
        var found = new List<Finding>();
        foreach (var version in versions)
        {
            var view = new VersionView(space, version);
            found.AddRange(gaps.Of(view));
            found.AddRange(ConflictSearch.Of(view));
            found.AddRange(RuleReach.Of(view));
            effects.Look(view);
        }
        found.AddRange(effects.Findings());
        return new()
        {
            RuleSet = ruleSet.Id,
            Versions = [.. versions.Select(version => version.Id)],
            Findings =
            [
                .. Merge(found)
                    .Concat(Unused())
                    .OrderBy(finding => finding.Kind)
                    .ThenBy(finding => finding.OnlyWith.Count > 0)
                    .ThenBy(
                        finding => finding.Versions is [var first, ..] ? first : "",
                        StringComparer.Ordinal
                    )
                    .ThenBy(finding => finding.Identity, StringComparer.Ordinal),
            ],
            Coverage = new()
            {
                Facts = space.Partition.Domains.Count + 1,
                Items = space.Partition.Items.All.Count,
                Magnitude =
                    (decimal)Math.Log10(space.Partition.Items.All.Count)
                    + space.Partition.Domains.Sum(domain =>
                        (decimal)Math.Log10(domain.Classes.Count)
                    ),
                Nodes = space.Store.Count,
                IsExhaustive = gaps.IsComplete,
                NotCovered = gaps.IsComplete
                    ? []
                    : ["gaps whose region needs more boxes than are printed are listed in part"],
            },
        };
    }

    /// <summary>The same finding in several versions is one finding with the versions in which it holds.</summary>
    private static IEnumerable<Finding> Merge(IEnumerable<Finding> found) =>
        found
            .GroupBy(finding => finding.Identity, StringComparer.Ordinal)
            .Select(group =>
                group.First() with
                {
                    Versions =
                    [
                        .. group
                            .SelectMany(finding => finding.Versions)
                            .Distinct(StringComparer.Ordinal)
                            .Order(StringComparer.Ordinal),
                    ],
                }
            );

    private IEnumerable<Finding> Unused()
    {
        var tests = versions
            .SelectMany(version => version.Rules)
            .SelectMany(rule => TestUse.Tests(rule.Version.When))
            .ToList();
        var lists = tests.Select(test => test.Operand.List).ToHashSet(StringComparer.Ordinal);
        foreach (var list in ruleSet.Lists.Where(list => !lists.Contains(list.Id)))
        {
            yield return new()
            {
                Kind = FindingKind.UnusedList,
                Subjects = [list.Id],
                Message = $"no rule tests the list `{list.Id}`",
            };
        }
        var facts = tests
            .SelectMany(test => VariableOrder.Supplied(ruleSet.Facts, versions, test))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var fact in ruleSet.DeclaredFacts.Where(fact => !facts.Contains(fact.Path)))
        {
            yield return new()
            {
                Kind = FindingKind.UnusedFact,
                Subjects = [fact.Path],
                Message = $"no rule tests the fact `{fact.Path}`",
            };
        }
    }
}
