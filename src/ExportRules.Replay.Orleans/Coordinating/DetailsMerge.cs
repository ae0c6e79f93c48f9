using ExportRules.Replay.Orleans.Working;
using ExportRules.Replay.Running;
using ExportRules.Replay.Summarizing;

namespace ExportRules.Replay.Orleans.Coordinating;

/// <summary>Puts together what partitions say besides their rows: the file of errors, the summary and the report.</summary>
internal sealed class DetailsMerge(ReplayRunRequest request, Replayer replayer) : IAsyncDisposable
{
    private readonly SummaryBuilder? statistics = request.HasStatistics ? new() : null;
    private readonly ErrorFile? errors = request.Errors is { } path ? new(path, keep: 0) : null;
    private PartDetails? read;

    /// <summary>Reads the details of the next partition; false where they are not there, or damaged.</summary>
    public bool TryRead(MergePart part)
    {
        if (!request.HasDetails)
        {
            return true;
        }
        try
        {
            var json = File.ReadAllBytes(PartitionFiles.Details(part.Path));
            if (CheckText.Of(json) != part.Details)
            {
                return false;
            }
            read = PartDetails.Read(json);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Adds what was read.</summary>
    public void Add()
    {
        if (read is not null)
        {
            errors?.Add(read.Errors);
            statistics?.Add(read.ToStatistics());
            read = null;
        }
    }

    /// <summary>Writes what was asked for.</summary>
    public async Task<ReplaySummary> CompleteAsync(
        ReplaySummary merged,
        CancellationToken cancellation
    )
    {
        if (errors is not null)
        {
            await errors.CompleteAsync();
        }
        if (statistics is null)
        {
            return merged;
        }
        var summary = await replayer.CompleteAsync(merged, statistics, request.Input, cancellation);
        if (request.Summary is { } json)
        {
            await File.WriteAllBytesAsync(json, summary.ToJson(), cancellation);
        }
        if (request.Report is { } html)
        {
            await File.WriteAllBytesAsync(html, summary.ToHtml(), cancellation);
        }
        return summary;
    }

    public ValueTask DisposeAsync() => errors?.DisposeAsync() ?? default;
}
