using ExportRules.Replay.Csv;
using ExportRules.Replay.JsonLines;
using ExportRules.Replay.Parquet;

namespace ExportRules.Replay.Running;

/// <summary>Chooses how an input is read: by the name of the input, else by how its text begins.</summary>
internal static class ReplayCodec
{
    public static async Task<IReplayCodec> OpenAsync(ReplayJob job, CancellationToken cancellation)
    {
        if (job.Input is ParquetInput parquet)
        {
            return new ParquetCodec(job, parquet);
        }
        var (text, isDecoded, isJson) = await TextInput.OpenAsync(
            job.Input,
            job.InputName,
            job.Format.Encoding,
            cancellation
        );
        return Of(job, text, isDecoded, isJson);
    }

    public static IReplayCodec Of(ReplayJob job, Stream text, bool isDecoded, bool isJson)
    {
        var upTo = job.Until is { } end ? new LimitedStream(text, end) : text;
        return isJson
            ? new JsonLinesCodec(job, upTo, isDecoded)
            : new CsvCodec(job, upTo, isDecoded);
    }
}
