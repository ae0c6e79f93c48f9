using System.Globalization;
using System.Text;
using ExportRules.Screening;

namespace ExportRules.Tests.Screening;

/// <summary>How well a screening tells the labelled names apart.</summary>
internal sealed class ScreeningQuality
{
    private readonly IReadOnlyList<(LabelledName Name, ScreeningResult Result)> results;

    private ScreeningQuality(IReadOnlyList<(LabelledName, ScreeningResult)> results) =>
        this.results = results;

    public static ScreeningQuality Of(ListScreening screening, IEnumerable<LabelledName> names) =>
        new([.. names.Select(name => (name, screening.Screen(new() { Name = name.Query })))]);

    public int Count => results.Count;

    /// <summary>The share of the names that mean an entry for which that entry is found.</summary>
    public double Recall => Share(Listed.Count(Found), Listed.Count());

    /// <summary>The share of the hits that are right.</summary>
    public double PrecisionOfHits => Precision(ScreeningOutcome.Hit);

    /// <summary>The share of the hits and possible hits that are right.</summary>
    public double PrecisionOfFindings =>
        Share(
            results.Count(Found),
            results.Count(pair => pair.Result.Outcome is not ScreeningOutcome.NoHit)
        );

    public IEnumerable<LabelledName> Missed =>
        Listed.Where(pair => !Found(pair)).Select(pair => pair.Name);

    public IEnumerable<LabelledName> WrongHits =>
        results
            .Where(pair => pair.Result.Outcome is ScreeningOutcome.Hit && !Found(pair))
            .Select(pair => pair.Name);

    /// <summary>A line for each kind of name.</summary>
    public string Table()
    {
        var table = new StringBuilder(
            "| names | count | hit | possible | no hit |\n|---|---:|---:|---:|---:|\n"
        );
        foreach (
            var (isListed, title) in new[] { (true, "on the list"), (false, "not on the list") }
        )
        {
            foreach (
                var kind in results
                    .Where(pair => pair.Name.Entry is not null == isListed)
                    .GroupBy(pair => pair.Name.Kind)
            )
            {
                int Count(ScreeningOutcome outcome) =>
                    kind.Count(pair =>
                        (
                            isListed && outcome is not ScreeningOutcome.NoHit && !Found(pair)
                                ? ScreeningOutcome.NoHit
                                : pair.Result.Outcome
                        ) == outcome
                    );
                table.Append(
                    CultureInfo.InvariantCulture,
                    $"| {title}: {kind.Key} | {kind.Count()} | {Count(ScreeningOutcome.Hit)} | {Count(ScreeningOutcome.Possible)} | {Count(ScreeningOutcome.NoHit)} |\n"
                );
            }
        }
        return table.ToString();
    }

    /// <summary>Recall and precision in one line of a table.</summary>
    public string Line(string title) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {title} | {Count} | {100 * Recall:0.0} % | {100 * PrecisionOfHits:0.0} % | {100 * PrecisionOfFindings:0.0} % |"
        );

    private IEnumerable<(LabelledName Name, ScreeningResult Result)> Listed =>
        results.Where(pair => pair.Name.Entry is not null);

    private double Precision(ScreeningOutcome outcome) =>
        Share(
            results.Count(pair => pair.Result.Outcome == outcome && Found(pair)),
            results.Count(pair => pair.Result.Outcome == outcome)
        );

    private static bool Found((LabelledName Name, ScreeningResult Result) pair) =>
        pair.Name.Entry is { } entry && pair.Result.Matches.Any(match => match.Entry == entry);

    private static double Share(int part, int whole) => whole == 0 ? 1 : (double)part / whole;
}
