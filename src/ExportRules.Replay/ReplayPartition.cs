namespace ExportRules.Replay;

/// <summary>A part of an input file that can be replayed by itself, on any machine that has the file.</summary>
/// <remarks>
/// The outputs of all partitions, one behind the other, are to the byte the output of the whole file. Only the first
/// has the header.
/// </remarks>
/// <param name="Path">The file.</param>
/// <param name="Start">Where the first record begins; the default for the first partition.</param>
/// <param name="EndOffset">Where the last record ends, in bytes of text; null for the end of the file.</param>
public sealed record ReplayPartition(string Path, InputPosition Start, long? EndOffset)
{
    /// <summary>Whether it is the first of its file.</summary>
    public bool IsFirst => Start == default;
}
