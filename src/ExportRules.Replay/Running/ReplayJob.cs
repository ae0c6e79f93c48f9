using ExportRules.Replay.Deciding;

namespace ExportRules.Replay.Running;

/// <summary>Everything that one replay needs.</summary>
internal sealed record ReplayJob
{
    /// <summary>The name of the input, for messages.</summary>
    public required string InputName { get; init; }

    public required Stream Input { get; init; }

    public required Stream Output { get; init; }

    public required ReplayPolicy Policy { get; init; }

    public ReplayPolicy? Against { get; init; }

    public ReplayFormat Format { get; init; } = new();

    public int Threads { get; init; } = 1;

    /// <summary>More errors than this end the replay.</summary>
    public long MaximumErrors { get; init; } = long.MaxValue;

    /// <summary>Told what is worth knowing about the columns, before the first row.</summary>
    public Action<IReadOnlyList<Diagnostic>>? Announce { get; init; }

    /// <summary>Told of each row that is an error, in order.</summary>
    public Action<RowPlace, RowAnswer>? OnError { get; init; }

    /// <summary>Told after each chunk what is done.</summary>
    public Action<ReplayCounts, InputPosition>? OnProgress { get; init; }
}
