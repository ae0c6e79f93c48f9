using ExportRules.Replay.Deciding;

namespace ExportRules.Replay.Projection;

/// <summary>The answers of rows that the law cannot tell apart, ready to be written.</summary>
/// <param name="Decision">The answer.</param>
/// <param name="Against">The answer of the second policy.</param>
/// <param name="Cells">Both as the cells of a table, to the end of the line; empty where JSON is written.</param>
internal sealed record CachedAnswer(RowAnswer Decision, RowAnswer? Against, byte[] Cells);
