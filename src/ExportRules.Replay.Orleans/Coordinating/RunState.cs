namespace ExportRules.Replay.Orleans.Coordinating;

/// <summary>What is to be done, with the law. It is large and kept once; how far a run has come is kept again and again.</summary>
[GenerateSerializer]
internal sealed class RequestState
{
    [Id(0)]
    public ReplayRunRequest? Request { get; set; }
}

/// <summary>What is kept of a run besides: enough to go on after every silo was lost.</summary>
[GenerateSerializer]
internal sealed class RunState
{
    [Id(0)]
    public ReplayRunPhase Phase { get; set; }

    [Id(1)]
    public List<PartitionState> Partitions { get; set; } = [];

    [Id(2)]
    public bool IsSplit { get; set; }

    [Id(3)]
    public string? Digest { get; set; }

    [Id(4)]
    public string? Failure { get; set; }

    [Id(5)]
    public string? Policy { get; set; }

    [Id(6)]
    public string? Against { get; set; }

    /// <summary>How often it was moved to another silo because the storage failed where it was.</summary>
    [Id(7)]
    public int Moves { get; set; }

    [Id(8)]
    public List<Diagnostic> Warnings { get; set; } = [];

    /// <summary>The length of the input.</summary>
    [Id(9)]
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
