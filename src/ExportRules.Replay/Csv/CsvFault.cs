namespace ExportRules.Replay.Csv;

/// <summary>Why a line is no CSV record.</summary>
internal enum CsvFault
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>A quote opens a field and none closes it.</summary>
    UnclosedQuote,

    /// <summary>A quote opens a field and none closes it within the limit of a field.</summary>
    LongQuote,

    /// <summary>Text follows a closing quote: most often an earlier quote was not closed.</summary>
    TextAfterQuote,

    /// <summary>A quote within a field that does not begin with one.</summary>
    StrayQuote,

    /// <summary>The line is longer than the limit.</summary>
    TooLong,
}
