using System.Globalization;
using System.Security.Cryptography;
using Orleans.Concurrency;

namespace ExportRules.Replay.Orleans.Coordinating;

[StatelessWorker]
internal sealed class ReplayInputGrain : Grain, IReplayInputGrain
{
    private const int HeadBytes = 1 << 16;

    public async Task<string> StampAsync(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw new FileNotFoundException($"the silos see no file `{path}`");
        }
        var head = new byte[HeadBytes];
        await using var stream = file.OpenRead();
        var length = await stream.ReadAtLeastAsync(head, HeadBytes, throwOnEndOfStream: false);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{file.Length} {file.LastWriteTimeUtc:O} {Convert.ToHexStringLower(SHA256.HashData(head.AsSpan(0, length)))}"
        );
    }
}
