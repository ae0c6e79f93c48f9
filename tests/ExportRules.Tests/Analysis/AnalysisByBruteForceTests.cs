using System.Collections.Concurrent;
using ExportRules.Analysis;
using ExportRules.Compilation;
using ExportRules.Evaluation;
using ExportRules.Input;
using ExportRules.RuleSets;
using ExportRules.Yaml;

namespace ExportRules.Tests.Analysis;

/// <summary><c>analyze</c> against the enumeration of every transaction, on many small rule sets.</summary>
public sealed class AnalysisByBruteForceTests
{
    private const int RuleSetCount = 1000;
    private const int WithoutRuleCount = 120;

    [Fact]
    public void Of_OnAThousandSmallRuleSets_EqualsEnumeration()
    {
        var grid = RandomRuleSets.NarrowGrid(withMissing: false).ToList();
        var kinds = new ConcurrentDictionary<FindingKind, int>();
        Parallel.ForEach(
            RandomRuleSets.Texts(RuleSetCount, seed: 40000, narrow: true),
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            text =>
            {
                var ruleSet = RuleSetLoader.LoadText(text).OrThrow();
                var report = RuleSetAnalysis.Of(ruleSet, ruleSet.Versions);
                report.Coverage.IsExhaustive.Should().BeTrue();
                AnalysisChecks.WitnessesShow(ruleSet, report);
                foreach (var finding in report.Findings)
                {
                    kinds.AddOrUpdate(finding.Kind, 1, (_, count) => count + 1);
                }
                foreach (var version in ruleSet.Versions)
                {
                    var seen = new Enumeration(ruleSet, version, grid);
                    Gaps(text, report, version, seen);
                    In(report, version, FindingKind.Conflict)
                        .Any()
                        .Should()
                        .Be(seen.HasConflict, text);
                    var (met, active) = (seen.Met, seen.Active);
                    Subjects(report, version, FindingKind.Unreachable)
                        .Should()
                        .BeEquivalentTo(
                            version.Rules.Select(rule => rule.Id).Except(met),
                            "unreachable in {0}: {1}",
                            version.Id,
                            text
                        );
                    Subjects(report, version, FindingKind.Shadowed)
                        .Should()
                        .BeEquivalentTo(
                            met.Except(active),
                            "shadowed in {0}: {1}",
                            version.Id,
                            text
                        );
                }
            }
        );
        kinds
            .Keys.Should()
            .Contain([
                FindingKind.Gap,
                FindingKind.Conflict,
                FindingKind.Unreachable,
                FindingKind.Shadowed,
                FindingKind.WithoutEffect,
            ]);
    }

    [Fact]
    public void Of_OnSmallRuleSets_NamesExactlyTheRulesWithoutWhichNothingChanges()
    {
        var grid = RandomRuleSets.NarrowGrid(withMissing: true).ToList();
        var idle = 0;
        foreach (var text in RandomRuleSets.Texts(WithoutRuleCount, seed: 80000, narrow: true))
        {
            var ruleSet = RuleSetLoader.LoadText(text).OrThrow();
            var report = RuleSetAnalysis.Of(ruleSet, ruleSet.Versions);
            var found = report
                .Findings.Where(finding => finding.Kind is FindingKind.WithoutEffect)
                .Select(finding => (finding.Subjects[0], finding.Text!.From))
                .ToHashSet();
            idle += found.Count;
            var working = report
                .Findings.Where(finding =>
                    finding.Kind is FindingKind.Unreachable or FindingKind.Shadowed
                )
                .SelectMany(finding =>
                    finding.Versions.Select(version => (finding.Subjects[0], version))
                )
                .ToHashSet();
            foreach (
                var rule in ruleSet
                    .Versions.SelectMany(version => version.Rules)
                    .DistinctBy(rule => (rule.Id, rule.Version.From))
            )
            {
                if (
                    RuleSetLoader.LoadText(RandomRuleSets.Without(text, rule.Id)).RuleSet
                    is not { } without
                )
                {
                    continue;
                }
                var standing = ruleSet
                    .Versions.Where(version =>
                        version.Rules.Any(other => ReferenceEquals(other.Version, rule.Version))
                    )
                    .ToList();
                var (with, less) = (new ExportRulesEngine(ruleSet), new ExportRulesEngine(without));
                var changes = standing.Any(version =>
                    grid.Exists(transaction =>
                        Differ(
                            with.Evaluate(transaction, version.From),
                            less.Evaluate(transaction, version.From)
                        )
                    )
                );
                var counts = standing.Any(version => !working.Contains((rule.Id, version.Id)));
                found
                    .Contains((rule.Id, rule.Version.From))
                    .Should()
                    .Be(!changes && counts, "{0} of {1}", rule.Id, text);
            }
        }
        idle.Should().BeGreaterThan(100);
    }

    private static void Gaps(
        string text,
        AnalysisReport report,
        PolicyVersion version,
        Enumeration seen
    )
    {
        var gaps = In(report, version, FindingKind.Gap).ToList();
        // None is invented: each witness was decided again. None is left out:
        var partition = FactPartition.Of(
            report.Versions.Select(id => version.RuleSet.Find(id)!).ToArray()
        );
        foreach (var transaction in seen.Gaps)
        {
            var (_, point) = BruteForceTests.Place(partition, transaction);
            if (!gaps.Exists(gap => Holds(gap, partition, point)))
            {
                Assert.Fail($"{DifferenceText.Json(transaction)} in {version.Id} of {text}");
            }
        }
    }

    /// <summary>Whether a transaction lies in the bounds of a finding, or comes to when it states what it left out.</summary>
    private static bool Holds(Finding finding, FactPartition partition, int[] point) =>
        finding.Facts.All(fact =>
        {
            var domain = partition.Find(fact.Fact)!;
            var held = domain.Classes[point[domain.Level]];
            return point[domain.Level] == 0
                || fact.Values.Contains(held.Members.Count > 0 ? held.Members[0] : held.Label);
        });

    private static IEnumerable<Finding> In(
        AnalysisReport report,
        PolicyVersion version,
        FindingKind kind
    ) =>
        report.Findings.Where(finding =>
            finding.Kind == kind && finding.Versions.Contains(version.Id)
        );

    private static IEnumerable<string> Subjects(
        AnalysisReport report,
        PolicyVersion version,
        FindingKind kind
    ) => In(report, version, kind).Select(finding => finding.Subjects[0]).Distinct();

    private static bool Differ(Decision one, Decision other) =>
        one.Outcome != other.Outcome
        || one.License != other.License
        || (
            one.Outcome is Outcome.LicenseRequired
            && !one
                .Licenses.Select(license => license.Status)
                .SequenceEqual(other.Licenses.Select(license => license.Status))
        );

    /// <summary>One version's answers to every transaction of a grid.</summary>
    private sealed class Enumeration
    {
        public Enumeration(RuleSet ruleSet, PolicyVersion version, IEnumerable<Transaction> grid)
        {
            Assessment? last = null;
            var engine = new ExportRulesEngine(
                ruleSet,
                new PolicyCache().Get,
                assessment => last = assessment
            );
            foreach (var transaction in grid)
            {
                var decision = engine.Evaluate(transaction, version.From);
                Look(last!);
                if (decision is not { Outcome: Outcome.Undetermined })
                {
                    continue;
                }
                var isConflict = Notes(decision, "conflict:");
                // An exporter's entry against the rules' classification is a contradiction of the input.
                var isContradiction = Notes(decision, "contradiction:");
                HasConflict |= isConflict || isContradiction && transaction.Item!.Entries is null;
                if (isConflict || isContradiction || decision.Missing.Count > 0)
                {
                    continue;
                }
                // Of an item that nothing classifies not every gap is found: a rule that tests what follows from the
                // entry counts as waiting for a fact. docs/analysis.md says so.
                if (decision.Entries.Count > 0)
                {
                    Gaps.Add(transaction);
                }
            }
        }

        private static bool Notes(Decision decision, string kind) =>
            decision.Notes.Any(note => note.StartsWith(kind, StringComparison.Ordinal));

        public List<Transaction> Gaps { get; } = [];

        public bool HasConflict { get; private set; }

        public HashSet<string> Met { get; } = [];

        public HashSet<string> Active { get; } = [];

        private void Look(Assessment assessment)
        {
            var policy = assessment.Policy;
            var effective = new Truth[policy.Rules.Length];
            AnswerCalculator.Effective(policy, assessment.Classification, effective);
            Look(policy, assessment.Classification, effective, isClassification: true);
            foreach (var candidate in assessment.Candidates.Where(candidate => candidate.IsCertain))
            {
                AnswerCalculator.Effective(policy, candidate.Truths, effective);
                Look(policy, candidate.Truths, effective, isClassification: false);
            }
        }

        private void Look(
            CompiledPolicy policy,
            Truth[] truths,
            Truth[] effective,
            bool isClassification
        )
        {
            foreach (var rule in policy.Rules)
            {
                if (
                    rule.Kind is ConclusionKind.Classify == isClassification
                    && truths[rule.Index] == Truth.True
                )
                {
                    Met.Add(rule.Rule.Id);
                    if (effective[rule.Index] == Truth.True)
                    {
                        Active.Add(rule.Rule.Id);
                    }
                }
            }
        }
    }
}
