using System.Text;

namespace ExportRules.Replay.Running;

/// <summary>A stream of text in any encoding as a stream of UTF-8.</summary>
internal static class TextInput
{
    /// <returns>The text, and whether it was decoded from another encoding.</returns>
    public static async Task<(Stream Text, bool IsDecoded)> OpenAsync(
        Stream input,
        Encoding? declared,
        CancellationToken cancellation
    )
    {
        var head = new byte[2];
        var length = await input.ReadAtLeastAsync(head, 2, throwOnEndOfStream: false, cancellation);
        var whole = new PrependedStream(head.AsMemory(0, length), input);
        var encoding =
            declared
            ?? head switch
            {
                [0xff, 0xfe] => Encoding.Unicode,
                [0xfe, 0xff] => Encoding.BigEndianUnicode,
                _ => Encoding.UTF8,
            };
        return encoding.CodePage == Encoding.UTF8.CodePage
            ? (whole, false)
            : (Encoding.CreateTranscodingStream(whole, encoding, new UTF8Encoding(false)), true);
    }
}
