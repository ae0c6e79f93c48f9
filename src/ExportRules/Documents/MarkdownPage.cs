using System.Text;
using ExportRules.Formatting;

namespace ExportRules.Documents;

/// <summary>Prints a page as Markdown: no text in it can begin a block, a tag, a link or a cell of its own.</summary>
internal static class MarkdownPage
{
    // With these escaped nothing inside a line has a meaning; what has one only at the start of a line never stands there.
    private const string Special = "\\`*_<>[]|~$&#!";

    public static string Write(DocumentPage page)
    {
        var text = new StringBuilder();
        foreach (var block in page.Blocks)
        {
            if (text.Length > 0)
            {
                text.Append('\n');
            }
            Write(text, block);
        }
        return text.ToString();
    }

    private static void Write(StringBuilder text, Block block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                text.Append('#', heading.Level)
                    .Append(' ')
                    .Append(Inline(heading.Text))
                    .Append('\n');
                break;
            case ParagraphBlock paragraph:
                text.Append(Paragraph(paragraph)).Append('\n');
                break;
            case FieldsBlock fields:
                text.Append(MarkdownText.Head("", ""));
                foreach (var (name, value) in fields.Fields)
                {
                    text.Append(MarkdownText.Row(Inline(name), Inline(value)));
                }
                break;
            case TableBlock table:
                text.Append("**").Append(Inline(table.Caption)).Append("**\n\n");
                text.Append(MarkdownText.Head([.. table.Columns.Select(Inline)]));
                foreach (var row in table.Rows)
                {
                    text.Append(MarkdownText.Row([.. row.Select(Inline)]));
                }
                break;
            case ListBlock list:
                foreach (var item in list.Items)
                {
                    text.Append(list.HasBoxes ? "- [ ] " : "- ").Append(AtStart(item)).Append('\n');
                }
                break;
            case SignOffBlock signOff:
                text.Append(MarkdownText.Head([.. signOff.Columns.Select(Inline)]));
                foreach (var role in signOff.Roles)
                {
                    text.Append(
                        MarkdownText.Row([
                            Inline(role),
                            .. Enumerable.Repeat("\u00a0", signOff.Columns.Count - 1),
                        ])
                    );
                }
                break;
            default:
                throw new ArgumentException($"no Markdown for {block.GetType()}", nameof(block));
        }
    }

    private static string Paragraph(ParagraphBlock paragraph) =>
        paragraph.Tone switch
        {
            ParagraphTone.Answer => $"**{Inline(paragraph.Text)}**",
            ParagraphTone.Warning => $"> **Attention:** {Inline(paragraph.Text)}",
            _ => AtStart(paragraph.Text),
        };

    /// <summary>A phrase at the start of a line or item: <c>- x</c>, <c>1. x</c> or <c>=</c> would begin a block there.</summary>
    private static string AtStart(Phrase phrase)
    {
        var inline = Inline(phrase);
        if (inline.Length == 0)
        {
            return inline;
        }
        var digits = inline.TakeWhile(char.IsAsciiDigit).Count();
        return inline[0] is '-' or '+' or '=' ? "\\" + inline
            : inline[0] is ' ' ? inline.TrimStart(' ')
            : digits > 0 && digits < inline.Length && inline[digits] is '.' or ')'
                ? inline.Insert(digits, "\\")
            : inline;
    }

    private static string Inline(Phrase phrase)
    {
        var text = new StringBuilder();
        foreach (var (span, style) in phrase.Spans)
        {
            text.Append(
                style switch
                {
                    SpanStyle.Strong => $"**{Escape(span)}**",
                    // A code span cannot hold every text, and an id that is none is printed as text.
                    SpanStyle.Code when IsId(span) => $"`{span}`",
                    _ => Escape(span),
                }
            );
        }
        return text.ToString();
    }

    private static bool IsId(string text) =>
        text.All(character =>
            char.IsAsciiLetterOrDigit(character)
            || "-_.:/() ".Contains(character, StringComparison.Ordinal)
        );

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (Special.Contains(character, StringComparison.Ordinal))
            {
                escaped.Append('\\');
            }
            escaped.Append(character);
        }
        return escaped.ToString();
    }
}
