namespace ExportRules.Replay.Columns;

/// <summary>What a column of the input is for.</summary>
internal enum ColumnRole
{
    /// <summary>Passed through, not read.</summary>
    PassThrough,

    /// <summary>The transaction's own id.</summary>
    Id,

    /// <summary>A fact.</summary>
    Fact,

    /// <summary>The licenses that the exporter holds, as JSON.</summary>
    Licenses,

    /// <summary>An answer of an earlier replay; this one's takes its place.</summary>
    Replaced,
}
