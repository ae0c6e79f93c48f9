using ExportRules.Compilation;
using ExportRules.RuleSets;

namespace ExportRules.Evaluation;

/// <summary>What the missing facts could change: which keep the answer open, which could only relax it.</summary>
internal sealed class OpenQuestions
{
    private readonly SortedSet<string> missing = new(StringComparer.Ordinal);
    private readonly SortedSet<string> gaps = new(StringComparer.Ordinal);
    private readonly List<Relaxation> relaxations = [];
    private readonly Assessment assessment;
    private readonly CombinedAnswer combined;

    private OpenQuestions(Assessment assessment, CombinedAnswer combined)
    {
        this.assessment = assessment;
        this.combined = combined;
        if (combined.IsDetermined)
        {
            CollectRelaxations();
        }
        else
        {
            CollectMissing();
        }
    }

    public IReadOnlyList<string> Missing => [.. missing];

    /// <summary>What the law itself leaves open, in sentences.</summary>
    public IReadOnlyList<string> Gaps => [.. gaps];

    public IReadOnlyList<Relaxation> MayRelax =>
        relaxations.Count == 0
            ? []
            :
            [
                .. relaxations
                    .Distinct()
                    .OrderBy(relaxation => relaxation.Fact, StringComparer.Ordinal)
                    .ThenBy(relaxation => relaxation.Rule, StringComparer.Ordinal),
            ];

    public static OpenQuestions Of(Assessment assessment, CombinedAnswer combined) =>
        new(assessment, combined);

    private CompiledPolicy Policy => assessment.Policy;

    private void CollectMissing()
    {
        if (CandidatesDiffer())
        {
            CollectClassification();
        }
        for (var index = 0; index < assessment.Candidates.Count; index++)
        {
            var candidate = assessment.Candidates[index];
            var summary = combined.Summaries[index];
            if (summary is { IsDetermined: true })
            {
                continue;
            }
            var (facts, open) = Collect(
                candidate,
                rule => !AnswerIf(candidate, rule).SameAs(summary.Plain)
            );
            if (facts.Count + open.Count == 0 && CouldChange(candidate, summary.Plain))
            {
                // Only several together change the answer: all of them are asked for.
                (facts, open) = Collect(candidate, _ => true);
            }
            missing.UnionWith(facts);
            gaps.UnionWith(open);
        }
    }

    /// <summary>What the unknown rules of a kind wait for: facts, and what the law itself leaves open.</summary>
    private (SortedSet<string> Facts, SortedSet<string> Gaps) Collect(
        Candidate candidate,
        Func<CompiledRule, bool> counts
    )
    {
        var facts = new SortedSet<string>(StringComparer.Ordinal);
        var open = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var rule in UnknownRules(candidate).Where(counts))
        {
            CollectFacts(candidate.Facts, rule, facts, open);
        }
        return (facts, open);
    }

    /// <summary>Whether any supply of the missing facts could give another answer at all.</summary>
    private bool CouldChange(Candidate candidate, Answer plain) =>
        !AnswerCalculator.Calculate(Policy, candidate.Truths, Reading.Strict).SameAs(plain)
        || !AnswerCalculator.Calculate(Policy, candidate.Truths, Reading.Mild).SameAs(plain);

    private bool CandidatesDiffer() =>
        assessment.Candidates.Any(candidate => !candidate.IsCertain || candidate.Entry is null)
        && (
            assessment.Candidates.Count == 1
            || combined.Summaries.Any(summary =>
                !summary.Strict.SameAs(combined.Summaries[0].Strict)
            )
            || combined.Summaries.Any(summary => !summary.Plain.SameAs(combined.Summaries[0].Plain))
        );

    private void CollectClassification()
    {
        var before = missing.Count;
        var truths = assessment.Classification;
        foreach (var rule in Policy.Stages[(int)Stage.Classification])
        {
            if (truths[rule.Index] == Truth.Unknown)
            {
                AddOpen(assessment.Facts, rule);
            }
        }
        var entries = assessment.Facts[BuiltInFacts.Entries];
        if (missing.Count == before && !entries.IsSupplied)
        {
            missing.Add(BuiltInFacts.Entries);
        }
    }

    private void CollectRelaxations()
    {
        if (combined.Strict.Outcome is not (Outcome.LicenseRequired or Outcome.Prohibited))
        {
            return;
        }
        var rank = combined.Strict.Rank(Policy.LicenseTypeCount);
        for (var index = 0; index < assessment.Candidates.Count; index++)
        {
            var candidate = assessment.Candidates[index];
            if (
                combined.Summaries[index].Strict.Rank(Policy.LicenseTypeCount) < rank
                && assessment.Candidates.Count > 1
            )
            {
                continue;
            }
            foreach (var rule in UnknownRules(candidate))
            {
                var answer = AnswerIf(candidate, rule);
                var milder = answer.Rank(Policy.LicenseTypeCount);
                if (milder < 0 || milder >= rank)
                {
                    continue;
                }
                var facts = new SortedSet<string>(StringComparer.Ordinal);
                CollectFacts(candidate.Facts, rule, facts);
                relaxations.AddRange(
                    facts.Select(fact => new Relaxation(
                        fact,
                        rule.Rule.Id,
                        answer.Outcome,
                        License(answer)
                    ))
                );
            }
        }
    }

    private string? License(Answer answer) =>
        answer.License < 0 ? null : Policy.Version.RuleSet.LicenseTypes[answer.License].Id;

    /// <summary>
    /// The unknown rules that a fact could settle. For an item that nothing classifies, a rule that waits for its
    /// entry is not one of them: what is missing is the classification.
    /// </summary>
    private IEnumerable<CompiledRule> UnknownRules(Candidate candidate) =>
        Policy.Rules.Where(rule =>
            (candidate.Entry is not null || !WaitsForEntry(candidate, rule))
            && candidate.Truths[rule.Index] == Truth.Unknown
            && rule.Kind is not (ConclusionKind.Classify or ConclusionKind.Oblige)
        );

    private static bool WaitsForEntry(Candidate candidate, CompiledRule rule) =>
        Array.Exists(
            rule.Tests,
            test =>
                test.Fact is { IsDerived: true, FirstStage: Stage.Control }
                && test.Evaluate(candidate.Facts) == Truth.Unknown
        );

    /// <summary>The answer if this one rule were met and the other unknown ones had no effect.</summary>
    private Answer AnswerIf(Candidate candidate, CompiledRule rule)
    {
        candidate.Truths[rule.Index] = Truth.True;
        var answer = AnswerCalculator.Calculate(Policy, candidate.Truths, Reading.Plain);
        candidate.Truths[rule.Index] = Truth.Unknown;
        return answer;
    }

    private void AddOpen(FactSet facts, CompiledRule rule) =>
        CollectFacts(facts, rule, missing, gaps);

    private static void CollectFacts(
        FactSet facts,
        CompiledRule rule,
        SortedSet<string> found,
        SortedSet<string>? open = null
    )
    {
        var tests = new List<BoundTest>();
        rule.When.CollectUnknown(facts, tests);
        foreach (var test in tests)
        {
            if (test.Gap is { } gap && facts.Values[test.Fact.Index].IsSupplied)
            {
                open?.Add(gap);
                continue;
            }
            test.CollectMissing(facts, found);
            if (test.Fact.IsDerived && test.Fact.Path == BuiltInFacts.NotListed)
            {
                found.Add(BuiltInFacts.Entries);
            }
        }
    }
}
