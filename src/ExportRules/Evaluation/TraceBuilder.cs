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

    private readonly List<TraceEntry> entries = new(assessment.Policy.Rules.Length);
    private readonly List<BoundTest> open = [];

    public IReadOnlyList<TraceEntry> Build()
    {
        foreach (
            var entry in assessment
                .Facts[BuiltInFacts.Entries]
                .Members.Order(StringComparer.Ordinal)
        )
        {
            entries.Add(OwnClassification(entry));
        }
        var effective = assessment.Candidates.ConvertAll(Effective);
        foreach (var rule in assessment.Policy.Rules)
        {
            Add(rule, effective);
        }
        foreach (var rule in assessment.Policy.NotInForce)
        {
            AddOutOfForce(rule);
        }
        return entries;
    }

    /// <summary>One line a rule where the candidates agree, one a candidate where they do not.</summary>
    private void Add(CompiledRule rule, List<Truth[]> effective)
    {
        var candidates = assessment.Candidates;
        var first = Explain(rule, candidates[0], effective[0]);
        if (candidates.Count == 1 || rule.Rule.Rule.Stage is Stage.Classification)
        {
            AddIfAny(first);
            return;
        }
        var all = candidates
            .Select((candidate, index) => Explain(rule, candidate, effective[index]))
            .ToList();
        if (all.TrueForAll(entry => SameJudgement(entry, first)))
        {
            AddIfAny(first);
            return;
        }
        for (var index = 0; index < all.Count; index++)
        {
            AddIfAny(
                all[index] is { } entry ? entry with { Entry = candidates[index].Entry } : null
            );
        }
    }

    private void AddIfAny(TraceEntry? entry)
    {
        if (entry is not null)
        {
            entries.Add(entry);
        }
    }

    private static bool SameJudgement(TraceEntry? left, TraceEntry? right) =>
        left is null || right is null
            ? left == right
            : left.State == right.State && left.Tests.SequenceEqual(right.Tests);

    private Truth[] Effective(Candidate candidate)
    {
        var effective = new Truth[candidate.Truths.Length];
        AnswerCalculator.Effective(assessment.Policy, candidate.Truths, effective);
        return effective;
    }

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
            Cite = "supplied with the transaction",
            Stage = Words.Of(Stage.Classification),
            Title = "The exporter's own classification",
        };

    private TraceEntry? Explain(CompiledRule rule, Candidate candidate, Truth[] effective)
    {
        switch (candidate.Truths[rule.Index])
        {
            case Truth.False:
                var failing = rule.When.FirstDeciding(candidate.Facts, Truth.False);
                return IsIrrelevant(rule, failing) ? null
                    : failing is null ? rule.Template
                    : rule.Template with { Tests = [Test(failing, candidate.Facts)] };
            case Truth.Unknown:
                open.Clear();
                rule.When.CollectUnknown(candidate.Facts, open);
                return rule.Template with
                {
                    State = RuleState.Unknown,
                    Tests = open.ConvertAll(test => Test(test, candidate.Facts)),
                };
            default:
                return Met(rule, candidate, effective);
        }
    }

    private TraceEntry Met(CompiledRule rule, Candidate candidate, Truth[] effective)
    {
        var tests = Array.ConvertAll(rule.Tests, test => Test(test, candidate.Facts));
        var overriders = rule
            .Overriders.Where(index => effective[index] == Truth.True)
            .Select(index => assessment.Policy.Rules[index].Rule.Id)
            .ToArray();
        return overriders.Length > 0
            ? rule.Template with
            {
                State = RuleState.Overridden,
                Tests = tests,
                OverriddenBy = overriders,
            }
            : rule.Template with
            {
                State = RuleState.Met,
                Tests = tests,
                IsDetermining = determining.Contains(rule.Rule.Id),
            };
    }

    private static bool IsIrrelevant(CompiledRule rule, BoundTest? failing) =>
        rule.Kind is ConclusionKind.Oblige
        || (failing is not null && Array.IndexOf(ScopeFacts, failing.Fact.Path) >= 0)
        || (
            rule.Rule.Rule.Stage is Stage.Control
            && failing?.Fact is { IsDerived: true, FirstStage: Stage.Control }
        );

    /// <summary>A rule that would conclude nothing here is not worth a line; one that would is.</summary>
    private void AddOutOfForce(CompiledRule rule)
    {
        var facts = assessment.Candidates[0].Facts;
        if (
            rule.Rule.Rule.Stage is not Stage.Obligations
            && rule.When.Evaluate(facts) == Truth.True
        )
        {
            entries.Add(
                rule.Template with
                {
                    State = RuleState.NotInForce,
                    Tests = Array.ConvertAll(rule.Tests, test => Test(test, facts)),
                }
            );
        }
    }

    private static TraceTest Test(BoundTest test, FactSet facts)
    {
        var truth = test is GivenTest.GivenProbe probe ? probe.Result(facts) : test.Evaluate(facts);
        return new(
            test.Fact.Path,
            Words.Of(test.Source.Operator),
            test.Gap ?? test.Expected(facts),
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
        var unit =
            value.Kind is not FactKind.Number ? null
            : test.Fact is { Type: FactType.Money, CurrencyFact: { } currency }
                ? facts[currency].Text
            : test.Fact.Unit;
        return unit is null ? value.ToString() : $"{value} {unit}";
    }
}
