using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>
/// In which versions each text of a rule stands: what is idle in all of them never works, what is idle in some is idle
/// for a time, as where a later notice suspends it.
/// </summary>
internal sealed class RuleLives(IReadOnlyList<PolicyVersion> versions)
{
    private readonly Dictionary<RuleVersion, HashSet<string>> lives = Lives(versions);

    /// <summary>Marks what passes, and leaves out what cannot be said of rules that wait for items with several entries.</summary>
    public IEnumerable<Finding> Grade(
        IEnumerable<Finding> findings,
        IReadOnlyList<PolicyVersion> sampled
    )
    {
        var all = findings.ToList();
        var unsaid = NeedSeveralEntries(versions);
        var idle = all.Where(IsIdle)
            .GroupBy(finding => finding.Text!, ReferenceEqualityComparer.Instance)
            .ToDictionary(
                group => group.Key!,
                group =>
                    group.SelectMany(finding => finding.Versions).ToHashSet(StringComparer.Ordinal),
                ReferenceEqualityComparer.Instance
            );
        var unseen = sampled.Select(version => version.Id).ToHashSet(StringComparer.Ordinal);
        return all.Where(finding => finding.Text is null || !unsaid.Contains(finding.Subjects[0]))
            .Where(finding =>
                finding.Kind is not FindingKind.WithoutEffect
                || !lives[finding.Text!].Overlaps(unseen)
            )
            .Select(finding =>
                IsIdle(finding)
                    ? finding with
                    {
                        IsPassing = !lives[finding.Text!].IsSubsetOf(idle[finding.Text!]),
                    }
                    : finding
            );
    }

    /// <summary>Rules that may be met only by an item with several entries: no single entry speaks for them.</summary>
    public static IReadOnlyList<string> NeedSeveralEntries(IEnumerable<PolicyVersion> versions) =>
        [
            .. versions
                .SelectMany(version => version.Rules)
                .Where(rule => Entries(rule.Version.When) > 1)
                .Select(rule => rule.Id)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    private static bool IsIdle(Finding finding) =>
        finding.Kind is FindingKind.Unreachable or FindingKind.Shadowed;

    /// <summary>How many tests on the exporter's entries must hold at once; whether any are given counts for nothing.</summary>
    private static int Entries(Condition condition) =>
        condition switch
        {
            AllCondition all => all.Parts.Sum(Entries),
            AnyCondition any => any.Parts.Select(Entries).DefaultIfEmpty(0).Max(),
            NotCondition not => Entries(not.Part),
            TestCondition { Fact: BuiltInFacts.Entries, Operator: not Operator.Given } => 1,
            _ => 0,
        };

    private static Dictionary<RuleVersion, HashSet<string>> Lives(
        IReadOnlyList<PolicyVersion> versions
    )
    {
        var lives = new Dictionary<RuleVersion, HashSet<string>>(
            ReferenceEqualityComparer.Instance
        );
        foreach (var version in versions)
        {
            foreach (var rule in version.Rules)
            {
                if (!lives.TryGetValue(rule.Version, out var own))
                {
                    lives[rule.Version] = own = new(StringComparer.Ordinal);
                }
                own.Add(version.Id);
            }
        }
        return lives;
    }
}
