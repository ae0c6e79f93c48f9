using System.Collections.Concurrent;
using ExportRules.Compilation;
using ExportRules.RuleSets;

namespace ExportRules.Evaluation;

/// <summary>Compiled policies by digest: a version is compiled once, whichever date asks for it first.</summary>
internal sealed class PolicyCache
{
    private static readonly Lazy<StageSessions> Sessions = new(() =>
        new StageSessions(StageProcessor.Run)
    );

    private readonly ConcurrentDictionary<string, Lazy<CompiledPolicy>> compiled = new(
        StringComparer.Ordinal
    );

    /// <summary>Builds what all policies share on another thread, while the caller loads its first rule set.</summary>
    /// <remarks>A failure is kept and thrown where the sessions are needed.</remarks>
    public static void Prepare() => _ = Task.Run(() => Sessions.Value);

    public CompiledPolicy Get(PolicyVersion version) =>
        compiled
            .GetOrAdd(
                version.Digest,
                static (_, version) => new(() => CompiledPolicy.Compile(version, Sessions.Value)),
                version
            )
            .Value;
}
