using ExportRules.Replay.Deciding;
using ExportRules.Replay.Summarizing;

namespace ExportRules.Replay.Running;

/// <summary>What became of a chunk: its rows as bytes, and their counts.</summary>
internal sealed class ChunkResult(int capacity) : IDisposable
{
    public OutputBuffer Output { get; } = new(capacity);

    public Tally Tally { get; } = new();

    /// <summary>What a summary needs, where one is asked for.</summary>
    public RowStatistics? Statistics { get; init; }

    /// <summary>The errors, with their places; as many as are asked for.</summary>
    public List<(RowPlace Place, RowAnswer Answer)> Errors { get; } = [];

    /// <summary>Where the input stands after the chunk.</summary>
    public InputPosition End { get; set; }

    public void Add(RowPlace place, RowAnswer answer)
    {
        Tally.Add(answer);
        if (answer.Outcome is null)
        {
            Errors.Add((place, answer));
        }
    }

    public void Dispose() => Output.Dispose();
}
