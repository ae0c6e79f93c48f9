using System.IO.Hashing;
using System.Security.Cryptography;
using ExportRules.Replay.Deciding;
using ExportRules.Replay.Summarizing;

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

    /// <summary>The policy, and the second one where there is one.</summary>
    public IReadOnlyList<ReplayPolicy> Policies =>
        Against is { } other ? [Policy, other] : [Policy];

    public ReplayFormat Format { get; init; } = new();

    public OutputForm Form { get; init; }

    /// <summary>The columns of a table to write, of the input and of the answers; none means all.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    public int Threads { get; init; } = 1;

    /// <summary>Whether rows that the law cannot tell apart are decided once. The output does not depend on it.</summary>
    public bool UseCache { get; init; } = true;

    /// <summary>What earlier jobs of the same law and options have learned.</summary>
    public LastForm Last { get; init; } = new();

    /// <summary>More errors than this end the replay.</summary>
    public long MaximumErrors { get; init; } = long.MaxValue;

    /// <summary>Told what is worth knowing about the columns, before the first row.</summary>
    public Action<IReadOnlyList<Diagnostic>>? Announce { get; init; }

    /// <summary>Told of each row that is an error, in order.</summary>
    public Action<RowPlace, RowAnswer>? OnError { get; init; }

    /// <summary>Told after each piece of work what is done.</summary>
    public Action<ReplayProgress>? OnProgress { get; init; }

    /// <summary>Where an earlier run stopped; null to begin at the beginning.</summary>
    public ReplayProgress? Resume { get; init; }

    /// <summary>The digest so far: where an earlier run is resumed, the caller has fed it what is written already.</summary>
    public IncrementalHash? Hash { get; init; }

    /// <summary>What is fed in place of the digest, for an output that is only a part; null for the digest.</summary>
    public XxHash128? Check { get; init; }

    /// <summary>Whether someone waits for each answer: then what is done is written at once.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>Where the text of the input is taken to end, in bytes of UTF-8; null for its end.</summary>
    public long? Until { get; init; }

    /// <summary>Takes what the summary says beyond counts, also from several runs, one after the other; null for counts alone.</summary>
    public IStatistics? Statistics { get; init; }

    /// <summary>Whether answers carry their trace; only JSON Lines can.</summary>
    public bool WithTrace { get; init; }
}
