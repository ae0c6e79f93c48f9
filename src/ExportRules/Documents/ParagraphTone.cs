namespace ExportRules.Documents;

/// <summary>How a paragraph speaks.</summary>
internal enum ParagraphTone
{
    Plain,

    /// <summary>The answer itself.</summary>
    Answer,

    /// <summary>Something is wrong or open.</summary>
    Warning,

    /// <summary>Small print.</summary>
    Quiet,
}
