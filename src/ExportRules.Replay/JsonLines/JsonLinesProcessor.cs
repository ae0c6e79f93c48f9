using System.Text;
using ExportRules.Compilation;
using ExportRules.Input;
using ExportRules.Replay.Csv;
using ExportRules.Replay.Deciding;
using ExportRules.Replay.Running;
using ExportRules.Replay.Summarizing;
using ExportRules.RuleSets;

namespace ExportRules.Replay.JsonLines;

/// <summary>Decides the lines of a chunk. Safe to call from several threads.</summary>
internal sealed class JsonLinesProcessor(ReplayJob job, JsonTable? table, bool isDecoded)
{
    // What could not be decoded from another encoding shows by this sign.
    private static ReadOnlySpan<byte> Undecodable => "\ufffd"u8;

    private readonly TransactionReader reader = new(job.Policy.RuleSet, job.InputName);
    private readonly TransactionDecider decider = Decider(job, job.Policy, table);
    private readonly TransactionDecider? against = job.Against is { } other
        ? Decider(job, other, table)
        : null;

    private readonly JsonExamples examples = new(job);

    // Another rule set has other facts: the same line is read for it again.
    private readonly TransactionReader? otherReader =
        job.Against is { } other && !ReferenceEquals(other.RuleSet, job.Policy.RuleSet)
            ? new(other.RuleSet, job.InputName)
            : null;

    public ChunkResult Process(LineChunk chunk)
    {
        var result = new ChunkResult(chunk.Length * 4)
        {
            End = chunk.End,
            Statistics = job.Statistics is null ? null : new(),
        };
        var data = chunk.Buffer.AsMemory(0, chunk.Length);
        var place = new RowPlace(chunk.Start.Line, chunk.Start.Record);
        while (data.Length > 0)
        {
            var end = data.Span.IndexOf((byte)'\n');
            Line(result, end < 0 ? data : data[..end], place);
            data = end < 0 ? default : data[(end + 1)..];
            place = new(place.Line + 1, place.Record + 1);
        }
        return result;
    }

    private void Line(ChunkResult result, ReadOnlyMemory<byte> line, RowPlace place)
    {
        result.Tally.Read++;
        if (Read(reader, line, place) is not { } input)
        {
            result.Tally.SkippedEmpty++;
            return;
        }
        var decision = Decide(decider, input, place);
        var other = against is null
            ? null
            : Decide(
                against,
                otherReader is null ? input : Read(otherReader, line, place) ?? input,
                place
            );
        result.Add(place, decision);
        AddStatistics(result, input, line.Span, place, decision, other);
        if (table is null)
        {
            JsonText.WriteLine(result.Output, input.Id, decision, other);
        }
        else
        {
            table.Write(result.Output, input, decision, other);
        }
    }

    private TransactionInput? Read(
        TransactionReader of,
        ReadOnlyMemory<byte> line,
        RowPlace place
    ) =>
        isDecoded && line.Span.IndexOf(Undecodable) is >= 0 and var at
            ? Undecoded(new(job.InputName, checked((int)place.Line), at + 1))
            : of.ReadLine(line, checked((int)place.Line));

    private static TransactionInput Undecoded(SourceLocation place) =>
        new()
        {
            Location = place,
            Diagnostics =
            [
                new(
                    DiagnosticCodes.BadEncoding,
                    Severity.Error,
                    place,
                    CsvProcessor.UndecodedMessage
                ),
            ],
        };

    /// <summary>A line as an example that can be explained.</summary>
    public RowExample? Example(string line, RowPlace place)
    {
        var bytes = Encoding.UTF8.GetBytes(line);
        return reader.ReadLine(bytes, checked((int)place.Line)) is { } input
            ? examples.Of(input, bytes, place)
            : null;
    }

    private static TransactionDecider Decider(
        ReplayJob job,
        ReplayPolicy policy,
        JsonTable? table
    ) => new(policy, new(table is null, job.WithTrace, job.UseCache));

    private static RowAnswer Decide(
        TransactionDecider decider,
        TransactionInput input,
        RowPlace place
    ) =>
        input.Order is { } order ? decider.Decide(order, place)
        : input.HasErrors || input.Bound is null ? decider.Error(input.Diagnostics, place)
        : decider.Decide(input.Bound, place);

    private void AddStatistics(
        ChunkResult result,
        TransactionInput input,
        ReadOnlySpan<byte> line,
        RowPlace place,
        RowAnswer decision,
        RowAnswer? other
    )
    {
        if (result.Statistics is not { } statistics)
        {
            return;
        }
        var facts = input.Bound?.Facts;
        var date = facts?[BuiltInFacts.Date] ?? default;
        var month = date.Kind is FactKind.Date ? date.Date.Year * 12 + date.Date.Month - 1 : 0;
        var group = statistics.Add(decision, other, month);
        group.First ??= examples.Of(input, line, place);
        if (facts is null)
        {
            return;
        }
        AddValue(group, facts);
        if (other is null || !AnswerChange.IsChange(decision, other))
        {
            return;
        }
        foreach (var path in SummaryFacts.All)
        {
            var value = facts[path];
            var change = statistics.AddChange(
                path,
                value.IsSupplied ? value.ToString() : "",
                decision,
                other
            );
            change.First ??= new(place.Line, place.Record, input.Id);
            AddValue(change, facts);
        }
    }

    private static void AddValue(RowGroup group, FactSet facts)
    {
        if (facts[BuiltInFacts.Value] is { Kind: FactKind.Number } value)
        {
            var currency = facts[BuiltInFacts.Currency];
            group.AddValue(currency.IsSupplied ? currency.ToString() : "", value.Number);
        }
    }
}
