using ExportRules.Testing.Coverage;
using ExportRules.Testing.Mutation;
using ExportRules.Testing.Running;
using static System.FormattableString;

namespace ExportRules.Testing.Reports;

/// <summary>A run as text: each failure with its difference, then the count.</summary>
internal static class TextReport
{
    public static void Write(TextWriter writer, IReadOnlyList<SuiteReport> suites)
    {
        foreach (var suite in suites)
        {
            foreach (var outcome in suite.Failed)
            {
                writer.WriteLine("FAIL " + suite.Failures!.Of(outcome));
                writer.WriteLine();
            }
            if (suite.RuleSet is not null)
            {
                writer.WriteLine(Count(suite));
            }
            if (suite.Coverage is { } coverage)
            {
                Write(writer, suite, coverage);
            }
            if (suite.Mutation is { } mutation)
            {
                Write(writer, suite, mutation);
            }
        }
    }

    private static void Write(TextWriter writer, SuiteReport suite, CoverageReport coverage)
    {
        foreach (var point in coverage.Missing)
        {
            writer.WriteLine(
                $"{suite.Failures!.Place(point.Location)}: {point.Rule}: {point.Text}"
            );
        }
        writer.WriteLine(
            Invariant(
                $"coverage: {coverage.Covered} of {coverage.Points.Count} points, {coverage.Percent} %"
            )
        );
        foreach (var (kind, title) in CoverageKinds.All)
        {
            var points = coverage.Points.Where(point => point.Kind == kind).ToList();
            writer.WriteLine(
                Invariant($"  {title}: {points.Count(point => point.IsCovered)} of {points.Count}")
            );
        }
    }

    private static void Write(TextWriter writer, SuiteReport suite, MutationReport mutation)
    {
        foreach (var mutant in mutation.Survivors)
        {
            var reached =
                mutant.Concerned == 0
                    ? "no case reaches it"
                    : Invariant($"{mutant.Concerned} cases reach it, none fails");
            writer.WriteLine(
                $"{suite.Failures!.Place(mutant.Location)}: survivor: {mutant.Id} ({reached})"
            );
        }
        writer.WriteLine(
            Invariant(
                $"mutants: {mutation.Killed} of {mutation.Mutants.Count} killed, {mutation.Percent} %, {mutation.Survivors.Count()} survive, {mutation.Accepted.Count()} accepted"
            )
        );
    }

    private static string Count(SuiteReport suite)
    {
        var failed = suite.Failed.Count();
        var cases = suite.Outcomes.Count == 1 ? "case" : "cases";
        return $"{suite.RuleSet}: {suite.Outcomes.Count} {cases}, {suite.Outcomes.Count - failed} passed, {failed} failed";
    }
}
