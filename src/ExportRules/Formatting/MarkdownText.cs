using System.Text;

namespace ExportRules.Formatting;

/// <summary>Text inside Markdown: what has a meaning there is escaped, a line stays a line.</summary>
internal static class MarkdownText
{
    private const string Special = "\\`*_<>[]|";

    public static string Escape(string? text)
    {
        var escaped = new StringBuilder();
        foreach (var character in OneLine.Of(text ?? ""))
        {
            if (Special.Contains(character, StringComparison.Ordinal))
            {
                escaped.Append('\\');
            }
            escaped.Append(character);
        }
        return escaped.ToString();
    }

    /// <summary>An id as code. Ids hold no backticks.</summary>
    public static string Code(string id) => $"`{id}`";

    public static string Codes(IEnumerable<string> ids) => string.Join(", ", ids.Select(Code));

    /// <summary>A row of a table; the cells are already Markdown.</summary>
    public static string Row(params string[] cells) => $"| {string.Join(" | ", cells)} |\n";

    /// <summary>A table's head with its separator.</summary>
    public static string Head(params string[] cells) =>
        Row(cells) + Row([.. cells.Select(_ => "---")]);
}
