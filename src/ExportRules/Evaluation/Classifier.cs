using ExportRules.Compilation;
using ExportRules.RuleSets;

namespace ExportRules.Evaluation;

/// <summary>The classification stage: parameters and the exporter's own classification to candidates.</summary>
internal static class Classifier
{
    public static void Run(Assessment assessment)
    {
        var policy = assessment.Policy;
        var truths = assessment.Classification;
        foreach (var rule in policy.Stages[(int)Stage.Classification])
        {
            truths[rule.Index] = rule.When.Evaluate(assessment.Facts);
        }
        var effective = new Truth[truths.Length];
        AnswerCalculator.Effective(policy, truths, effective);

        var found = new SortedDictionary<string, bool>(StringComparer.Ordinal);
        var own = assessment.Facts[BuiltInFacts.Entries].Members;
        foreach (var entry in own)
        {
            AddOwn(assessment, found, entry);
        }
        foreach (var rule in policy.Stages[(int)Stage.Classification])
        {
            if (effective[rule.Index] != Truth.False)
            {
                var certain = effective[rule.Index] == Truth.True;
                found[rule.Entry!] = certain || found.GetValueOrDefault(rule.Entry!);
            }
        }
        ResolveResiduals(assessment, found);
        AddCandidates(assessment, found);
    }

    private static void AddOwn(
        Assessment assessment,
        SortedDictionary<string, bool> found,
        string entry
    )
    {
        if (assessment.Policy.Candidates.IsInForce(entry))
        {
            found[entry] = true;
        }
        else
        {
            assessment.Conflicts.Add(
                $"the exporter's entry {entry} is not in the register of {assessment.Policy.Version.Id}"
            );
        }
    }

    /// <summary>A residual entry holds only what no other holds: it gives way to a possible one, and contradicts a certain one.</summary>
    private static void ResolveResiduals(
        Assessment assessment,
        SortedDictionary<string, bool> found
    )
    {
        var register = assessment.Policy.Candidates;
        var listed = found.FirstOrDefault(pair => pair.Value && !register.IsResidual(pair.Key)).Key;
        if (listed is null)
        {
            return;
        }
        foreach (var residual in found.Keys.Where(register.IsResidual).ToList())
        {
            if (found[residual])
            {
                assessment.Conflicts.Add(
                    $"the item is classified as {listed} and as {residual} (not listed) at the same time"
                );
            }
            else
            {
                found.Remove(residual);
            }
        }
    }

    private static void AddCandidates(Assessment assessment, SortedDictionary<string, bool> found)
    {
        if (found.Count == 0)
        {
            assessment.Candidates.Add(
                Candidate(assessment, null, isCertain: true, assessment.Facts)
            );
            return;
        }
        foreach (var (entry, certain) in found)
        {
            var facts = found.Count == 1 ? assessment.Facts : assessment.Facts.Fork();
            facts[BuiltInFacts.Entry] = FactValue.Of(entry);
            assessment.Candidates.Add(Candidate(assessment, entry, certain, facts));
        }
    }

    private static Candidate Candidate(
        Assessment assessment,
        string? entry,
        bool isCertain,
        FactSet facts
    ) => new(entry, isCertain, facts, (Truth[])assessment.Classification.Clone());
}
