using System.Security.Cryptography;
using System.Text;
using ExportRules.Replay.Columns;
using ExportRules.Replay.Csv;
using ExportRules.Replay.Deciding;

namespace ExportRules.Replay.Running;

/// <summary>CSV in, CSV out.</summary>
internal sealed class CsvReplay(ReplayJob job)
{
    private readonly Tally tally = new();

    public async Task<ReplaySummary> RunAsync(CancellationToken cancellation)
    {
        var delimiter =
            job.Format.Delimiter
            ?? (job.InputName.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) ? '\t' : ',');
        var (text, isDecoded) = await TextInput.OpenAsync(
            job.Input,
            job.Format.Encoding,
            cancellation
        );
        var chunks = new CsvChunkReader(text, new CsvScanner((byte)delimiter));
        var map = await ReadHeaderAsync(chunks, delimiter, cancellation);
        job.Announce?.Invoke(map.Warnings);
        var writer = new CsvAnswerWriter(
            map,
            delimiter,
            job.Against is not null,
            job.Format.SpreadsheetSafe
        );
        var processor = new CsvProcessor(map, delimiter, writer, Judge(map), isDecoded);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await WriteAsync(writer.Header());
        await OrderedPipeline.RunAsync(
            chunks.ReadAsync,
            processor.Process,
            async (result, _) =>
            {
                await WriteAsync(result.Output.Written);
                tally.Add(result.Tally);
                foreach (var (place, answer) in result.Errors)
                {
                    job.OnError?.Invoke(place, answer);
                }
                job.OnProgress?.Invoke(tally.ToCounts(), result.End);
                RequireFewErrors();
            },
            job.Threads,
            cancellation
        );
        await job.Output.FlushAsync(cancellation);
        return new()
        {
            Input = job.InputName,
            Policy = job.Policy.Describe(),
            Against = job.Against?.Describe(),
            Counts = tally.ToCounts(),
            Digest = "sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset()),
            Warnings = map.Warnings,
        };

        async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes)
        {
            hash.AppendData(bytes.Span);
            await job.Output.WriteAsync(bytes, cancellation);
        }
    }

    private void RequireFewErrors()
    {
        if (tally.Errors > job.MaximumErrors)
        {
            throw new ReplayException(
                DiagnosticCodes.TooManyErrors,
                $"{tally.Errors} rows are errors, more than the {job.MaximumErrors} allowed",
                "raise --max-errors, or mend the input",
                job.InputName
            );
        }
    }

    private async Task<ColumnMap> ReadHeaderAsync(
        CsvChunkReader chunks,
        char delimiter,
        CancellationToken cancellation
    )
    {
        var header =
            await chunks.ReadHeaderAsync(cancellation)
            ?? throw new ReplayException(
                DiagnosticCodes.EmptyInput,
                "the input is empty",
                "the first line must name the columns",
                job.InputName
            );
        if (!System.Text.Unicode.Utf8.IsValid(header))
        {
            throw new ReplayException(
                DiagnosticCodes.BadEncoding,
                "the header is not UTF-8",
                "try --encoding cp932",
                job.InputName
            );
        }
        var line = Encoding.UTF8.GetString(header).TrimEnd('\r', '\n');
        return ColumnMap.Read(
            CsvLine.Split(line, delimiter),
            job.Policy.RuleSet,
            job.Format.Map,
            job.Policy.IsOwnDate || job.Against is { IsOwnDate: true },
            [.. job.Policy.Options.Assumptions.Keys],
            job.InputName
        );
    }

    private RowJudge Judge(ColumnMap map)
    {
        var cells = new CellReader(job.Format);
        return new(
            new(job.Policy, new(job.Policy.RuleSet, map, cells)),
            job.Against is { } other ? new(other, new(other.RuleSet, map, cells)) : null
        );
    }
}
