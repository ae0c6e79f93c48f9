using ExportRules.Replay.Orleans.Working;

namespace ExportRules.Replay.Orleans.Coordinating;

/// <summary>One run; the key is its identity.</summary>
internal interface IReplayRunGrain : IGrainWithStringKey
{
    /// <summary>Begins the run, or goes on with what is left of it.</summary>
    Task<ReplayRunStatus> StartAsync(ReplayRunRequest request);

    Task<ReplayRunStatus> StatusAsync();

    /// <summary>Stops it; what is done stays.</summary>
    Task CancelAsync();

    /// <summary>What is to be done, for the silos.</summary>
    Task<ReplayRunRequest> RequestAsync();

    /// <summary>A partition has ended on a silo; the next one for it, where there is one.</summary>
    Task<PartitionOrder?> EndedAsync(PartitionOutcome outcome);
}

/// <summary>Sees what only the silos see.</summary>
internal interface IReplayInputGrain : IGrainWithIntegerKey
{
    /// <summary>What tells the content of an input apart: length, time and beginning.</summary>
    Task<string> StampAsync(string path);
}
