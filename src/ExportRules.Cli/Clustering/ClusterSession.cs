using System.CommandLine;
using ExportRules.Cli.Replaying;
using ExportRules.Replay.Orleans;
using ExportRules.Replay.Running;
using ExportRules.Yaml;
using Microsoft.Extensions.DependencyInjection;

namespace ExportRules.Cli.Clustering;

/// <summary><c>replay --cluster</c>: gives the replay to the silos, and waits with an eye on them.</summary>
internal sealed class ClusterSession(
    ReplayRequest request,
    ClusterOptions options,
    Terminal terminal
)
{
    public async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        RefuseWhatOneProcessAloneCan(parsed);
        using var store = options.EmbeddedFolder(parsed) is { } folder
            ? EmbeddedStore.Open(folder)
            : null;
        var starting = Task.Run(
            () =>
                options.IsEmbedded(parsed)
                    ? ClusterHost.StartEmbeddedAsync(request.Threads, store, cancellation)
                    : ClusterHost.StartClientAsync(options.Address(parsed), cancellation),
            cancellation
        );
        // Meanwhile; the rule set remembers what its versions' digests are.
        _ = ReplayRunRequest.DigestOf(request.Policy.RuleSet);
        using var host = await starting;
        var client = new ReplayClusterClient(host.Services.GetRequiredService<IGrainFactory>());
        var code = ExitCodes.Success;
        var inputs = InputFiles.Find(request.Input);
        ReplaySession.RefuseManyToOne(request, inputs);
        FileClashes.Refuse(request, inputs);
        foreach (var input in inputs)
        {
            RefuseAnotherForm(input);
            var run = await client.SubmitAsync(Run(input, options.PartitionBytes(parsed)));
            var status = await client.StatusAsync(run);
            terminal.Error.WriteLine(
                status is { IsEnded: false, Done: > 0 and var done }
                    ? $"run {run} goes on; {done} partitions are done"
                    : $"run {run}"
            );
            terminal.Error.Flush();
            if (!options.Detach(parsed))
            {
                code = ReplaySession.Worse(
                    code,
                    await RunWatch.WaitAsync(client, run, terminal, cancellation)
                );
            }
        }
        await host.StopAsync(CancellationToken.None);
        return code;
    }

    private void RefuseWhatOneProcessAloneCan(ParseResult parsed)
    {
        if (request.Output is null || request.Input == InputFiles.StandardInput)
        {
            throw new WrongUseException(
                "--cluster reads and writes files that all silos see: name both"
            );
        }
        if (request.Resume)
        {
            throw new WrongUseException(
                "--cluster excludes --resume: the same command goes on by itself"
            );
        }
        if (options.IsEmbedded(parsed) && options.Detach(parsed))
        {
            throw new WrongUseException(
                "an embedded cluster ends with this process: it excludes --detach"
            );
        }
    }

    private void RefuseAnotherForm(string input)
    {
        var form = OutputForms.Of(CompressedFile.PlainName(input));
        var wanted = request.FormOf(ReplaySession.Output(request, input));
        if (
            wanted is not OutputForm.LikeInput
            && form is not OutputForm.LikeInput
            && wanted != form
        )
        {
            throw new WrongUseException(
                "a cluster writes answers in the form of the input: a table for a table, JSON Lines for JSON Lines"
            );
        }
    }

    private ReplayRunRequest Run(string input, long partitionBytes)
    {
        var ruleSet = request.Policy.RuleSet;
        var (rules, pack) = Rules(request.Rules);
        var other = request.Against?.RuleSet;
        var hasOther = other is not null && !ReferenceEquals(other, ruleSet);
        var (otherRules, otherPack) = hasOther ? Rules(request.AgainstText!) : ([], null);
        return new()
        {
            Input = Path.GetFullPath(input),
            InputName = CompressedFile.PlainName(input),
            Output = Path.GetFullPath(ReplaySession.Output(request, input)!),
            Rules = rules,
            Pack = pack,
            RuleSetDigest = ReplayRunRequest.DigestOf(ruleSet),
            PolicyDate = request.Policy.Options.PolicyDate,
            KnownAt = request.Policy.Options.KnownAt,
            Assumptions = request.Assumptions,
            HasAgainst = request.Against is not null,
            AgainstDate = request.Against?.Options.PolicyDate,
            AgainstRules = otherRules,
            AgainstPack = otherPack,
            AgainstDigest = hasOther ? ReplayRunRequest.DigestOf(other!) : null,
            Summary = Full(request.SummaryPath),
            Report = Full(request.ReportPath),
            Errors = Full(request.ErrorPath),
            MaximumErrors = request.MaximumErrors,
            UseCache = request.UseCache,
            Format = request.Format,
            Columns = request.Columns,
            WithTrace = request.WithTrace,
            PartitionBytes = partitionBytes,
        };
    }

    private static string? Full(string? path) => path is null ? null : Path.GetFullPath(path);

    /// <summary>A rule set as it travels: its files, or the pack as it is.</summary>
    private static (Dictionary<string, byte[]> Files, byte[]? Pack) Rules(string name)
    {
        if (RuleSetOption.IsPack(name))
        {
            return ([], File.ReadAllBytes(name));
        }
        var files = BuiltInRuleSets.Names.Contains(name)
            ? BuiltInRuleSets.Files(name)
            : RuleSetFolder.Read(name, new DiagnosticBag());
        return (
            files
                .Where(file => RuleSetFolder.IsLaw(file.Path))
                .ToDictionary(
                    file => file.Path,
                    file => file.Content.ToArray(),
                    StringComparer.Ordinal
                ),
            null
        );
    }
}
