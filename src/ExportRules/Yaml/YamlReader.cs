using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ExportRules.Yaml;

/// <summary>
/// Text to nodes, from the parser's events, so that depth, anchors, tags and duplicate keys are seen before anything
/// is built. Together with <see cref="YamlTextReader"/> the only place that touches the YAML library.
/// </summary>
internal sealed class YamlReader
{
    private readonly string file;
    private readonly DiagnosticBag bag;
    private readonly List<string> trail = [];
    private IParser parser = null!;
    private Scalar? longQuote;
    private bool isUnusable;

    private YamlReader(string file, DiagnosticBag bag)
    {
        this.file = file;
        this.bag = bag;
    }

    /// <summary>The file's one document, or null where nothing could be built; the bag says why.</summary>
    public static YamlNode? Read(string text, string file, DiagnosticBag bag)
    {
        var reader = new YamlReader(file, bag);
        if (text.Length > 0 && text[0] == '\ufeff')
        {
            text = text[1..];
        }
        if (!reader.CheckIndentation(text) || !reader.CheckNesting(text))
        {
            return null;
        }
        try
        {
            return reader.ReadDocument(text);
        }
        catch (TooDeepException)
        {
            return null;
        }
        catch (YamlException error)
        {
            reader.ReportSyntax(error, text);
            return null;
        }
        // The scanner of the library is known to fail with these on malformed input.
        catch (Exception error)
            when (error is ArgumentException or InvalidOperationException or FormatException)
        {
            bag.Error(DiagnosticCodes.YamlSyntax, new(file, 1, 1), "file cannot be read as YAML");
            return null;
        }
    }

    // A quote that someone forgot to close ends at the next one, lines below: what is wrong stands where it opened.
    private void ReportSyntax(YamlException error, string text)
    {
        if (longQuote is { } quote && quote.End.Line == error.Start.Line)
        {
            bag.Error(
                DiagnosticCodes.YamlSyntax,
                At(quote.Start),
                $"a quote that opens here ends only on line {quote.End.Line}, where more text follows",
                "close the quote, or double it inside the text"
            );
            return;
        }
        var (message, hint) = YamlErrorText.Explain(error, text);
        bag.Error(DiagnosticCodes.YamlSyntax, At(error.Start), message, hint);
    }

    private SourceLocation At(Mark mark) => new(file, (int)mark.Line, (int)mark.Column);

    // A tab in the indentation: the library reports it lines away.
    private bool CheckIndentation(string text)
    {
        var line = 1;
        var good = true;
        var atStart = true;
        var column = 1;
        foreach (var character in text)
        {
            if (character == '\n')
            {
                line++;
                atStart = true;
                column = 0;
            }
            else if (atStart && character == '\t')
            {
                bag.Error(
                    DiagnosticCodes.YamlTab,
                    new(file, line, column),
                    "tab used for indentation",
                    "use spaces"
                );
                good = false;
                atStart = false;
            }
            else if (character != ' ' && character != '\r')
            {
                atStart = false;
            }
            column++;
        }
        return good;
    }

    // A run of opening brackets is refused before the scanner sees it: its look-ahead grows with the square of the run.
    private bool CheckNesting(string text)
    {
        var run = 0;
        var line = 1;
        var column = 0;
        foreach (var character in text)
        {
            column++;
            if (character is '[' or '{')
            {
                if (++run > YamlLimits.Depth)
                {
                    TooDeep(new(file, line, column));
                    return false;
                }
            }
            else if (character == '\n')
            {
                line++;
                column = 0;
            }
            else if (!char.IsWhiteSpace(character))
            {
                run = 0;
            }
        }
        return true;
    }

    private void TooDeep(SourceLocation location) =>
        bag.Error(
            DiagnosticCodes.YamlTooDeep,
            location,
            $"nested deeper than {YamlLimits.Depth} levels",
            "no rule needs that depth"
        );

    private YamlNode? ReadDocument(string text)
    {
        parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        parser.MoveNext();
        Skip<StreamStart>();
        if (Peek() is StreamEnd)
        {
            Empty();
            return null;
        }
        Skip<DocumentStart>();
        var root = ReadNode(0);
        Skip<DocumentEnd>();
        if (Peek() is DocumentStart second)
        {
            bag.Error(
                DiagnosticCodes.SeveralDocuments,
                At(second.Start),
                "file holds more than one YAML document",
                "one document a file"
            );
        }
        if (root is YamlScalar { IsBlank: true })
        {
            Empty();
            return null;
        }
        if (isUnusable)
        {
            // What an alias, a tag or a merge key stood for is not known; anything said about the rest would be noise.
            return null;
        }
        YamlCommentCheck.Report(root, text, bag);
        return root;
    }

    private void Empty() =>
        bag.Error(
            DiagnosticCodes.FileEmpty,
            new(file, 0, 0),
            "file contains nothing",
            "delete it or fill it"
        );

    private ParsingEvent Peek()
    {
        return parser.Current ?? throw new YamlException("unexpected end of file");
    }

    private void Skip<T>()
        where T : ParsingEvent
    {
        if (Peek() is T)
        {
            parser.MoveNext();
        }
    }

    private YamlNode? ReadNode(int depth)
    {
        var current = Peek();
        if (depth > YamlLimits.Depth)
        {
            TooDeep(At(current.Start));
            throw new TooDeepException();
        }
        if (
            current is Scalar { Style: not ScalarStyle.Plain } quoted
            && quoted.End.Line > quoted.Start.Line
        )
        {
            longQuote = quoted;
        }
        parser.MoveNext();
        if (current is AnchorAlias alias)
        {
            Refuse(
                DiagnosticCodes.YamlAlias,
                alias,
                $"alias `*{alias.Value}` is not supported",
                "write the value out, or quote it if it is text"
            );
            return null;
        }
        if (current is NodeEvent node)
        {
            CheckNode(node);
        }
        return current switch
        {
            Scalar scalar => new YamlScalar(
                scalar.Value,
                scalar.Style is ScalarStyle.Plain,
                At(scalar.Start)
            ),
            SequenceStart start => ReadSequence(start, depth),
            MappingStart start => ReadMapping(start, depth),
            _ => throw new YamlException(current.Start, current.End, "unexpected content"),
        };
    }

    private void CheckNode(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty)
        {
            Refuse(
                DiagnosticCodes.YamlAlias,
                node,
                $"anchor `&{node.Anchor.Value}` is not supported",
                "write the value out, or quote it if it is text"
            );
        }
        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific)
        {
            Refuse(
                DiagnosticCodes.YamlTag,
                node,
                $"tag `{node.Tag.Value}` is not supported",
                "quote the value if it is text; write `not: { ... }` to negate"
            );
        }
    }

    private void Refuse(string code, ParsingEvent place, string message, string hint)
    {
        bag.Error(code, At(place.Start), message, hint, Trail());
        isUnusable = true;
    }

    private string? Trail() => trail.Count == 0 ? null : string.Concat(trail).TrimStart('.');

    private YamlSequence ReadSequence(SequenceStart start, int depth)
    {
        var items = new List<YamlNode>();
        while (Peek() is not SequenceEnd)
        {
            trail.Add($"[{items.Count}]");
            if (ReadNode(depth + 1) is { } item)
            {
                items.Add(item);
            }
            trail.RemoveAt(trail.Count - 1);
        }
        parser.MoveNext();
        return new(items, At(start.Start));
    }

    private YamlMapping ReadMapping(MappingStart start, int depth)
    {
        var entries = new List<YamlEntry>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        while (Peek() is not MappingEnd)
        {
            var key = ReadNode(depth + 1);
            trail.Add("." + (key as YamlScalar)?.Value);
            var value = ReadNode(depth + 1);
            trail.RemoveAt(trail.Count - 1);
            if (key is not YamlScalar scalar)
            {
                if (key is not null)
                {
                    bag.Error(
                        DiagnosticCodes.WrongShape,
                        key.Location,
                        "a key must be a single word or text"
                    );
                }
                continue;
            }
            if (scalar is { IsPlain: true, Value: "<<" })
            {
                bag.Error(
                    DiagnosticCodes.YamlAlias,
                    scalar.Location,
                    "merge keys are not supported",
                    "write the keys out",
                    Trail()
                );
                isUnusable = true;
                continue;
            }
            if (!lines.TryAdd(scalar.Value, scalar.Location.Line))
            {
                bag.Error(
                    DiagnosticCodes.DuplicateKey,
                    scalar.Location,
                    $"key `{scalar.Value}` is already on line {lines[scalar.Value]}",
                    "one of the two is a mistake",
                    Trail() is { } path ? $"{path}.{scalar.Value}" : scalar.Value
                );
                continue;
            }
            if (value is not null)
            {
                entries.Add(new(scalar, value));
            }
        }
        parser.MoveNext();
        return new(entries, At(start.Start));
    }

    private sealed class TooDeepException : Exception;
}
