using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>
/// Looks for gaps, conflicts and rules without effect over the whole partition of one or more policy versions.
/// </summary>
internal sealed class RuleSetAnalysis
{
    /// <summary>The nodes that an analysis may build unless told otherwise: some gigabytes, some minutes.</summary>
    public const int MostNodes = 20_000_000;

    private readonly RuleSet ruleSet;
    private readonly IReadOnlyList<PolicyVersion> versions;
    private readonly AnalysisSpace space;
    private readonly List<PolicyVersion> sampled = [];

    private RuleSetAnalysis(RuleSet ruleSet, IReadOnlyList<PolicyVersion> versions, int mostNodes)
    {
        this.ruleSet = ruleSet;
        this.versions = versions;
        space = new(versions);
        space.Store.Limit = mostNodes;
    }

    /// <summary>Analyzes versions of one rule set together.</summary>
    /// <param name="ruleSet">The rule set.</param>
    /// <param name="versions">The versions, oldest first.</param>
    /// <param name="mostNodes">The size of the diagrams at which the versions that are left are sampled instead.</param>
    public static AnalysisReport Of(
        RuleSet ruleSet,
        IReadOnlyList<PolicyVersion> versions,
        int mostNodes = MostNodes
    ) => new RuleSetAnalysis(ruleSet, versions, mostNodes).Run();

    private AnalysisReport Run()
    {
        var effects = new RuleEffects(space);
        var gaps = new GapSearch(space);
        var found = new List<Finding>();
        foreach (var version in versions)
        {
            try
            {
                found.AddRange(Look(version, gaps, effects));
            }
            catch (DiagramLimitException)
            {
                sampled.Add(version);
                found.AddRange(new SampledSearch(space.Partition).Of(version));
            }
        }
        found.AddRange(effects.Findings());
        var life = new RuleLives(versions);
        var findings = life.Grade(Merge(found), sampled)
            .Concat(Unused())
            .OrderBy(finding => finding.Grade)
            .ThenBy(finding => finding.Kind)
            .ThenBy(finding => finding.OnlyWith.Count > 0)
            .ThenBy(
                finding => finding.Versions is [var first, ..] ? first : "",
                StringComparer.Ordinal
            )
            .ThenBy(finding => finding.Identity, StringComparer.Ordinal);
        return new()
        {
            RuleSet = ruleSet.Id,
            Versions = [.. versions.Select(version => version.Id)],
            Findings = [.. findings],
            Coverage = CoverageOf(gaps),
            Sampled = [.. sampled.Select(version => version.Id)],
        };
    }

    private List<Finding> Look(PolicyVersion version, GapSearch gaps, RuleEffects effects)
    {
        var view = new VersionView(space, version);
        List<Finding> found = [.. gaps.Of(view), .. ConflictSearch.Of(view), .. RuleReach.Of(view)];
        effects.Look(view);
        return found;
    }

    private Coverage CoverageOf(GapSearch gaps)
    {
        var notCovered = new List<string>();
        if (sampled.Count > 0)
        {
            notCovered.Add(
                $"{string.Join(", ", sampled.Select(version => version.Id))}: the diagrams have more than {space.Store.Limit} nodes, so {SampledSearch.Draws} transactions of each of these versions were drawn instead, for gaps and conflicts only"
            );
        }
        if (!gaps.IsComplete)
        {
            notCovered.Add(
                "gaps whose region needs more boxes than are printed are listed in part"
            );
        }
        var several = RuleLives.NeedSeveralEntries(versions);
        if (several.Count > 0)
        {
            notCovered.Add(
                $"items with several entries at once, of which {string.Join(", ", several.Select(id => $"`{id}`"))} may speak"
            );
        }
        return new()
        {
            Facts = space.Partition.Domains.Count + 1,
            Items = space.Partition.Items.All.Count,
            Magnitude =
                (decimal)Math.Log10(space.Partition.Items.All.Count)
                + space.Partition.Domains.Sum(domain => (decimal)Math.Log10(domain.Classes.Count)),
            Nodes = space.Store.Count,
            IsExhaustive = notCovered.Count == 0,
            NotCovered = notCovered,
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
                Places = [list.Location],
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
                Places = [fact.Location],
            };
        }
    }
}
