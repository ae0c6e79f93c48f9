using System.Text;

namespace ExportRules.Input;

/// <summary>Byte offsets to lines and columns.</summary>
internal sealed class LineIndex
{
    private readonly ReadOnlyMemory<byte> utf8;
    private readonly List<int> starts = [0];
    private readonly int lineOffset;

    public LineIndex(ReadOnlyMemory<byte> utf8, int lineOffset = 0)
    {
        this.utf8 = utf8;
        this.lineOffset = lineOffset;
        var span = utf8.Span;
        for (var index = 0; index < span.Length; index++)
        {
            if (span[index] == '\n')
            {
                starts.Add(index + 1);
            }
        }
    }

    public SourceLocation At(long offset)
    {
        var found = starts.BinarySearch((int)offset);
        var line = found >= 0 ? found : ~found - 1;
        var column = Encoding.UTF8.GetCharCount(utf8.Span[starts[line]..(int)offset]) + 1;
        return new(null, line + 1 + lineOffset, column);
    }
}
