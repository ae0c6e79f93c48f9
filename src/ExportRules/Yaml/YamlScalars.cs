using System.Globalization;
using System.Text;
using ExportRules.RuleSets;

namespace ExportRules.Yaml;

/// <summary>Values as YAML scalars that our own reader, and any other, reads back as they were.</summary>
internal static class YamlScalars
{
    /// <summary>A text where a block value stands: without quotes if it needs none.</summary>
    public static string Text(string text) => IsSafe(text) ? text : Quote(text);

    /// <summary>A text inside brackets or braces: without quotes only if it is an id.</summary>
    public static string Inline(string text) =>
        text.Length > 0
        && char.IsAsciiLetter(text[0])
        && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '.')
        && !PlainScalars.LooksTyped(text)
            ? text
            : Quote(text);

    /// <summary>A list on one line.</summary>
    public static string List(IEnumerable<string> items) => $"[{string.Join(", ", items)}]";

    public static string Day(DateOnly day) =>
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Number(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The value of a fact: codes and texts quoted, words bare, numbers and days plain.</summary>
    public static string Value(FactValue value, FactType type) =>
        value.Kind switch
        {
            FactKind.Number => Number(value.Number),
            FactKind.Date => Day(value.Date),
            FactKind.Boolean => value.Boolean ? "true" : "false",
            FactKind.Texts => List(value.Members.Select(member => Word(member, type))),
            _ => Word(value.ToString(), type),
        };

    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
        {
            quoted.Append(
                character switch
                {
                    '"' => "\\\"",
                    '\\' => "\\\\",
                    '\n' => "\\n",
                    '\t' => "\\t",
                    _ when char.IsControl(character) || character is '\u2028' or '\u2029' =>
                        $"\\u{(int)character:x4}",
                    _ => character.ToString(),
                }
            );
        }
        return quoted.Append('"').ToString();
    }

    private static string Word(string text, FactType type) =>
        type is FactType.Word or FactType.Words or FactType.Text or FactType.Texts
            ? Inline(text)
            : Quote(text);

    private static bool IsSafe(string text) =>
        text.Length > 0
        && char.IsLetter(text[0])
        && text[^1] is not (':' or ' ')
        && !text.Any(char.IsControl)
        && !text.Contains(": ", StringComparison.Ordinal)
        && !text.Contains(" #", StringComparison.Ordinal)
        && !text.Contains('\u2028', StringComparison.Ordinal)
        && !PlainScalars.LooksTyped(text);
}
