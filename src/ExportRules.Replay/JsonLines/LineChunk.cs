using System.Buffers;

namespace ExportRules.Replay.JsonLines;

/// <summary>Some whole lines.</summary>
/// <param name="Buffer">The bytes, of the shared pool.</param>
/// <param name="Length">How many count.</param>
/// <param name="Start">Where the first line stands in the input.</param>
/// <param name="End">Where the input stands after the last.</param>
internal sealed record LineChunk(byte[] Buffer, int Length, InputPosition Start, InputPosition End)
    : IDisposable
{
    public void Dispose() => ArrayPool<byte>.Shared.Return(Buffer);
}
