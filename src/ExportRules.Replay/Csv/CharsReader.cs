namespace ExportRules.Replay.Csv;

/// <summary>Characters that are already in memory, for a parser that wants a reader.</summary>
internal sealed class CharsReader(ReadOnlyMemory<char> chars) : TextReader
{
    private int position;

    public override int Peek() => position < chars.Length ? chars.Span[position] : -1;

    public override int Read() => position < chars.Length ? chars.Span[position++] : -1;

    public override int Read(char[] buffer, int index, int count) =>
        Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        var count = Math.Min(buffer.Length, chars.Length - position);
        chars.Span.Slice(position, count).CopyTo(buffer);
        position += count;
        return count;
    }
}
