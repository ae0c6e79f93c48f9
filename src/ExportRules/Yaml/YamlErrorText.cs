using YamlDotNet.Core;

namespace ExportRules.Yaml;

/// <summary>The YAML library's messages in our own words, with the mistake behind them where it can be told.</summary>
internal static class YamlErrorText
{
    public static (string Message, string? Hint) Explain(YamlException error, string text)
    {
        var line = LineOf(text, (int)error.Start.Line).Trim();
        var message = error.Message;
        if (message.Contains("quoted scalar", StringComparison.OrdinalIgnoreCase))
        {
            return ("a quote that opens here is never closed", "close it");
        }
        if (LooksLikeBareOperator(line))
        {
            var sign = line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..].TrimStart();
            var length = sign.Length > 1 && sign[1] == '=' ? 2 : 1;
            return (
                "`>` and `|` begin a block of text in YAML",
                $"quote it: `\"{sign[..length]}\"`"
            );
        }
        if (Indicator(line) is { } indicator)
        {
            return ($"a text cannot begin with `{indicator}` in YAML", "quote the text");
        }
        if (
            line.Contains(": ", StringComparison.Ordinal)
            && line.IndexOf(": ", StringComparison.Ordinal)
                != line.LastIndexOf(": ", StringComparison.Ordinal)
        )
        {
            return ("a second `: ` on the line reads as another key", "quote the text");
        }
        return ($"not valid YAML: {Lower(message)}", null);
    }

    private static bool LooksLikeBareOperator(string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        return colon > 0 && line[(colon + 2)..].TrimStart() is ['>' or '|', ..];
    }

    // What YAML keeps for itself at the start of a value: aliases, anchors, tags, directives and reserved signs.
    private static char? Indicator(string line)
    {
        for (var index = 0; index + 1 < line.Length; index++)
        {
            if (line[index] is ':' or '-' or ',' or '[' or '{')
            {
                var value = line.AsSpan(index + 1).TrimStart();
                if (value.Length > 0 && value[0] is ('*' or '&' or '!' or '@' or '`' or '%'))
                {
                    return value[0];
                }
            }
        }
        return null;
    }

    private static string LineOf(string text, int line)
    {
        var lines = text.Split('\n');
        return line >= 1 && line <= lines.Length ? lines[line - 1] : "";
    }

    private static string Lower(string message)
    {
        var end = message.LastIndexOf("): ", StringComparison.Ordinal);
        var core = (end >= 0 ? message[(end + 3)..] : message).Trim().TrimEnd('.');
        return core.Length == 0 ? "unreadable" : char.ToLowerInvariant(core[0]) + core[1..];
    }
}
