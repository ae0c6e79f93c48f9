using System.Globalization;
using ExportRules.Records;

namespace ExportRules.Documents;

/// <summary>One question of a record with its answer.</summary>
/// <param name="Number">The line of the order, from 1; null for a single transaction.</param>
/// <param name="Transaction">The question.</param>
/// <param name="Decision">The answer.</param>
/// <param name="Screening">The evidence of the end user's screening; empty where there is none.</param>
internal sealed record RecordLine(
    int? Number,
    Transaction Transaction,
    Decision Decision,
    IReadOnlyList<ScreeningResult> Screening
)
{
    /// <summary>Its name in headings; empty for a single transaction.</summary>
    public string Name =>
        Number is null
            ? ""
            : string.Join(
                ' ',
                new[]
                {
                    string.Create(CultureInfo.InvariantCulture, $"Line {Number}"),
                    Transaction.Id,
                }.OfType<string>()
            );

    /// <exception cref="ArgumentException">The record is not whole.</exception>
    public static IReadOnlyList<RecordLine> Of(DecisionRecord record) =>
        record switch
        {
            { Transaction: { } transaction, Decision: { } decision } =>
            [
                new(null, transaction, decision, record.Screening ?? []),
            ],
            { Order: { } order, OrderDecision: { } decision }
                when order.Lines.Count == decision.Lines.Count =>
            [
                .. order
                    .Lines.Zip(decision.Lines, (transaction, answer) => (transaction, answer))
                    .Select(
                        (pair, index) =>
                            new RecordLine(
                                index + 1,
                                pair.transaction,
                                pair.answer,
                                [
                                    .. (record.Screening ?? []).Where(result =>
                                        result.Line == index + 1
                                    ),
                                ]
                            )
                    ),
            ],
            _ => throw new ArgumentException(
                "a record holds a transaction and its decision, or an order and a decision for each line",
                nameof(record)
            ),
        };
}
