using System.Globalization;

namespace ExportRules.Replay.Deciding;

/// <summary>Where a row stands in its file.</summary>
/// <param name="Line">The physical line on which it begins, as an editor counts.</param>
/// <param name="Record">The number of the record; the header is not counted.</param>
internal readonly record struct RowPlace(long Line, long Record)
{
    /// <summary>The problem with its place: a problem's column is the number of the field.</summary>
    public string Describe(Diagnostic problem) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"line {Line}, record {Record}{Field(problem)}: {problem.Code}: {problem.Message}{(problem.Hint is null ? "" : "; " + problem.Hint)}"
        );

    private static string Field(Diagnostic problem) =>
        problem.Location.Column == 0
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture,
                $", column {problem.Location.Column} ({problem.Location.File ?? problem.Path})"
            );
}
