using System.Buffers;

namespace ExportRules.Replay.Csv;

/// <summary>Some complete records of a file, as bytes.</summary>
internal sealed class CsvChunk(byte[] buffer, List<CsvPiece> pieces) : IDisposable
{
    public byte[] Buffer { get; } = buffer;

    public IReadOnlyList<CsvPiece> Pieces { get; } = pieces;

    /// <summary>Where the input stands after the chunk.</summary>
    public required InputPosition End { get; init; }

    public void Dispose() => ArrayPool<byte>.Shared.Return(Buffer);
}
