namespace ExportRules.Replay.Deciding;

/// <summary>How answers are wanted.</summary>
/// <param name="IsJson">As JSON, and not only as cells.</param>
/// <param name="WithTrace">With the trace, which only JSON can hold.</param>
/// <param name="IsCached">Whether transactions that the law cannot tell apart are decided once.</param>
internal sealed record AnswerForm(bool IsJson, bool WithTrace, bool IsCached);
