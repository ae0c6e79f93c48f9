using ExportRules.Evaluation;
using ExportRules.Testing.Cases;
using ExportRules.Testing.Coverage;
using ExportRules.Testing.Mutation;
using ExportRules.Yaml;

namespace ExportRules.Testing.Running;

/// <summary>Runs chosen cases of a rule set, and measures what they exercise and what they would notice.</summary>
internal sealed class AnalyzedSuite(RuleSetCases cases, string folder, TestOptions options)
{
    public SuiteReport Run(IReadOnlyList<Case> chosen, IReadOnlyList<Diagnostic> diagnostics)
    {
        var ruleSet = cases.RuleSet;
        var policies = new PolicyCache();
        var runs = chosen.Select(one => CaseRun.Of(one, ruleSet, policies.Get)).ToList();
        var bag = new DiagnosticBag();
        var survivors = SurvivorList.Read(folder, bag);
        var coverage =
            options.WithCoverage && runs.Count > 0
                ? CoverageReport.Of(ruleSet, runs, policies.Get)
                : null;
        var mutation =
            options.WithMutation && runs.Count > 0
                ? new MutationRun(ruleSet, runs, policies.Get).Run(
                    survivors,
                    isWhole: string.IsNullOrEmpty(options.Filter),
                    bag
                )
                : null;
        return new()
        {
            Folder = folder,
            RuleSet = ruleSet.Id,
            Failures = cases.Failures,
            Outcomes = [.. runs.Select(run => run.Outcome)],
            Coverage = coverage,
            Mutation = mutation,
            Diagnostics =
            [
                .. diagnostics,
                .. bag.Sorted().Select(Placed),
                .. Below(coverage?.Percent, "covered"),
                .. Below(mutation?.Percent, "killed"),
            ],
        };
    }

    private Diagnostic Placed(Diagnostic diagnostic) =>
        diagnostic with
        {
            Location = diagnostic.Location with
            {
                File = Path.Combine(folder, diagnostic.Location.File ?? ""),
            },
        };

    private IEnumerable<Diagnostic> Below(decimal? percent, string what)
    {
        if (percent < options.Threshold)
        {
            yield return new(
                DiagnosticCodes.BelowThreshold,
                Severity.Error,
                new(folder, 0, 0),
                FormattableString.Invariant(
                    $"{percent} % {what}, less than the {options.Threshold} % that are asked for"
                )
            );
        }
    }
}
