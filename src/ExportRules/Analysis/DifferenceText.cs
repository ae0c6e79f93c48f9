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
        foreach (var region in difference.Regions.Where(region => region.OnlyWith.Count == 0))
        {
            Full(text, ++number, region);
        }
        if (difference.OpenRegions.Count > 0)
        {
            text.Append(
                "\n  Only while facts are left out: no completion is answered differently\n"
            );
        }
        foreach (var region in difference.OpenRegions)
        {
            Short(text, ++number, region);
        }
        var exceptional = difference.Regions.Where(region => region.OnlyWith.Count > 0).ToList();
        if (exceptional.Count > 0)
        {
            text.Append(
                "\n  Only on exceptional grounds, such as those named (witnesses: --format json)\n"
            );
        }
        foreach (var region in exceptional)
        {
            Short(text, ++number, region);
        }
        text.Append('\n');
        foreach (var line in Closing(difference))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {line}\n");
        }
        return text.ToString();
    }

    private static IEnumerable<DifferenceRegion> All(PolicyDifference difference) =>
        difference.Regions.Concat(difference.OpenRegions);

    private static void Short(StringBuilder text, int number, DifferenceRegion region)
    {
        var where = region.Facts.Select(fact => $"{fact.Fact}: {fact.Text}").Prepend(region.Item);
        var grounds =
            region.OnlyWith.Count > 0 ? $"; with {string.Join(", ", region.OnlyWith)}" : "";
        text.Append(
            CultureInfo.InvariantCulture,
            $"  {number}. {string.Join("; ", where)}{grounds} => {string.Join("; ", region.Changes)}\n"
        );
    }

    private static void Full(StringBuilder text, int number, DifferenceRegion region)
    {
        text.Append(CultureInfo.InvariantCulture, $"  {number}. {region.Item}\n");
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
            foreach (var region in All(difference))
            {
                var where = string.Join(
                    "<br>",
                    region
                        .Facts.Select(fact => $"`{fact.Fact}`: {Cell(fact.Text)}")
                        .Concat(region.OnlyWith.Select(fact => $"only with `{fact}` or the like"))
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
        foreach (var region in All(difference))
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
        yield return difference.Regions.Any(region => region.Item == ItemText.Several)
            ? "Of items with several entries, those that differ under one of them are listed under it alone."
            : "An item with several entries is answered differently only where one of them is.";
        if (difference.OpenRegions.Count == 0)
        {
            yield return "A transaction that leaves facts out is answered differently only where some completion of it is.";
        }
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
