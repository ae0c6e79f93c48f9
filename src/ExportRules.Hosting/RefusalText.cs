namespace ExportRules.Hosting;

/// <summary>Why a law is refused, in lines that cannot break a log: one line each, without control characters.</summary>
internal static class RefusalText
{
    /// <summary>How many lines of a kind a log shows.</summary>
    public const int Shown = 20;

    public static IEnumerable<string> Problems(Candidate refused) =>
        refused.Problems.Select(problem => problem.ToString());

    public static IEnumerable<string> Cases(Candidate refused) =>
        refused.FailedCases.Select(failed => OneLine.Of(failed.Name));
}
