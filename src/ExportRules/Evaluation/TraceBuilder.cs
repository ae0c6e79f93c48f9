using ExportRules.Compilation;
using ExportRules.RuleSets;

namespace ExportRules.Evaluation;

/// <summary>Explains every rule that could have mattered, from its own condition tree.</summary>
internal sealed class TraceBuilder(Assessment assessment, IReadOnlyList<string> determining)
{
    /// <summary>Rules about another kind of item could not have mattered.</summary>
    private static readonly string[] ScopeFacts =
    [
        "item.kind",
        BuiltInFacts.Material,
        BuiltInFacts.NotListed,
    ];

    public IReadOnlyList<TraceEntry> Build()
    {
        var entries = new List<TraceEntry>();
        var policy = assessment.Policy;
        foreach (
            var entry in assessment
                .Facts[BuiltInFacts.Entries]
                .Members.Order(StringComparer.Ordinal)
        )
        {
            entries.Add(OwnClassification(entry));
        }
        var several = assessment.Candidates.Count > 1;
        foreach (var rule in policy.Rules)
        {
            var isClassification = rule.Rule.Rule.Stage is Stage.Classification;
            var first = true;
            foreach (var candidate in assessment.Candidates)
            {
                if ((isClassification && !first) || Explain(rule, candidate) is not { } explained)
                {
                    continue;
                }
                first = false;
                var last = entries.Count > 0 ? entries[^1] : null;
                if (last?.Rule == explained.Rule && SameJudgement(last, explained))
                {
                    entries[^1] = last with { Entry = null };
                    continue;
                }
                entries.Add(
                    several && !isClassification
                        ? explained with
                        {
                            Entry = candidate.Entry,
                        }
                        : explained
                );
            }
        }
        foreach (var rule in policy.NotInForce)
        {
            if (ExplainOutOfForce(rule) is { } explained)
            {
                entries.Add(explained);
            }
        }
        return entries;
    }

    private static bool SameJudgement(TraceEntry left, TraceEntry right) =>
        left.State == right.State && left.Tests.SequenceEqual(right.Tests);

    private TraceEntry OwnClassification(string entry) =>
        new()
        {
            Rule = "exporter-classification",
            State = RuleState.Met,
            Conclusion = $"classify {entry}",
            Tests =
            [
                new(
                    BuiltInFacts.Entries,
                    "is",
                    entry,
                    assessment.Facts[BuiltInFacts.Entries].ToString(),
                    "met"
                ),
            ],
            Stage = Words.Of(Stage.Classification),
            Title = "The exporter's own classification",
            Cite = "supplied with the transaction",
        };

    private TraceEntry? Explain(CompiledRule rule, Candidate candidate)
    {
        var truth = candidate.Truths[rule.Index];
        if (truth == Truth.False)
        {
            var failing = rule.When.FirstDeciding(candidate.Facts, Truth.False);
            return IsIrrelevant(rule, failing)
                ? null
                : Entry(rule, candidate, RuleState.NotMet, failing is null ? [] : [failing]);
        }
        var tests = new List<BoundTest>();
        if (truth == Truth.Unknown)
        {
            rule.When.CollectUnknown(candidate.Facts, tests);
            return Entry(rule, candidate, RuleState.Unknown, tests);
        }
        rule.When.CollectTests(tests);
        var overriders = Overriders(rule, candidate);
        var entry = Entry(
            rule,
            candidate,
            overriders.Count > 0 ? RuleState.Overridden : RuleState.Met,
            tests
        );
        return overriders.Count > 0 ? entry with { OverriddenBy = overriders } : entry;
    }

    private List<string> Overriders(CompiledRule rule, Candidate candidate)
    {
        if (rule.Overriders.Length == 0)
        {
            return [];
        }
        var policy = assessment.Policy;
        var effective = new Truth[policy.Rules.Length];
        AnswerCalculator.Effective(policy, candidate.Truths, effective);
        return
        [
            .. rule
                .Overriders.Where(index => effective[index] == Truth.True)
                .Select(index => policy.Rules[index].Rule.Id),
        ];
    }

    private static bool IsIrrelevant(CompiledRule rule, BoundTest? failing) =>
        rule.Kind is ConclusionKind.Oblige
        || (failing is not null && Array.IndexOf(ScopeFacts, failing.Fact.Path) >= 0)
        || (
            rule.Rule.Rule.Stage is Stage.Control
            && failing?.Fact is { IsDerived: true } fact
            && (
                fact.Path == BuiltInFacts.Entry
                || fact.Path.StartsWith("entry.", StringComparison.Ordinal)
            )
        );

    private TraceEntry? ExplainOutOfForce(RuleOutOfForce rule)
    {
        // A rule that would conclude nothing here is not worth a line; one that may is.
        var candidate = assessment.Candidates[0];
        if (
            rule.Rule.Rule.Stage is Stage.Obligations
            || rule.When.Evaluate(candidate.Facts) != Truth.True
        )
        {
            return null;
        }
        var tests = new List<BoundTest>();
        rule.When.CollectTests(tests);
        return Entry(
            rule.Rule,
            RuleState.NotInForce,
            [.. tests.Select(test => Test(test, candidate.Facts))]
        );
    }

    private TraceEntry Entry(
        CompiledRule rule,
        Candidate candidate,
        RuleState state,
        List<BoundTest> tests
    )
    {
        var lines = new TraceTest[tests.Count];
        for (var index = 0; index < lines.Length; index++)
        {
            lines[index] = Test(tests[index], candidate.Facts);
        }
        return Entry(rule.Rule, state, lines);
    }

    private TraceEntry Entry(RuleInForce rule, RuleState state, TraceTest[] tests)
    {
        var version = rule.Version;
        return new()
        {
            Rule = rule.Id,
            State = state,
            Conclusion = version.Then!.ToString(),
            Tests = tests,
            Cite = rule.Rule.Cite,
            Source = version.Sources.Count == 0 ? null : string.Join("; ", version.Sources),
            File = version.Location.File,
            Line = version.Location.Line,
            Stage = Words.Of(rule.Rule.Stage),
            Title = rule.Rule.Title,
            Term = rule.Rule.Term,
            Because = version.Because,
            Text = version.Text,
            Confidence = version.Confidence,
            Since = version.From,
            Act = version.Act.Id,
            IsDetermining = state is RuleState.Met && determining.Contains(rule.Id),
        };
    }

    private static TraceTest Test(BoundTest test, FactSet facts)
    {
        var truth = test is GivenTest.GivenProbe probe ? probe.Result(facts) : test.Evaluate(facts);
        return new(
            test.Fact.Path,
            Words.Of(test.Source.Operator),
            test.Gap is { } gap ? gap : test.Expected(facts),
            ActualText(test, facts),
            truth switch
            {
                Truth.True => "met",
                Truth.False => "not-met",
                _ => "unknown",
            }
        );
    }

    private static string ActualText(BoundTest test, FactSet facts)
    {
        var value = test.Actual(facts);
        return value.IsSupplied
            && test.Fact is { Type: FactType.Money, CurrencyFact: { } currency }
            && facts[currency].Text is { } code
                ? $"{value} {code}"
            : value.IsSupplied && test.Fact.Unit is { } unit && value.Kind is FactKind.Number
                ? $"{value} {unit}"
            : value.ToString();
    }
}
