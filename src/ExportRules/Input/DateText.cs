using System.Globalization;
using ExportRules.RuleSets;

namespace ExportRules.Input;

/// <summary>Dates in inputs: an ISO day, or a timestamp with an offset that becomes the rule set's local day.</summary>
internal static class DateText
{
    private static readonly string[] Timestamps =
    [
        "yyyy-MM-dd'T'HH:mmzzz",
        "yyyy-MM-dd'T'HH:mm:sszzz",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
        "yyyy-MM-dd HH:mm:sszzz",
    ];

    private const int FirstYear = 1900;

    private static readonly (string, string, string) TooEarly = (
        DiagnosticCodes.BadTransactionDate,
        "a year before 1900",
        "was the date left at its default?"
    );

    private static readonly (string, string, string) TooLate = (
        DiagnosticCodes.BadTransactionDate,
        "a day behind the last one that can be told",
        "was the date left at its default?"
    );

    public static (
        DateOnly? Date,
        (string Code, string Message, string Hint)? Problem,
        string? Note
    ) Read(string text, RuleSet ruleSet)
    {
        if (TryDay(text, out var day))
        {
            return day.Year < FirstYear ? (null, TooEarly, null) : (day, null, null);
        }
        var instant = text.EndsWith('Z')
            ? string.Concat(text.AsSpan(0, text.Length - 1), "+00:00")
            : text;
        if (
            DateTimeOffset.TryParseExact(
                instant,
                Timestamps,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var timestamp
            )
        )
        {
            var ticks = timestamp.UtcTicks + ruleSet.UtcOffset.Ticks;
            if (ticks > DateTime.MaxValue.Ticks)
            {
                return (null, TooLate, null);
            }
            if (ticks < new DateTime(FirstYear, 1, 1).Ticks)
            {
                return (null, TooEarly, null);
            }
            var local = DateOnly.FromDateTime(new(ticks));
            return (
                local,
                null,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"`{text}` is {local:yyyy-MM-dd} in {ruleSet.TimeZone}"
                )
            );
        }
        return (null, Explain(text), null);
    }

    private static bool HasOffset(ReadOnlySpan<char> time) =>
        time is [.., 'Z' or 'z'] || time.ContainsAny('+', '-', '\u2212');

    private static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out day
        );

    private static (string, string, string) Explain(string text)
    {
        const string Hint = "write YYYY-MM-DD, or a timestamp with its offset";
        if (text.Trim().Length == 0)
        {
            return (DiagnosticCodes.MissingDate, "the date is missing", "write YYYY-MM-DD");
        }
        if (text.Trim() != text)
        {
            return (
                DiagnosticCodes.BadTransactionDate,
                "blanks stand before or behind the date",
                Hint
            );
        }
        if (text.Length > 10 && text[10] is 'T' or 't' or ' ' && TryDay(text[..10], out var day))
        {
            return day.Year < FirstYear ? TooEarly
                : HasOffset(text.AsSpan(11))
                    ? (
                        DiagnosticCodes.BadTransactionDate,
                        "a time that does not exist, or not in the form of a timestamp",
                        "write 2019-07-04T09:30:00+09:00, with at most seven decimals of a second"
                    )
                : (
                    DiagnosticCodes.DateTimeWithoutOffset,
                    "a time without an offset belongs to no day that can be told",
                    "add the offset (`+09:00`, `Z`) or give the day alone"
                );
        }
        if (text.All(char.IsAsciiDigit))
        {
            return (
                DiagnosticCodes.BadTransactionDate,
                "a number, perhaps a spreadsheet's day number",
                Hint
            );
        }
        if (
            text.Any(character => character > 127)
            || (char.IsAsciiLetterUpper(text[0]) && text.AsSpan(1).ContainsAny("./"))
        )
        {
            return (
                DiagnosticCodes.BadTransactionDate,
                "not an ISO date; era dates are not guessed",
                Hint
            );
        }
        return (
            DiagnosticCodes.BadTransactionDate,
            "not an ISO date, or a day that does not exist",
            Hint
        );
    }
}
