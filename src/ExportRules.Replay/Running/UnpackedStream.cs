using ZstdSharp;

namespace ExportRules.Replay.Running;

/// <summary>The text of a compressed file, which must be whole: a cut file must not look like a short one.</summary>
/// <param name="unpacked">The text.</param>
/// <param name="path">The file, for messages.</param>
internal sealed class UnpackedStream(Stream unpacked, string path) : ForwardStream(unpacked)
{
    private readonly Stream unpacked = unpacked;

    public override int Read(Span<byte> buffer)
    {
        try
        {
            return unpacked.Read(buffer);
        }
        catch (Exception error) when (IsDamage(error))
        {
            throw Damaged();
        }
    }

    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            return await unpacked.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception error) when (IsDamage(error))
        {
            throw Damaged();
        }
    }

    private static bool IsDamage(Exception error) =>
        error is InvalidDataException or EndOfStreamException or ZstdException;

    private ReplayException Damaged() =>
        new(
            DiagnosticCodes.InputProblem,
            $"`{path}` is cut or damaged",
            "get it again; what was read of it is not all",
            path
        );
}
