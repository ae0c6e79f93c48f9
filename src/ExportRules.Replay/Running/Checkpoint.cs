using System.Text.Json;
using System.Text.Json.Serialization;

namespace ExportRules.Replay.Running;

/// <summary>How far a run had come when everything up to there was on disk.</summary>
/// <param name="Identity">What the run depends on; see <see cref="RunIdentity"/>.</param>
/// <param name="Progress">What is done.</param>
/// <param name="FileBytes">Bytes of the output that belong to it, compressed where the output is.</param>
/// <param name="ErrorBytes">Bytes of the file of errors that belong to it.</param>
internal sealed record Checkpoint(
    string Identity,
    ReplayProgress Progress,
    long FileBytes,
    long ErrorBytes
)
{
    public static Checkpoint? Read(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }
        try
        {
            return JsonSerializer.Deserialize(
                File.ReadAllBytes(path),
                CheckpointJson.Default.Checkpoint
            );
        }
        catch (JsonException)
        {
            throw new ReplayException(
                DiagnosticCodes.ResumeMismatch,
                $"`{path}` is no checkpoint of a replay",
                "begin anew without --resume"
            );
        }
    }

    /// <summary>Replaces the file as one step, so that a crash leaves the old one or the new one.</summary>
    public void Write(string path)
    {
        var next = path + ".new";
        using (var stream = new FileStream(next, FileMode.Create))
        {
            JsonSerializer.Serialize(stream, this, CheckpointJson.Default.Checkpoint);
            stream.Flush(flushToDisk: true);
        }
        File.Move(next, path, overwrite: true);
    }
}

[JsonSourceGenerationOptions(WriteIndented = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Checkpoint))]
internal sealed partial class CheckpointJson : JsonSerializerContext;
