using ZstdSharp;

namespace ExportRules.Replay.Running;

/// <summary>The text of a compressed file, which must be whole: a cut file must not look like a short one.</summary>
/// <param name="unpacked">The text.</param>
/// <param name="path">The file, for messages.</param>
/// <param name="length">The length of the text modulo 2^32, where the file states it.</param>
internal sealed class UnpackedStream(Stream unpacked, string path, uint? length)
    : ForwardStream(unpacked)
{
    private readonly Stream unpacked = unpacked;
    private long total;

    public override int Read(Span<byte> buffer)
    {
        try
        {
            return Count(unpacked.Read(buffer), buffer.Length);
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
            return Count(await unpacked.ReadAsync(buffer, cancellationToken), buffer.Length);
        }
        catch (Exception error) when (IsDamage(error))
        {
            throw Damaged();
        }
    }

    private int Count(int read, int wanted)
    {
        total += read;
        // The gzip reader of .NET ends quietly where the file was cut.
        return read == 0 && wanted > 0 && length is { } stated && (uint)total != stated
            ? throw Damaged()
            : read;
    }

    private static bool IsDamage(Exception error) =>
        error is InvalidDataException or EndOfStreamException or ZstdException;

    private ReplayException Damaged() =>
        new(
            DiagnosticCodes.InputProblem,
            $"`{path}` is cut or damaged",
            "if it is several gzip files in one, unpack it first",
            path
        );
}
