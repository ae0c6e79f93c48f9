using System.Globalization;
using ExportRules.RuleSets;

namespace ExportRules.Yaml;

/// <summary>What an unquoted scalar would be to a YAML 1.1 or 1.2 reader.</summary>
internal static class PlainScalars
{
    private static readonly HashSet<string> Booleans = new(
        ["y", "n", "yes", "no", "true", "false", "on", "off"],
        StringComparer.OrdinalIgnoreCase
    );

    public static bool LooksTyped(string value) => Kind(value) is not "text";

    public static string Kind(string value) =>
        Booleans.Contains(value) ? "a boolean"
        : value is "~" || value.Equals("null", StringComparison.OrdinalIgnoreCase) ? "nothing"
        : IsDate(value) ? "a date"
        : IsNumberLike(value) ? "a number"
        : "text";

    /// <summary>A finite decimal in plain notation: no thousands separators, no exponent, no leading zeros.</summary>
    public static bool TryNumber(string value, out decimal number)
    {
        number = 0;
        var digits = value is ['-', ..] ? value[1..] : value;
        return digits.Length > 0
            && digits.All(character => char.IsAsciiDigit(character) || character == '.')
            && digits is not ['.', ..] and not [.., '.']
            && (digits is not ['0', _, ..] || digits[1] == '.')
            && ExactNumber.TryParse(
                value,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                out number
            );
    }

    private static bool IsDate(string value) =>
        value.Length == 10
        && DateOnly.TryParseExact(
            value,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out _
        );

    private static bool IsNumberLike(string value) =>
        value.Length > 0
        && (char.IsAsciiDigit(value[0]) || value[0] is '-' or '+' or '.')
        && (
            double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            || value.All(character =>
                char.IsAsciiDigit(character) || character is '_' or ':' or ','
            )
            || value is ".inf" or "-.inf" or ".nan" or ".NaN" or ".Inf"
            || value.StartsWith("0x", StringComparison.Ordinal)
            || value.StartsWith("0o", StringComparison.Ordinal)
        );
}
