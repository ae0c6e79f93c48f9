using System.Text;

namespace ExportRules.Yaml;

/// <summary>Bytes of a rule file to text: UTF-8, or UTF-16 by its byte-order mark, and nothing else.</summary>
internal static class YamlTextReader
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding LittleEndian = new(
        false,
        false,
        throwOnInvalidBytes: true
    );
    private static readonly UnicodeEncoding BigEndian = new(true, false, throwOnInvalidBytes: true);

    public static string? Decode(byte[] bytes, string file, DiagnosticBag bag)
    {
        var whole = new SourceLocation(file, 0, 0);
        if (bytes.LongLength > YamlLimits.FileBytes)
        {
            TooLarge(bytes.LongLength, file, bag);
            return null;
        }
        try
        {
            var text = bytes switch
            {
                [0xff, 0xfe, ..] => LittleEndian.GetString(bytes.AsSpan(2)),
                [0xfe, 0xff, ..] => BigEndian.GetString(bytes.AsSpan(2)),
                [0xef, 0xbb, 0xbf, ..] => StrictUtf8.GetString(bytes.AsSpan(3)),
                _ => StrictUtf8.GetString(bytes),
            };
            if (text.Contains('\0', StringComparison.Ordinal))
            {
                bag.Error(
                    DiagnosticCodes.FileEncoding,
                    whole,
                    "file holds NUL characters; it is binary, or UTF-16 without a byte-order mark",
                    "save it as UTF-8"
                );
                return null;
            }
            return text;
        }
        catch (DecoderFallbackException error)
        {
            var line =
                1 + bytes.AsSpan(0, Math.Clamp(error.Index, 0, bytes.Length)).Count((byte)'\n');
            bag.Error(
                DiagnosticCodes.FileEncoding,
                new(file, line, 1),
                "file is not valid UTF-8",
                "save it as UTF-8"
            );
            return null;
        }
    }

    public static void TooLarge(long bytes, string file, DiagnosticBag bag) =>
        bag.Error(
            DiagnosticCodes.FileTooLarge,
            new(file, 0, 0),
            $"file has {bytes >> 20} MiB; the limit is {YamlLimits.FileBytes >> 20} MiB",
            "split it"
        );
}
