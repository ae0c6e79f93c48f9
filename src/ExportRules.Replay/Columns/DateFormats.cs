using System.Globalization;

namespace ExportRules.Replay.Columns;

/// <summary>Dates in a declared format.</summary>
internal static class DateFormats
{
    /// <summary>The format word for dates in Japanese eras.</summary>
    public const string Era = "era";

    private static readonly (string[] Names, DateOnly First)[] Eras =
    [
        (["令和", "R"], new(2019, 5, 1)),
        (["平成", "H"], new(1989, 1, 8)),
        (["昭和", "S"], new(1926, 12, 25)),
    ];

    /// <summary>Days of which each part differs from the others, and from those of a day that is not said.</summary>
    private static readonly DateOnly[] Probes = [new(2021, 11, 23), new(2012, 2, 29)];

    /// <summary>Whether dates in the format say year, month and day, so that none of them is taken from elsewhere.</summary>
    public static bool IsWhole(string format)
    {
        if (format == Era)
        {
            return true;
        }
        try
        {
            return Array.TrueForAll(
                Probes,
                probe =>
                    TryRead(
                        probe
                            .ToDateTime(TimeOnly.MinValue)
                            .ToString(format, CultureInfo.InvariantCulture),
                        format,
                        out var day
                    )
                    && day == probe
            );
        }
        catch (FormatException)
        {
            return false;
        }
    }

    public static bool TryRead(string text, string format, out DateOnly day)
    {
        if (format == Era)
        {
            return TryEra(text, out day);
        }
        return DateOnly.TryParseExact(
                text,
                format,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out day
            )
            && day.Year >= 1900;
    }

    /// <summary>令和元年7月4日, R1/7/4, R01.07.04. An era that had ended counts on, as papers of the time did.</summary>
    private static bool TryEra(string text, out DateOnly day)
    {
        day = default;
        foreach (var (names, first) in Eras)
        {
            foreach (var name in names)
            {
                if (!text.StartsWith(name, StringComparison.OrdinalIgnoreCase))
                {
                    continue;
                }
                var parts = text[name.Length..]
                    .Replace("元年", "1年", StringComparison.Ordinal)
                    .TrimEnd('日')
                    .Split('年', '月', '/', '.', '-');
                if (
                    parts.Length == 3
                    && int.TryParse(
                        parts[0],
                        NumberStyles.None,
                        CultureInfo.InvariantCulture,
                        out var year
                    )
                    && int.TryParse(
                        parts[1],
                        NumberStyles.None,
                        CultureInfo.InvariantCulture,
                        out var month
                    )
                    && int.TryParse(
                        parts[2],
                        NumberStyles.None,
                        CultureInfo.InvariantCulture,
                        out var date
                    )
                    && year is >= 1 and <= 99
                    && month is >= 1 and <= 12
                    && date >= 1
                    && date <= DateTime.DaysInMonth(first.Year - 1 + year, month)
                )
                {
                    day = new(first.Year - 1 + year, month, date);
                    // An era counts on, but not back: the first year begins with its first day.
                    return day >= first;
                }
            }
        }
        return false;
    }
}
