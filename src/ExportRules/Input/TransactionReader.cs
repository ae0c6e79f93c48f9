using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using ExportRules.RuleSets;
using ExportRules.Yaml;

namespace ExportRules.Input;

/// <summary>Reads one JSON transaction or order, an array of them, or JSON Lines. Each one read is one input.</summary>
internal sealed class TransactionReader(RuleSet ruleSet, string file)
{
    /// <summary>The largest input that is read whole.</summary>
    public const int MaximumBytes = 1 << 28;

    private const int MaximumDepth = 16;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Reads everything in the text; the list is never empty.</summary>
    public IReadOnlyList<TransactionInput> Read(ReadOnlyMemory<byte> utf8) => ReadAll(utf8).Inputs;

    /// <summary>Reads everything in the text, and says in which form it was written.</summary>
    public (InputForm Form, IReadOnlyList<TransactionInput> Inputs) ReadAll(
        ReadOnlyMemory<byte> utf8
    )
    {
        if (CheckEncoding(ref utf8) is { } problem)
        {
            return (InputForm.Single, [problem]);
        }
        var span = utf8.Span;
        var start = FirstToken(span);
        if (start < 0)
        {
            return (
                InputForm.Single,
                [
                    Failed(
                        1,
                        1,
                        DiagnosticCodes.NoTransaction,
                        "the input holds no transaction",
                        null
                    ),
                ]
            );
        }
        if (span[start] == '[')
        {
            return (InputForm.Array, ReadArray(utf8));
        }
        return IsJsonLines(span)
            ? (InputForm.Lines, ReadLines(utf8))
            : (InputForm.Single, [ReadValue(utf8, 0)]);
    }

    /// <summary>Reads one line of JSON Lines; null where it is blank.</summary>
    public TransactionInput? ReadLine(ReadOnlyMemory<byte> utf8, int line)
    {
        if (utf8.Span.StartsWith((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf]))
        {
            utf8 = utf8[3..];
        }
        var start = FirstToken(utf8.Span);
        if (start < 0)
        {
            return null;
        }
        if (utf8.Span[start] == '[')
        {
            return Failed(
                line,
                start + 1,
                DiagnosticCodes.ListNotTransaction,
                "this is a JSON array, not JSON Lines",
                "one transaction a line"
            );
        }
        return ReadValue(utf8, line - 1);
    }

    private TransactionInput? CheckEncoding(ref ReadOnlyMemory<byte> utf8)
    {
        var span = utf8.Span;
        if (span.Length > MaximumBytes)
        {
            return Failed(
                0,
                0,
                DiagnosticCodes.TooDeepOrLarge,
                "the input is larger than 256 MiB",
                "use replay for large files"
            );
        }
        if (span is [0xff, 0xfe, ..] or [0xfe, 0xff, ..])
        {
            return Failed(
                0,
                0,
                DiagnosticCodes.FileEncoding,
                "the input is UTF-16",
                "save it as UTF-8"
            );
        }
        if (span is [0xef, 0xbb, 0xbf, ..])
        {
            utf8 = utf8[3..];
        }
        try
        {
            _ = StrictUtf8.GetCharCount(utf8.Span);
            return null;
        }
        catch (DecoderFallbackException error)
        {
            var line = 1 + utf8.Span[..Math.Clamp(error.Index, 0, utf8.Length)].Count((byte)'\n');
            return Failed(
                line,
                1,
                DiagnosticCodes.FileEncoding,
                "the input is not valid UTF-8",
                "save it as UTF-8"
            );
        }
    }

    private IReadOnlyList<TransactionInput> ReadArray(ReadOnlyMemory<byte> utf8)
    {
        var inputs = new List<TransactionInput>();
        var reader = new Utf8JsonReader(
            utf8.Span,
            new JsonReaderOptions { MaxDepth = MaximumDepth + 1 }
        );
        var lines = new LineIndex(utf8);
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
            {
                inputs.Add(new JsonTransaction(ruleSet, file, lines).Read(ref reader));
            }
            if (reader.Read())
            {
                inputs.Add(
                    Failed(
                        lines.At(reader.TokenStartIndex),
                        DiagnosticCodes.JsonSyntax,
                        "content after the array"
                    )
                );
            }
        }
        catch (JsonException error)
        {
            inputs.Add(Syntax(error, 0));
        }
        catch (InvalidOperationException)
        {
            inputs.Add(BrokenText(utf8.Span, lines.At(reader.TokenStartIndex)));
        }
        return inputs.Count > 0
            ? inputs
            : [Failed(1, 1, DiagnosticCodes.NoTransaction, "the array holds no transaction", null)];
    }

    private IReadOnlyList<TransactionInput> ReadLines(ReadOnlyMemory<byte> utf8)
    {
        var inputs = new List<TransactionInput>();
        var line = 1;
        while (utf8.Length > 0)
        {
            var end = utf8.Span.IndexOf((byte)'\n');
            if (ReadLine(end < 0 ? utf8 : utf8[..end], line) is { } input)
            {
                inputs.Add(input);
            }
            utf8 = end < 0 ? default : utf8[(end + 1)..];
            line++;
        }
        return inputs;
    }

    private TransactionInput ReadValue(ReadOnlyMemory<byte> utf8, int lineOffset)
    {
        var lines = new LineIndex(utf8, lineOffset);
        var reader = new Utf8JsonReader(
            utf8.Span,
            new JsonReaderOptions { MaxDepth = MaximumDepth }
        );
        try
        {
            reader.Read();
            var input = new JsonTransaction(ruleSet, file, lines).Read(ref reader);
            return reader.Read()
                ? Failed(
                    lines.At(reader.TokenStartIndex),
                    DiagnosticCodes.JsonSyntax,
                    "content after the transaction"
                )
                : input;
        }
        catch (JsonException error)
        {
            return Syntax(error, lineOffset);
        }
        catch (InvalidOperationException)
        {
            return BrokenText(utf8.Span, lines.At(reader.TokenStartIndex));
        }
    }

    // The JSON reader lets half a character through (`\ud800` alone) and fails when the text is taken out.
    private TransactionInput BrokenText(ReadOnlySpan<byte> utf8, SourceLocation place) =>
        Utf8.IsValid(utf8)
            ? Failed(place, DiagnosticCodes.JsonSyntax, "an escape stands for half a character")
            : Failed(
                place.Line,
                place.Column,
                DiagnosticCodes.FileEncoding,
                "the input is not valid UTF-8",
                "save it as UTF-8"
            );

    private TransactionInput Syntax(JsonException error, int lineOffset)
    {
        var deep = error.Message.Contains("maximum", StringComparison.OrdinalIgnoreCase);
        var line = (int)(error.LineNumber ?? 0) + 1 + lineOffset;
        return Failed(
            line,
            (int)(error.BytePositionInLine ?? 0) + 1,
            deep ? DiagnosticCodes.TooDeepOrLarge : DiagnosticCodes.JsonSyntax,
            deep ? $"nested deeper than {MaximumDepth} levels" : "not valid JSON",
            deep ? null : Hint(error.Message)
        );
    }

    private static string Hint(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        // The library's last sentence may be advice to the programmer.
        var core = (end > 0 ? message[..end] : message)
            .Replace(" Change the reader options.", "", StringComparison.Ordinal)
            .TrimEnd('.');
        return char.ToLowerInvariant(core[0]) + core[1..];
    }

    // Two objects on lines of their own are JSON Lines; one object over several lines is one transaction.
    private static bool IsJsonLines(ReadOnlySpan<byte> span)
    {
        var objects = 0;
        foreach (var range in span.Split((byte)'\n'))
        {
            var line = span[range].TrimStart(" \t\r"u8);
            if (line.Length > 0 && line[0] == '{' && line.TrimEnd(" \t\r"u8)[^1] == '}')
            {
                objects++;
            }
            else if (line.Length > 0 && objects == 0)
            {
                // The first line is not an object of its own, unless it is a broken one before others.
                objects = StartsManyObjects(span) ? 2 : 0;
                break;
            }
            if (objects > 1)
            {
                return true;
            }
        }
        return objects > 1;
    }

    private static bool StartsManyObjects(ReadOnlySpan<byte> span)
    {
        var count = 0;
        foreach (var range in span.Split((byte)'\n'))
        {
            var line = span[range];
            // Only a line that begins at its first column begins a record; nested objects are indented.
            if (line.Length > 1 && line[0] == '{' && line.Contains((byte)':'))
            {
                count++;
            }
        }
        return count > 1;
    }

    private static int FirstToken(ReadOnlySpan<byte> span)
    {
        for (var index = 0; index < span.Length; index++)
        {
            if (span[index] is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
            {
                return index;
            }
        }
        return -1;
    }

    private TransactionInput Failed(SourceLocation place, string code, string message) =>
        Failed(place.Line, place.Column, code, message, null);

    private TransactionInput Failed(int line, int column, string code, string message, string? hint)
    {
        var location = new SourceLocation(file, line, column);
        return new()
        {
            Location = location,
            Diagnostics = [new(code, Severity.Error, location, message) { Hint = hint }],
        };
    }
}
