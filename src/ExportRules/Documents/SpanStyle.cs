namespace ExportRules.Documents;

/// <summary>What a piece of a phrase is.</summary>
internal enum SpanStyle
{
    Plain,
    Strong,

    /// <summary>An id or a digest.</summary>
    Code,

    /// <summary>An official term in Japanese.</summary>
    Term,
}
