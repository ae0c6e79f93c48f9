namespace ExportRules.Evaluation;

/// <summary>The answers of one candidate under the readings; between the mild and the strict one lies the truth.</summary>
/// <param name="Plain">Unknown rules without effect.</param>
/// <param name="Strict">Unknown rules tightening.</param>
/// <param name="HasConflict">Whether an offer and a withdrawal contradict each other.</param>
internal readonly record struct AnswerSummary(Answer Plain, Answer Strict, bool HasConflict)
{
    /// <summary>Whether no missing fact could tighten the answer, and nothing contradicts.</summary>
    public bool IsDetermined =>
        !HasConflict && Strict.Outcome is not Outcome.Undetermined && Plain.SameAs(Strict);
}
