using System.Globalization;

namespace ExportRules.Replay.Columns;

/// <summary>Dates in a declared format.</summary>
internal static class DateFormats
{
    /// <summary>The format word for dates in Japanese eras.</summary>
    public const string Era = "era";

    private static readonly (string[] Names, int Before)[] Eras =
    [
        (["令和", "R"], 2018),
        (["平成", "H"], 1988),
        (["昭和", "S"], 1925),
    ];

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
        foreach (var (names, before) in Eras)
        {
            foreach (var name in names)
            {
                if (!text.StartsWith(name, StringComparison.OrdinalIgnoreCase))
                {
                    continue;
                }
                var parts = text[name.Length..]
                    .Replace("元年", "1年", StringComparison.Ordinal)
                    .Split(
                        ['年', '月', '日', '/', '.', '-'],
                        StringSplitOptions.RemoveEmptyEntries
                    );
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
                    && date <= DateTime.DaysInMonth(before + year, month)
                )
                {
                    day = new(before + year, month, date);
                    return true;
                }
            }
        }
        return false;
    }
}
