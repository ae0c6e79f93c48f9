namespace ExportRules.Replay.Parquet;

/// <summary>Files of Apache Parquet; their name says so.</summary>
internal static class ParquetFile
{
    public static bool Is(string? path) =>
        path is not null && path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase);
}
