using System.Buffers;

namespace ExportRules.Replay.Csv;

/// <summary>Quoting of fields, after RFC 4180.</summary>
internal static class CsvField
{
    /// <summary>The text of a field as it stands in the file, quotes taken off.</summary>
    public static string Unquote(ReadOnlySpan<char> raw) =>
        raw is ['"', .., '"']
            ? raw[1..^1].ToString().Replace("\"\"", "\"", StringComparison.Ordinal)
            : raw.ToString();

    /// <summary>The text as a field, quoted only where it must be.</summary>
    public static string Quote(string text, char delimiter) =>
        text.AsSpan().IndexOfAny("\"\r\n") >= 0 || text.Contains(delimiter)
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;

    /// <summary>
    /// The text of a field such that a spreadsheet does not take it for a formula: an apostrophe before what would begin
    /// one, in full width too, and behind blanks or signs that a program may drop.
    /// </summary>
    public static string Guard(string text) =>
        text is ['\t' or '\r' or '\n', ..]
        || text.AsSpan().TrimStart(Dropped).TrimStart()
            is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..]
            ? "'" + text
            : text;

    /// <summary>Blanks and signs without width.</summary>
    private const string Dropped =
        " \u00A0\u3000\u00AD\u200B\u200C\u200D\u200E\u200F\u2060\uFEFF\0";

    /// <summary>Line ends within a row, counted as the scanner counts them.</summary>
    public static int LineEnds(ReadOnlySpan<char> row)
    {
        var count = row.Count('\n');
        return row.Contains('\r') ? count + row.Count('\r') - row.Count("\r\n") : count;
    }

    /// <summary>The same in UTF-8.</summary>
    public static int LineEnds(ReadOnlySpan<byte> row)
    {
        var count = row.Count((byte)'\n');
        return row.Contains((byte)'\r')
            ? count + row.Count((byte)'\r') - row.Count("\r\n"u8)
            : count;
    }
}
