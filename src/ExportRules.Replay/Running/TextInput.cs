using System.Text;

namespace ExportRules.Replay.Running;

/// <summary>A stream of text in any encoding as a stream of UTF-8.</summary>
internal static class TextInput
{
    /// <returns>The text, whether it was decoded from another encoding, and whether it begins like JSON.</returns>
    public static async Task<(Stream Text, bool IsDecoded, bool IsJson)> OpenAsync(
        Stream input,
        Encoding? declared,
        CancellationToken cancellation
    )
    {
        // A line of a pipe may be all there is for a while: what has come is enough to tell.
        var head = new byte[256];
        var length = await input.ReadAtLeastAsync(head, 1, throwOnEndOfStream: false, cancellation);
        var whole = new PrependedStream(head.AsMemory(0, length), input);
        var encoding =
            declared
            ?? head switch
            {
                [0xff, 0xfe, ..] => Encoding.Unicode,
                [0xfe, 0xff, ..] => Encoding.BigEndianUnicode,
                _ => Encoding.UTF8,
            };
        return encoding.CodePage == Encoding.UTF8.CodePage
            ? (whole, false, IsJson(head.AsSpan(0, length)))
            : (
                Encoding.CreateTranscodingStream(whole, encoding, new UTF8Encoding(false)),
                true,
                false
            );
    }

    private static bool IsJson(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf]))
        {
            head = head[3..];
        }
        return head.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..];
    }
}
