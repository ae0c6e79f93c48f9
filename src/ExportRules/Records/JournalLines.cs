using System.Buffers;

namespace ExportRules.Records;

/// <summary>The lines of a journal, as bytes: a line without its end may stop in the middle of a letter.</summary>
internal sealed class JournalLines(Stream journal)
{
    /// <summary>Whether something follows the last line end.</summary>
    public bool HasRest { get; private set; }

    public IEnumerable<byte[]> Complete()
    {
        var line = new ArrayBufferWriter<byte>();
        var buffer = new byte[8192];
        int read;
        while ((read = journal.Read(buffer)) > 0)
        {
            var rest = buffer.AsMemory(0, read);
            int end;
            while ((end = rest.Span.IndexOf((byte)'\n')) >= 0)
            {
                line.Write(rest.Span[..end]);
                yield return line.WrittenSpan.ToArray();
                line.ResetWrittenCount();
                rest = rest[(end + 1)..];
            }
            line.Write(rest.Span);
        }
        HasRest = line.WrittenCount > 0;
    }
}
