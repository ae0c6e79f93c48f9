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
    /// The text of a field such that a spreadsheet does not take it for a formula: an apostrophe before what would begin one.
    /// </summary>
    public static string Guard(string text) =>
        text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
}
