using System.Text.Json;

namespace ExportRules.Records;

/// <summary>
/// An append-only file of decision records, one JSON line each, chained by hashes: a line that is changed, moved or
/// taken out breaks the chain.
/// </summary>
/// <remarks>
/// Safe to use from several threads and processes: each append holds the file alone, and returns only when the line
/// is on the disk. A line that a dying process left without its end was never acknowledged; the next append removes it.
/// Cutting off whole lines at the end cannot be seen from the file alone: keep the last hash elsewhere.
/// </remarks>
public sealed class DecisionJournal(string path)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();

    /// <summary>The previous hash of a journal's first line.</summary>
    public static string FirstPrevious { get; } = Sha256Text.Prefix + new string('0', 64);

    /// <summary>Appends a record.</summary>
    /// <returns>The line as it was written.</returns>
    /// <exception cref="IOException">The file cannot be written; nothing was acknowledged.</exception>
    /// <exception cref="JsonException">The file's last line is not a line of a journal.</exception>
    public JournalEntry Append(DecisionRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        lock (gate)
        {
            using var file = OpenAlone();
            var last = ReadLast(file);
            var entry = Chain(last, record);
            file.Seek(0, SeekOrigin.End);
            file.Write(JournalJson.Write(entry));
            file.Flush(flushToDisk: true);
            return entry;
        }
    }

    /// <summary>Reads a journal's lines in order; a last line without its end is left out, since it was never acknowledged.</summary>
    /// <exception cref="JsonException">A line is not a line of a journal; the message names it.</exception>
    public static IEnumerable<JournalEntry> Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var number = 0;
        foreach (var line in new JournalLines(file).Complete())
        {
            number++;
            yield return JournalJson.Read(line, number);
        }
    }

    /// <summary>The first line at which the chain breaks, with the reason; null where it holds.</summary>
    public static (long Line, string Reason)? FindBreak(IEnumerable<JournalEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        JournalEntry? last = null;
        foreach (var entry in entries)
        {
            var line = (last?.Sequence ?? 0) + 1;
            if (ChainProblem(entry, line, last?.Hash ?? FirstPrevious) is { } problem)
            {
                return (line, problem);
            }
            last = entry;
        }
        return null;
    }

    /// <summary>Why a line is not what stands at its place in the chain, or null.</summary>
    internal static string? ChainProblem(JournalEntry entry, long line, string previous) =>
        entry.Sequence != line ? $"line {line} carries number {entry.Sequence}"
        : entry.Previous != previous ? $"line {line} does not follow the line before it"
        : entry.Hash != JournalJson.HashOf(entry) ? $"line {line} does not fit its hash"
        : null;

    private static JournalEntry Chain(JournalEntry? last, DecisionRecord record)
    {
        var entry = new JournalEntry(
            (last?.Sequence ?? 0) + 1,
            last?.Hash ?? FirstPrevious,
            record,
            ""
        );
        return entry with { Hash = JournalJson.HashOf(entry) };
    }

    private FileStream OpenAlone()
    {
        for (var waited = TimeSpan.Zero; ; waited += TimeSpan.FromMilliseconds(5))
        {
            try
            {
                return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited < Patience && File.Exists(path))
            {
                Thread.Sleep(5);
            }
        }
    }

    /// <summary>The last whole line; what follows it is cut off.</summary>
    private static JournalEntry? ReadLast(FileStream file)
    {
        var end = EndOfLastLine(file, file.Length);
        file.SetLength(end);
        if (end == 0)
        {
            return null;
        }
        var start = EndOfLastLine(file, end - 1);
        var line = new byte[end - 1 - start];
        file.Seek(start, SeekOrigin.Begin);
        file.ReadExactly(line);
        return JournalJson.Read(line, 0);
    }

    /// <summary>The place behind the last line end before a place, or 0.</summary>
    private static long EndOfLastLine(FileStream file, long before)
    {
        var block = new byte[4096];
        while (before > 0)
        {
            var start = Math.Max(0, before - block.Length);
            var span = block.AsSpan(0, (int)(before - start));
            file.Seek(start, SeekOrigin.Begin);
            file.ReadExactly(span);
            var found = span.LastIndexOf((byte)'\n');
            if (found >= 0)
            {
                return start + found + 1;
            }
            before = start;
        }
        return 0;
    }
}
