namespace ExportRules.Replay;

/// <summary>How far an input has been read.</summary>
/// <param name="Offset">Bytes of text from its beginning, after decompression and decoding to UTF-8.</param>
/// <param name="Line">The next physical line, from 1.</param>
/// <param name="Record">The number of the next record, from 1.</param>
public readonly record struct InputPosition(long Offset, long Line, long Record);
