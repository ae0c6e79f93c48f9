namespace ExportRules.Replay.Running;

/// <summary>How answers are written.</summary>
internal enum OutputForm
{
    /// <summary>As the input is: a table for a table, JSON Lines for JSON Lines.</summary>
    LikeInput,

    /// <summary>A row a transaction: CSV, and Parquet from it.</summary>
    Table,

    /// <summary>A JSON object a line.</summary>
    JsonLines,
}
