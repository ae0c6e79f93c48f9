namespace ExportRules.Replay.Csv;

/// <summary>A part of a chunk: many sound records, or one line that is none.</summary>
/// <param name="Start">Where it begins in the chunk.</param>
/// <param name="Length">Its bytes, with the line end.</param>
/// <param name="Line">Its first physical line.</param>
/// <param name="Record">The number of its first record; the header is not counted.</param>
/// <param name="Fault">What is wrong with the line; <see cref="CsvFault.None"/> where all records are sound.</param>
/// <param name="FaultAt">Where in the piece the offending quote is.</param>
internal readonly record struct CsvPiece(
    int Start,
    int Length,
    long Line,
    long Record,
    CsvFault Fault,
    int FaultAt
);
