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
    public async Task<Law> OfAsync(string run)
    {
        if (runs.Count > Kept)
        {
            runs.Clear();
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

    /// <summary>The law of a request, or why it is refused here.</summary>
    public Law Open(ReplayRunRequest request)
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
            var ruleSet = Load(request);
            var digest = ReplayRunRequest.DigestOf(ruleSet);
            if (digest != request.RuleSetDigest)
            {
                return new(
                    request,
                    null,
                    $"the rule set of the run has digest {request.RuleSetDigest}, and what it finds has {digest}"
                );
            }
            if (options.Value.RuleSetDigest is { } only && only != digest)
            {
                return new(
                    request,
                    null,
                    $"it decides under rule set {only} alone, and the run has {digest}"
                );
            }
            var engine = new ExportRulesEngine(ruleSet);
            var policy = new EvaluationOptions
            {
                PolicyDate = request.PolicyDate,
                KnownAt = request.KnownAt,
                Assumptions = Assumptions(ruleSet, request.Assumptions),
            };
            return new(
                request,
                new(engine, policy)
                {
                    Format = request.Format,
                    Columns = request.Columns,
                    WithTrace = request.WithTrace,
                    Against = request.HasAgainst
                        ? policy with
                        {
                            PolicyDate = request.AgainstDate,
                        }
                        : null,
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

    private RuleSet Load(ReplayRunRequest request)
    {
        if (options.Value.TrustedKeys is not { } keys)
        {
            return request.Pack is null
                ? RuleSetLoader
                    .LoadFiles(request.Rules.Select(file => new RuleFile(file.Key, file.Value)))
                    .OrThrow()
                : throw Refused("the run has a signed pack, and no key is trusted here");
        }
        if (request.Pack is null)
        {
            throw Refused(
                "the rule set of the run is not signed, and signed packs alone are accepted here"
            );
        }
        using var pack = new MemoryStream(request.Pack);
        return RulePack.Open(pack, keys, clock.GetUtcNow()).RuleSet;
    }

    private static InvalidRuleSetException Refused(string message) =>
        new([new(DiagnosticCodes.PackUnsigned, Severity.Error, default, message)]);

    private static Dictionary<string, FactValue> Assumptions(
        RuleSet ruleSet,
        IReadOnlyList<string> texts
    ) =>
        texts
            .Select(text => text.Split('=', 2))
            .ToDictionary(
                pair => pair[0].Trim(),
                pair => FactText.Parse(ruleSet.Facts.Find(pair[0].Trim())!, pair[1]),
                StringComparer.Ordinal
            );

    /// <summary>A request with its law, or why there is none here.</summary>
    internal sealed record Law(ReplayRunRequest Request, Replayer? Replayer, string? Refusal);
}
