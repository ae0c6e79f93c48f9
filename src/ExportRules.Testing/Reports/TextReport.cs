using ExportRules.Testing.Running;

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
        }
    }

    private static string Count(SuiteReport suite)
    {
        var failed = suite.Failed.Count();
        var cases = suite.Outcomes.Count == 1 ? "case" : "cases";
        return $"{suite.RuleSet}: {suite.Outcomes.Count} {cases}, {suite.Outcomes.Count - failed} passed, {failed} failed";
    }
}
