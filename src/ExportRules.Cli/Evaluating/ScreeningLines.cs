using System.Globalization;
using ExportRules.Records;
using ExportRules.RuleSets;

namespace ExportRules.Cli.Evaluating;

/// <summary>The evidence of a screening in lines for people; a line of a match is indented.</summary>
internal static class ScreeningLines
{
    public static IEnumerable<(string Text, bool IsMatch)> Of(DecisionRecord record) =>
        (record.Screening ?? []).SelectMany(Of);

    private static IEnumerable<(string Text, bool IsMatch)> Of(ScreeningResult result)
    {
        var line = result.Line is { } number ? $"line {number}: " : "";
        var edition = result.Edition is { } day
            ? $"edition of {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"
            : "edition not stated";
        yield return (
            $"{line}{result.Name ?? "no name"}: {Words.Of(result.Outcome)} on {result.List}, {edition}, {result.Digest}",
            false
        );
        if (result.Reason is { } reason)
        {
            yield return (reason, true);
        }
        foreach (var match in result.Matches)
        {
            var alias = match.Alias is null ? "" : $", alias {match.Alias}";
            yield return (
                $"entry {match.Entry}, {match.Name}{alias}, score {match.Score.ToString(CultureInfo.InvariantCulture)}, concerns {string.Join(", ", match.Concerns)}",
                true
            );
        }
        if (result.Outcome is ScreeningOutcome.Possible)
        {
            yield return ("not cleared: a person has to look", true);
        }
    }
}
