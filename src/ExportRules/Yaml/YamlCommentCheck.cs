namespace ExportRules.Yaml;

/// <summary>
/// Warns where an unquoted legal reference is cut by ` #`: <c>cite: METI notice #14 of 2019</c> would be cited as
/// "METI notice". A blank after the sign is how people write a comment on purpose.
/// </summary>
internal static class YamlCommentCheck
{
    private static readonly string[] TextKeys =
    [
        "cite",
        "title",
        "term",
        "because",
        "text",
        "source",
        "effect",
        "case",
    ];

    public static void Report(YamlNode? root, string text, DiagnosticBag bag)
    {
        if (root is not null && text.Contains(" #", StringComparison.Ordinal))
        {
            Visit(root, text.Split('\n'), bag);
        }
    }

    private static void Visit(YamlNode node, string[] lines, DiagnosticBag bag)
    {
        switch (node)
        {
            case YamlSequence sequence:
                foreach (var item in sequence.Items)
                {
                    Visit(item, lines, bag);
                }
                break;
            case YamlMapping mapping:
                foreach (var (key, value) in mapping.Entries)
                {
                    if (
                        value is YamlScalar { IsPlain: true } scalar
                        && Array.IndexOf(TextKeys, key.Value) >= 0
                    )
                    {
                        Check(key.Value, scalar, lines, bag);
                    }
                    Visit(value, lines, bag);
                }
                break;
        }
    }

    private static void Check(string key, YamlScalar scalar, string[] lines, DiagnosticBag bag)
    {
        var (file, line, column) = scalar.Location;
        var end = column - 1 + scalar.Value.Length;
        if (line > lines.Length || end + 2 >= lines[line - 1].Length)
        {
            return;
        }
        var rest = lines[line - 1].AsSpan(end);
        if (rest is [' ', '#', ..] && char.IsLetterOrDigit(rest[2]))
        {
            bag.Warning(
                DiagnosticCodes.CommentCutsText,
                new(file, line, end + 2),
                $"the text of `{key}` ends before `{rest.TrimEnd()}`, which YAML reads as a comment",
                "quote the text"
            );
        }
    }
}
