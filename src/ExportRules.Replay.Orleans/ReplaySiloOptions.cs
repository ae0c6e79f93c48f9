using ExportRules.Packs;

namespace ExportRules.Replay.Orleans;

/// <summary>What a silo takes on.</summary>
public sealed class ReplaySiloOptions
{
    /// <summary>How many partitions it replays at once; each takes one processor core.</summary>
    public int Partitions { get; set; } = Environment.ProcessorCount;

    /// <summary>The keys that must have signed a rule set; null accepts the files of the run, by their digest.</summary>
    public TrustedKeys? TrustedKeys { get; set; }

    /// <summary>The one rule set that it decides under (<see cref="ReplayRunRequest.DigestOf"/>); null for any.</summary>
    public string? RuleSetDigest { get; set; }
}
