using System.Globalization;
using System.Text;

namespace ExportRules.RuleSets;

/// <summary>
/// Numbers as they are written. What a decimal cannot hold without rounding is no number here: rounded to a threshold, it
/// would lie on the other side of it.
/// </summary>
internal static class ExactNumber
{
    /// <summary>So many characters without an exponent always fit.</summary>
    private const int AlwaysExact = 28;

    public static bool TryParse(ReadOnlySpan<char> text, NumberStyles style, out decimal number)
    {
        // What .NET lets pass behind a number: characters of code 0.
        if (
            !decimal.TryParse(text, style, CultureInfo.InvariantCulture, out number)
            || text.Contains('\0')
        )
        {
            return false;
        }
        return (text.Length <= AlwaysExact && !text.ContainsAny('e', 'E'))
            || Digits(text).SequenceEqual(Digits(number.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>A number as JSON writes it.</summary>
    public static bool TryParseJson(ReadOnlySpan<byte> utf8, out decimal number) =>
        utf8.Length <= AlwaysExact && !utf8.ContainsAny((byte)'e', (byte)'E')
            ? decimal.TryParse(utf8, NumberStyles.Float, CultureInfo.InvariantCulture, out number)
            : TryParse(Encoding.UTF8.GetString(utf8), NumberStyles.Float, out number);

    /// <summary>The digits that count: neither the sign, the point and the exponent, nor zeros at either end.</summary>
    private static ReadOnlySpan<char> Digits(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny('e', 'E');
        var digits = new StringBuilder(text.Length);
        foreach (var character in end < 0 ? text : text[..end])
        {
            if (char.IsAsciiDigit(character))
            {
                digits.Append(character);
            }
        }
        return digits.ToString().AsSpan().Trim('0');
    }
}
