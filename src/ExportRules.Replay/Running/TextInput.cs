using System.Text;

namespace ExportRules.Replay.Running;

/// <summary>A stream of text in any encoding as a stream of UTF-8.</summary>
internal static class TextInput
{
    private const int HeadBytes = 256;

    /// <returns>The text, whether it was decoded from another encoding, and whether it is JSON: by its name, else by how it begins.</returns>
    public static async Task<(Stream Text, bool IsDecoded, bool IsJson)> OpenAsync(
        Stream input,
        string name,
        Encoding? declared,
        CancellationToken cancellation
    )
    {
        // A mark may come byte by byte, as anything may from a pipe.
        var head = await HeadAsync(input, bytes => bytes.Length > 1, cancellation);
        Stream text = new PrependedStream(head, input);
        var encoding =
            declared
            ?? head.Span switch
            {
                [0xff, 0xfe, ..] => Encoding.Unicode,
                [0xfe, 0xff, ..] => Encoding.BigEndianUnicode,
                _ => Encoding.UTF8,
            };
        var isDecoded = encoding.CodePage != Encoding.UTF8.CodePage;
        if (isDecoded)
        {
            text = Encoding.CreateTranscodingStream(
                text,
                Marking(encoding),
                new UTF8Encoding(false)
            );
        }
        if (OutputForms.Of(name) is var form and not OutputForm.LikeInput)
        {
            return (text, isDecoded, form is OutputForm.JsonLines);
        }
        // A line of a pipe may be all there is for a while: what has come is enough to tell, unless it is blank.
        head = await HeadAsync(text, bytes => Begin(bytes).Length > 0, cancellation);
        return (
            new PrependedStream(head, text),
            isDecoded,
            Begin(head.Span) is [(byte)'{' or (byte)'[', ..]
        );
    }

    /// <summary>The encoding with one sign for whatever is no text in it. By itself, code page 932 makes other signs of it.</summary>
    private static Encoding Marking(Encoding encoding)
    {
        var marking = (Encoding)encoding.Clone();
        marking.DecoderFallback = encoding is UnicodeEncoding or UTF32Encoding
            ? new DecoderReplacementFallback($"{MarkingFallback.Sign}")
            : new MarkingFallback();
        return marking;
    }

    private delegate bool IsEnough(ReadOnlySpan<byte> bytes);

    private static async Task<ReadOnlyMemory<byte>> HeadAsync(
        Stream input,
        IsEnough isEnough,
        CancellationToken cancellation
    )
    {
        var head = new byte[HeadBytes];
        var length = 0;
        while (length < head.Length && !isEnough(head.AsSpan(0, length)))
        {
            var read = await input.ReadAsync(head.AsMemory(length), cancellation);
            if (read == 0)
            {
                break;
            }
            length += read;
        }
        return head.AsMemory(0, length);
    }

    /// <summary>What stands behind a mark and blanks.</summary>
    private static ReadOnlySpan<byte> Begin(ReadOnlySpan<byte> head) =>
        (head.StartsWith((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf]) ? head[3..] : head).TrimStart(
            " \t\r\n"u8
        );
}
