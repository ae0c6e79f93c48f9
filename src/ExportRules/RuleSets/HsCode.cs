namespace ExportRules.RuleSets;

/// <summary>HS codes: digits with or without dots, compared by prefix.</summary>
internal static class HsCode
{
    /// <summary>The digits of a code of 2, 4, 6 or up to 10 digits, or null where the text is none.</summary>
    public static string? Digits(string text)
    {
        var digits = TextFolding.Compact(text).Replace(".", "", StringComparison.Ordinal);
        return digits.Length is >= 2 and <= 10 && digits.All(char.IsAsciiDigit) ? digits : null;
    }

    /// <summary>A prefix (<c>85.42</c>) or a range of prefixes of one length (<c>84.56-84.61</c>).</summary>
    public static bool TryPattern(string text, out (string From, string To) pattern)
    {
        pattern = default;
        var parts = text.Split('-');
        if (parts.Length > 2 || Digits(parts[0]) is not { } from || Digits(parts[^1]) is not { } to)
        {
            return false;
        }
        pattern = (from, to);
        return from.Length == to.Length && string.CompareOrdinal(from, to) <= 0;
    }

    /// <summary>Whether a code lies in a pattern; null where the code is too short to tell.</summary>
    public static bool? IsWithin(string digits, (string From, string To) pattern)
    {
        var length = pattern.From.Length;
        if (digits.Length >= length)
        {
            var prefix = digits.AsSpan(0, length);
            return prefix.CompareTo(pattern.From, StringComparison.Ordinal) >= 0
                && prefix.CompareTo(pattern.To, StringComparison.Ordinal) <= 0;
        }
        var low = pattern.From.AsSpan(0, digits.Length).CompareTo(digits, StringComparison.Ordinal);
        var high = pattern.To.AsSpan(0, digits.Length).CompareTo(digits, StringComparison.Ordinal);
        return low > 0 || high < 0 ? false
            : low < 0 && high > 0 ? true
            : null;
    }
}
