namespace ExportRules.Replay.Orleans.Working;

/// <summary>The work of one silo; the key is the silo's address.</summary>
internal interface IReplayWorkerGrain : IGrainWithStringKey
{
    /// <summary>What the silo is doing for a run, and how much more it can take.</summary>
    Task<SiloReport> ReportAsync(string run);

    /// <summary>Why the silo cannot decide a run; null where it can.</summary>
    Task<string?> RefusalAsync(string run);

    /// <summary>Begins a partition. The answer comes at once; the outcome goes to the run.</summary>
    Task<WorkAnswer> BeginAsync(string run, PartitionOrder order);

    /// <summary>Stops all partitions of a run.</summary>
    Task StopAsync(string run);
}

/// <summary>A partition to be replayed.</summary>
[GenerateSerializer]
internal sealed record PartitionOrder(
    [property: Id(0)] int Index,
    [property: Id(1)] long Offset,
    [property: Id(2)] long Line,
    [property: Id(3)] long Record,
    [property: Id(4)] long? EndOffset
)
{
    public ReplayPartition Of(string path) => new(path, new(Offset, Line, Record), EndOffset);
}

/// <summary>What a silo is doing.</summary>
[GenerateSerializer]
internal sealed record SiloReport(
    [property: Id(0)] IReadOnlyDictionary<int, long> RowsByPartition,
    [property: Id(1)] int FreeSlots
);

/// <summary>Whether a silo took a partition.</summary>
[GenerateSerializer]
internal sealed record WorkAnswer([property: Id(0)] bool IsTaken);

/// <summary>How a partition ended.</summary>
[GenerateSerializer]
internal sealed record PartitionOutcome(
    [property: Id(0)] int Index,
    [property: Id(1)] string Silo,
    [property: Id(2)] ReplayCounts? Counts,
    [property: Id(3)] string? Digest,
    [property: Id(4)] long Length,
    [property: Id(5)] string? Failure
)
{
    /// <summary>The check of its details, where it has any.</summary>
    [Id(6)]
    public string? Details { get; init; }

    /// <summary>What is worth knowing about the columns.</summary>
    [Id(7)]
    public IReadOnlyList<Diagnostic> Warnings { get; init; } = [];
}
