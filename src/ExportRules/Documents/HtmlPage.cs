using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace ExportRules.Documents;

/// <summary>Prints a page as one HTML file that loads nothing and runs nothing: every text in it is encoded.</summary>
internal sealed class HtmlPage
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private const int LongestWord = 24;
    private const int BreakAfter = 8;

    private readonly StringBuilder html = new();

    public static string Write(DocumentPage page)
    {
        var writer = new HtmlPage();
        writer.WriteHead(page);
        foreach (var block in page.Blocks)
        {
            writer.Write(block);
        }
        return writer.html.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private void WriteHead(DocumentPage page)
    {
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        Add(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        );
        Add(
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n"
        );
        html.Append("<title>").Append(Plain(page.Title)).Append("</title>\n<style>\n");
        html.Append(HtmlStyle.Css).Append("</style>\n</head>\n<body>\n<main>\n");
    }

    private void Write(Block block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                Add($"<h{heading.Level}>{Inline(heading.Text)}</h{heading.Level}>\n");
                break;
            case ParagraphBlock paragraph:
                Add(
                    paragraph.Tone switch
                    {
                        ParagraphTone.Answer =>
                            $"<p class=\"answer\">{Inline(paragraph.Text)}</p>\n",
                        ParagraphTone.Warning =>
                            $"<p class=\"warning\"><strong>Attention:</strong> {Inline(paragraph.Text)}</p>\n",
                        ParagraphTone.Quiet => $"<p class=\"quiet\">{Inline(paragraph.Text)}</p>\n",
                        _ => $"<p>{Inline(paragraph.Text)}</p>\n",
                    }
                );
                break;
            case FieldsBlock fields:
                html.Append("<table class=\"fields\">\n");
                foreach (var (name, value) in fields.Fields)
                {
                    Add(
                        $"<tr><th scope=\"row\">{Inline(name)}</th><td>{Inline(value)}</td></tr>\n"
                    );
                }
                html.Append("</table>\n");
                break;
            case TableBlock table:
                Write(table);
                break;
            case ListBlock list:
                html.Append(list.HasBoxes ? "<ul class=\"boxes\">\n" : "<ul>\n");
                foreach (var item in list.Items)
                {
                    Add($"<li>{Inline(item)}</li>\n");
                }
                html.Append("</ul>\n");
                break;
            case SignOffBlock signOff:
                Write(signOff);
                break;
            default:
                throw new ArgumentException($"no HTML for {block.GetType()}", nameof(block));
        }
    }

    private void Write(TableBlock table)
    {
        Add($"<div class=\"wide\"><table>\n<caption>{Inline(table.Caption)}</caption>\n");
        WriteColumns(table.Columns);
        html.Append("<tbody>\n");
        foreach (var row in table.Rows)
        {
            Add($"<tr><th scope=\"row\">{Inline(row[0])}</th>");
            foreach (var cell in row.Skip(1))
            {
                Add($"<td>{Inline(cell)}</td>");
            }
            html.Append("</tr>\n");
        }
        html.Append("</tbody>\n</table></div>\n");
    }

    private void Write(SignOffBlock signOff)
    {
        html.Append("<table class=\"sign-off\">\n");
        WriteColumns(signOff.Columns);
        html.Append("<tbody>\n");
        foreach (var role in signOff.Roles)
        {
            Add($"<tr><th scope=\"row\">{Inline(role)}</th>");
            html.Insert(html.Length, "<td></td>", signOff.Columns.Count - 1).Append("</tr>\n");
        }
        html.Append("</tbody>\n</table>\n");
    }

    private void WriteColumns(IEnumerable<Phrase> columns)
    {
        html.Append("<thead><tr>");
        foreach (var column in columns)
        {
            Add($"<th scope=\"col\">{Inline(column)}</th>");
        }
        html.Append("</tr></thead>\n");
    }

    private void Add(string text) => html.Append(text);

    private static string Inline(Phrase phrase)
    {
        var text = new StringBuilder();
        foreach (var (span, style) in phrase.Spans)
        {
            text.Append(
                style switch
                {
                    SpanStyle.Strong => $"<strong><bdi>{Text(span)}</bdi></strong>",
                    SpanStyle.Code => $"<code>{Text(span)}</code>",
                    SpanStyle.Term => $"<span lang=\"ja\">{Text(span)}</span>",
                    // A name that is written from right to left must not turn the words around it.
                    _ when IsLatin(span) => Text(span),
                    _ => $"<bdi>{Text(span)}</bdi>",
                }
            );
        }
        return text.ToString();
    }

    private static string Plain(Phrase phrase) =>
        string.Concat(phrase.Spans.Select(span => Encoder.Encode(span.Text)));

    private static bool IsLatin(string text) => text.All(character => character < '\u0250');

    /// <summary>The encoded text; a word as long as a digest may break, so that no cell runs over the edge of the paper.</summary>
    private static string Text(string text) =>
        string.Join(
            ' ',
            text.Split(' ')
                .Select(word => word.Length <= LongestWord ? Encoder.Encode(word) : Breakable(word))
        );

    private static string Breakable(string word)
    {
        var pieces = new List<string>();
        for (var start = 0; start < word.Length; )
        {
            var end = Math.Min(start + BreakAfter, word.Length);
            if (end < word.Length && char.IsHighSurrogate(word[end - 1]))
            {
                end++;
            }
            pieces.Add(Encoder.Encode(word[start..end]));
            start = end;
        }
        return string.Join("<wbr>", pieces);
    }
}
