using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ExportRules.Analysis;

/// <summary>A difference between two policy versions as text and as Markdown.</summary>
internal static class DifferenceText
{
    public static string Plain(PolicyDifference difference)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Title(difference)}\n\nWording\n");
        foreach (var change in difference.Text)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {Headline(change)}\n");
            foreach (var detail in change.Details)
            {
                text.Append(CultureInfo.InvariantCulture, $"      {detail}\n");
            }
        }
        if (difference.Text.Count == 0)
        {
            text.Append("  nothing\n");
        }
        text.Append("\nAnswers\n");
        var number = 0;
        foreach (var region in difference.Regions.Concat(difference.OpenRegions))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {++number}. {region.Item}\n");
            foreach (var fact in region.Facts)
            {
                text.Append(CultureInfo.InvariantCulture, $"     {fact.Fact}: {fact.Text}\n");
            }
            foreach (var change in region.Changes)
            {
                text.Append(CultureInfo.InvariantCulture, $"     => {change}\n");
            }
            text.Append(CultureInfo.InvariantCulture, $"     by {Rules(region)}\n");
            foreach (var exception in region.Except)
            {
                text.Append(CultureInfo.InvariantCulture, $"     except {Exception(exception)}\n");
            }
            text.Append(CultureInfo.InvariantCulture, $"     witness {Json(region.Witness)}\n");
        }
        foreach (var line in Closing(difference))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {line}\n");
        }
        return text.ToString();
    }

    public static string Markdown(PolicyDifference difference)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"## {Title(difference)}\n\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"{Count(difference.Text.Count, "change")} of wording, {Count(difference.Regions.Count + difference.OpenRegions.Count, "region")} answered differently.\n\n"
        );
        if (difference.Regions.Count + difference.OpenRegions.Count > 0)
        {
            text.Append("| item | where | change | rules | except |\n|---|---|---|---|---|\n");
            foreach (var region in difference.Regions.Concat(difference.OpenRegions))
            {
                var where = string.Join(
                    "<br>",
                    region.Facts.Select(fact => $"`{fact.Fact}`: {Cell(fact.Text)}")
                );
                var changes = string.Join(
                    "<br>",
                    region.Changes.Select(change => Cell(change.ToString()))
                );
                var except = string.Join("<br>", region.Except.Select(e => Cell(Exception(e))));
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"| {Cell(region.Item)} | {where} | {changes} | {Cell(Rules(region))} | {except} |\n"
                );
            }
            text.Append('\n');
        }
        foreach (var line in Closing(difference))
        {
            text.Append(CultureInfo.InvariantCulture, $"{line}\n");
        }
        text.Append("\n<details><summary>Wording</summary>\n\n");
        foreach (var change in difference.Text)
        {
            text.Append(CultureInfo.InvariantCulture, $"- {Headline(change)}\n");
            foreach (var detail in change.Details)
            {
                text.Append(CultureInfo.InvariantCulture, $"  - {detail}\n");
            }
        }
        text.Append("\n</details>\n\n<details><summary>Witnesses</summary>\n\n```json\n");
        foreach (var region in difference.Regions.Concat(difference.OpenRegions))
        {
            text.Append(Json(region.Witness)).Append('\n');
        }
        text.Append("```\n\n</details>\n");
        return text.ToString();
    }

    private static string Title(PolicyDifference difference) =>
        $"{difference.From.RuleSet}: {Name(difference.From)} -> {Name(difference.To)}";

    private static string Name(PolicyReference policy) =>
        policy.Name is { } name ? $"{name} ({policy.Version})" : policy.Version;

    private static string Headline(TextualChange change) =>
        $"{change.Kind} {change.Id}: {change.Change}"
        + (change.Acts.Count > 0 ? $" by {string.Join(", ", change.Acts)}" : "");

    private static string Rules(DifferenceRegion region) =>
        $"{List(region.RulesBefore)} -> {List(region.RulesAfter)}";

    private static string List(IReadOnlyList<string> rules) =>
        rules.Count == 0 ? "no rule" : string.Join(", ", rules);

    private static string Exception(RegionException exception) =>
        (
            exception.Before == exception.After
                ? $"where it is {exception.Before} before and after"
                : $"where it is {exception.Before} -> {exception.After}"
        ) + (exception.Rules.Count > 0 ? $" (as by {string.Join(", ", exception.Rules)})" : "");

    private static IEnumerable<string> Closing(PolicyDifference difference)
    {
        var coverage = difference.Coverage;
        var regions = difference.Regions.Count + difference.OpenRegions.Count;
        yield return (regions == 0 ? "No answer differs." : "Nothing else differs.")
            + (
                coverage.IsExhaustive
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $" Exhaustive over the partition: {coverage.Facts} facts, {coverage.Items} ways to classify the item, about 10^{coverage.Magnitude:F0} combinations of classes."
                    )
                    : ""
            );
        yield return "An item with several entries is decided once for each; it differs only where one of them does. "
            + (
                difference.OpenRegions.Count == 0
                    ? "A transaction that leaves facts out differs only where some completion of it does."
                    : "The regions whose item is given as the exporter's classification are of transactions that leave facts out."
            );
        foreach (var gap in coverage.NotCovered)
        {
            yield return $"Not covered: {gap}.";
        }
    }

    private static string Count(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    internal static string Json(Transaction transaction) =>
        JsonSerializer.Serialize(transaction, WitnessJson.Options);
}
