using System.Globalization;
using System.Text;
using ExportRules.Destinations;

namespace ExportRules.Benchmarks.Replaying;

/// <summary>Rows of eight columns that are about 200,000 cases for the law, in random order; by a fixed seed.</summary>
internal static class BenchmarkRows
{
    private const string Header =
        "id,date,destination,item.kind,item.material,concentration,item.value,endUser.name";

    private const int Cases = 200_000;

    private static readonly string[] Materials =
    [
        "hydrogen-fluoride",
        "fluorinated-polyimide",
        "resist",
    ];

    public static async Task WriteAsync(string path, long rows)
    {
        var random = new Random(20190704);
        var cases = AllCases().ToArray();
        random.Shuffle(cases);
        cases = cases[..Cases];
        await using var writer = new StreamWriter(path, false, new UTF8Encoding(false), 1 << 20)
        {
            NewLine = "\n",
        };
        writer.WriteLine(Header);
        for (var row = 1L; row <= rows; row++)
        {
            // The first rows are each case once, whatever the number of rows allows.
            var one = cases[row <= Cases ? row - 1 : random.Next(Cases)];
            var day = one.From.AddDays(random.Next(one.Days));
            var concentration = one.IsStrong ? 31 + random.Next(690) / 10m : random.Next(300) / 10m;
            writer.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"S{row:D9},{day:yyyy-MM-dd},{one.Destination},{one.Kind},{one.Material},{concentration},{one.Value + random.Next(10_000)},Synthetic Buyer {random.Next(400):D3}"
                )
            );
        }
    }

    /// <summary>Every version, destination, kind, material, side of the limit of 30 % and side of the limits of value.</summary>
    private static IEnumerable<Case> AllCases() =>
        from version in Versions()
        from destination in Destinations()
        from kind in (string[])["goods", "technology"]
        from material in Materials
        from value in (int[])[20_000, 500_000, 2_000_000]
        from isStrong in (bool[])[true, false]
        select new Case(version.From, version.Days, destination, kind, material, isStrong, value);

    private static IEnumerable<(DateOnly From, int Days)> Versions()
    {
        DateOnly[] days = [.. BuiltInRuleSets.Japan.Versions.Select(version => version.From)];
        return days.Zip(
            days.Skip(1).Append(days[^1].AddYears(1)),
            (from, to) => (from, to.DayNumber - from.DayNumber)
        );
    }

    /// <summary>Every place that a rule set knows, but for Japan: no export leads there.</summary>
    private static IEnumerable<string> Destinations() =>
        from first in Enumerable.Range('A', 26)
        from second in Enumerable.Range('A', 26)
        let code = $"{(char)first}{(char)second}"
        where code != "JP" && CountryCodes.EnglishName(code) is not null
        select code;

    private sealed record Case(
        DateOnly From,
        int Days,
        string Destination,
        string Kind,
        string Material,
        bool IsStrong,
        int Value
    );
}
