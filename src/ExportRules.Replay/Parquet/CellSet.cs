using System.Collections.Concurrent;
using Apache.Arrow;
using ExportRules.Replay.Projection;

namespace ExportRules.Replay.Parquet;

/// <summary>The distinct values of a column as cells. It does not change, and is shared by all batches that have the same.</summary>
/// <param name="texts">The values.</param>
/// <param name="dictionary">Where they come from.</param>
internal sealed class CellSet(CellTexts texts, IArrowArray dictionary)
{
    // The memory of the array goes back to the native reader: what tells it from the next one is copied.
    private readonly byte[] text = dictionary is StringArray values ? values.Values.ToArray() : [];
    private readonly int[] ends = dictionary is StringArray values
        ? values.ValueOffsets.ToArray()
        : [];
    private readonly ConcurrentDictionary<CellProjector, uint[]> codes = [];

    public CellTexts Texts => texts;

    public bool HasLineEnds { get; } = texts.HasLineEnds;

    /// <summary>Whether the values of a batch are these again.</summary>
    public bool IsOf(IArrowArray array) =>
        array is StringArray { NullCount: 0 } values
        && values.ValueOffsets.SequenceEqual(ends)
        && values.Values.SequenceEqual(text);

    /// <summary>The code of each value.</summary>
    public uint[] Codes(CellProjector projector, char[] room) =>
        codes.GetOrAdd(
            projector,
            (key, chars) =>
            {
                var found = new uint[texts.Count];
                texts.Project(key, 0, found, chars);
                return found;
            },
            room
        );
}
