using ExportRules.Records;

namespace ExportRules.Cli.Evaluating;

/// <summary>Appends what was decided to a journal, before it is printed.</summary>
internal sealed class RecordKeeper(
    ExportRulesEngine engine,
    EvaluationOptions options,
    IDecisionRecordStore journal
)
{
    /// <summary>Keeps a decision; a question that could not be decided has none.</summary>
    /// <remarks>
    /// What is kept is decided from the question as the record holds it, not taken from what is printed: remarks on how
    /// the input was spelled are not part of it, and could not be found again by <c>verify</c>.
    /// </remarks>
    /// <exception cref="IOException">The journal cannot be written.</exception>
    public void Keep(EvaluationResult result)
    {
        if (result.Screened is { } screened)
        {
            Append(screened);
        }
        else if (result.Order is not null)
        {
            Append(DecisionRecord.Create(engine, result.Input.Order!, options));
        }
        else if (result.Decision is not null)
        {
            Append(DecisionRecord.Create(engine, result.Input.Transaction!, options));
        }
    }

    // Each record is on the disk before its answer is printed; a console program has no thread that this could hold up.
    private void Append(DecisionRecord record) =>
        journal.AppendAsync(record).GetAwaiter().GetResult();
}
