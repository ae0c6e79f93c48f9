namespace ExportRules.Replay.Orleans.Coordinating;

/// <summary>What is kept of a run: enough to go on after every silo was lost.</summary>
[GenerateSerializer]
internal sealed class RunState
{
    [Id(0)]
    public ReplayRunRequest? Request { get; set; }

    [Id(1)]
    public ReplayRunPhase Phase { get; set; }

    [Id(2)]
    public List<PartitionState> Partitions { get; set; } = [];

    [Id(3)]
    public bool IsSplit { get; set; }

    [Id(4)]
    public string? Digest { get; set; }

    [Id(5)]
    public string? Failure { get; set; }

    [Id(6)]
    public string? Policy { get; set; }

    [Id(7)]
    public string? Against { get; set; }

    /// <summary>How often it was moved to another silo because the storage failed where it was.</summary>
    [Id(8)]
    public int Moves { get; set; }

    [Id(9)]
    public List<Diagnostic> Warnings { get; set; } = [];

    /// <summary>The length of the input.</summary>
    [Id(10)]
    public long Length { get; set; }
}

/// <summary>One partition, and what is recorded of it.</summary>
[GenerateSerializer]
internal sealed class PartitionState
{
    [Id(0)]
    public long Offset { get; set; }

    [Id(1)]
    public long Line { get; set; }

    [Id(2)]
    public long Record { get; set; }

    [Id(3)]
    public long? EndOffset { get; set; }

    /// <summary>Rows, once it is complete.</summary>
    [Id(4)]
    public ReplayCounts? Counts { get; set; }

    [Id(5)]
    public string? Digest { get; set; }

    [Id(6)]
    public long Length { get; set; }

    /// <summary>Why it was given up.</summary>
    [Id(7)]
    public string? Failure { get; set; }

    /// <summary>The check of its details, where it has any.</summary>
    [Id(8)]
    public string? Details { get; set; }

    public bool IsComplete => Counts is not null;

    public static PartitionState Of(ReplayPartition partition) =>
        new()
        {
            Offset = partition.Start.Offset,
            Line = partition.Start.Line,
            Record = partition.Start.Record,
            EndOffset = partition.EndOffset,
        };
}
