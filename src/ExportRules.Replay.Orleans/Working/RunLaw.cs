using System.Collections.Concurrent;
using ExportRules.Evaluation;
using ExportRules.Input;
using ExportRules.Packs;
using ExportRules.Replay.Orleans.Coordinating;
using ExportRules.RuleSets;
using ExportRules.Yaml;
using Microsoft.Extensions.Options;

namespace ExportRules.Replay.Orleans.Working;

/// <summary>The law of runs on this silo: loaded once from what travels with the run, and checked.</summary>
internal sealed class RunLaw(
    IGrainFactory grains,
    IOptions<ReplaySiloOptions> options,
    TimeProvider clock
)
{
    private const int Kept = 4;

    private readonly ConcurrentDictionary<string, Lazy<Task<Law>>> runs = new(
        StringComparer.Ordinal
    );

    /// <summary>The law of a run. Its replayer is one for all partitions: they learn from each other.</summary>
    /// <param name="run">The identity of the run.</param>
    /// <param name="known">Its request, where the caller has it.</param>
    public async Task<Law> OfAsync(string run, ReplayRunRequest? known = null)
    {
        if (runs.Count > Kept)
        {
            runs.Clear();
        }
        if (known is not null && !IsOpen(run))
        {
            // One that is under way may be waiting for this caller.
            runs[run] = new(() => Task.Run(() => Open(known)));
        }
        var loading = runs.GetOrAdd(
            run,
            key =>
                new(async () =>
                {
                    var request = await grains.GetGrain<IReplayRunGrain>(key).RequestAsync();
                    return await Task.Run(() => Open(request));
                })
        );
        try
        {
            return await loading.Value;
        }
        catch
        {
            runs.TryRemove(run, out _);
            throw;
        }
    }

    private bool IsOpen(string run) =>
        runs.TryGetValue(run, out var one)
        && one is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }
        && one.Value.Result.Replayer is not null;

    /// <summary>The law of a request, or why it is refused here.</summary>
    private Law Open(ReplayRunRequest request)
    {
        if (request.Engine != EngineVersion.Text)
        {
            return new(
                request,
                null,
                $"it runs ExportRules {EngineVersion.Text}, and the run was begun with {request.Engine}; a run is decided by one version: give it silos of {request.Engine}, or begin it again"
            );
        }
        try
        {
            var ruleSet = Load(request.Rules, request.Pack);
            var against = request.AgainstDigest is null
                ? null
                : Load(request.AgainstRules, request.AgainstPack);
            if (
                (
                    Problem(ruleSet, request.RuleSetDigest)
                    ?? (against is null ? null : Problem(against, request.AgainstDigest!))
                ) is
                { } problem
            )
            {
                return new(request, null, problem);
            }
            var assumptions = AssumptionTexts.Read(ruleSet, request.Assumptions, out var wrong);
            if (wrong is not null)
            {
                return new(request, null, wrong);
            }
            var policy = new EvaluationOptions
            {
                PolicyDate = request.PolicyDate,
                KnownAt = request.KnownAt,
                Assumptions = assumptions,
            };
            var other = against is null ? request.AgainstDate : request.PolicyDate;
            return new(
                request,
                new(new ExportRulesEngine(ruleSet), policy)
                {
                    Format = request.Format,
                    Columns = request.Columns,
                    WithTrace = request.WithTrace,
                    WithStatistics = request.HasStatistics,
                    UseCache = request.UseCache,
                    Against = request.HasAgainst ? policy with { PolicyDate = other } : null,
                    AgainstEngine = against is null ? null : new(against),
                },
                null
            );
        }
        catch (InvalidRuleSetException error)
        {
            return new(
                request,
                null,
                $"it cannot use the rule set of the run: {error.Diagnostics[0].Code}: {error.Diagnostics[0].Message}"
            );
        }
    }

    /// <summary>Why a rule set must not decide the run here; null where it may.</summary>
    private string? Problem(RuleSet ruleSet, string expected)
    {
        var digest = ReplayRunRequest.DigestOf(ruleSet);
        return digest != expected
                ? $"the rule set of the run has digest {expected}, and what it finds has {digest}"
            : options.Value.RuleSetDigest is { } only && only != digest
                ? $"it decides under rule set {only} alone, and the run has {digest}"
            : null;
    }

    private RuleSet Load(IReadOnlyDictionary<string, byte[]> files, byte[]? packed)
    {
        if (options.Value.TrustedKeys is not { } keys)
        {
            return packed is null
                ? RuleSetLoader
                    .LoadFiles(files.Select(file => new RuleFile(file.Key, file.Value)))
                    .OrThrow()
                : throw Refused("the run has a signed pack, and no key is trusted here");
        }
        if (packed is null)
        {
            throw Refused(
                "the rule set of the run is not signed, and signed packs alone are accepted here"
            );
        }
        using var pack = new MemoryStream(packed);
        return RulePack.Open(pack, keys, clock.GetUtcNow()).RuleSet;
    }

    private static InvalidRuleSetException Refused(string message) =>
        new([new(DiagnosticCodes.PackUnsigned, Severity.Error, default, message)]);

    /// <summary>A request with its law, or why there is none here.</summary>
    internal sealed record Law(ReplayRunRequest Request, Replayer? Replayer, string? Refusal);
}
