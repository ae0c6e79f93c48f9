using System.Globalization;
using ExportRules.Replay.Csv;

namespace ExportRules.Replay.Generating;

/// <summary>Hydrogen fluoride from Japan to Korea in one month.</summary>
/// <param name="First">The month's first day.</param>
/// <param name="Grams">The quantity.</param>
internal readonly record struct TradeMonth(DateOnly First, long Grams)
{
    private const string Resource = "ExportRules.Replay.hydrogen-fluoride-jp-kr.csv";

    /// <summary>January 2018 to December 2023; the file says of each month where its figure comes from.</summary>
    public static IReadOnlyList<TradeMonth> All()
    {
        using var reader = new StreamReader(
            typeof(TradeMonth).Assembly.GetManifestResourceStream(Resource)!
        );
        return
        [
            .. reader
                .ReadToEnd()
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Skip(1)
                .Select(line => CsvLine.Split(line, ','))
                .Select(cells => new TradeMonth(
                    DateOnly.ParseExact(
                        cells[0] + "-01",
                        "yyyy-MM-dd",
                        CultureInfo.InvariantCulture
                    ),
                    (long)(decimal.Parse(cells[1], CultureInfo.InvariantCulture) * 1_000_000)
                )),
        ];
    }
}
