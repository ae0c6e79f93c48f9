using System.Globalization;

namespace ExportRules.Testing.Cases;

/// <summary>Days as they are written everywhere: YYYY-MM-DD.</summary>
internal static class Iso
{
    public static string Day(DateOnly day) =>
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out day
        );
}
