using ExportRules.RuleSets;
using ExportRules.Yaml;

namespace ExportRules.Input;

/// <summary>One fact's value written as text: a cell of a table or an assumption on the command line.</summary>
internal static class FactText
{
    /// <summary>
    /// The value as the fact's type reads the text. A set is separated by semicolons, and <c>[]</c> is the empty set.
    /// What does not fit stays a text, so that <see cref="FactBinder"/> says what is wrong with it.
    /// </summary>
    public static FactValue Parse(FactDeclaration fact, string text)
    {
        var trimmed = text.Trim();
        switch (fact.Type)
        {
            case FactType.Boolean when trimmed.Equals("true", StringComparison.OrdinalIgnoreCase):
                return FactValue.Of(true);
            case FactType.Boolean when trimmed.Equals("false", StringComparison.OrdinalIgnoreCase):
                return FactValue.Of(false);
            case FactType.Number
            or FactType.Money when PlainScalars.TryNumber(trimmed, out var number):
                return FactValue.Of(number);
            case FactType.Words or FactType.Texts or FactType.Countries or FactType.Entries:
                return FactValue.Of(Members(trimmed));
            case FactType.Text:
                return FactValue.Of(text);
            default:
                return FactValue.Of(trimmed);
        }
    }

    private static string[] Members(string text)
    {
        var inner = text is ['[', .., ']'] ? text[1..^1] : text;
        return inner.Split(
            ';',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
    }
}
