namespace ExportRules.Replay.Running;

/// <summary>What a replay has done so far, to the byte.</summary>
/// <param name="Input">Where the input stands.</param>
/// <param name="Written">Bytes of output.</param>
/// <param name="Counts">What became of the rows.</param>
internal sealed record ReplayProgress(InputPosition Input, long Written, ReplayCounts Counts);
