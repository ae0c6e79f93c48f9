using System.Text;
using ExportRules.Input;
using ExportRules.Replay.Deciding;
using ExportRules.Replay.Running;
using ExportRules.Replay.Summarizing;

namespace ExportRules.Replay.JsonLines;

/// <summary>Lines that stand for others, with what a report shows of them.</summary>
internal sealed class JsonExamples(ReplayJob job)
{
    public RowExample Of(TransactionInput input, ReadOnlySpan<byte> line, RowPlace place) =>
        new(place.Line, place.Record, input.Id)
        {
            Source = input.Bound is null ? null : [Encoding.UTF8.GetString(line)],
            Row = input.Bound is { } bound ? new(Cells(bound), () => Explain(bound, place)) : null,
        };

    private static IReadOnlyList<KeyValuePair<string, string>> Cells(BoundTransaction bound) =>
        [
            .. bound
                .RuleSet.Facts.All.Where(fact =>
                    !fact.IsDerived && bound.Facts[fact.Path].IsSupplied
                )
                .Select(fact => KeyValuePair.Create(fact.Path, bound.Facts[fact.Path].ToString())),
        ];

    // The second rule set may have other facts; then its answer is not explained here.
    private ExplainedRow Explain(BoundTransaction bound, RowPlace place) =>
        new(
            TransactionDecider.Explain(job.Policy, bound, place),
            job.Against is { } other && ReferenceEquals(other.RuleSet, bound.RuleSet)
                ? TransactionDecider.Explain(other, bound, place)
                : null
        );
}
