using ExportRules.Replay.Parquet;

namespace ExportRules.Replay.Running;

/// <summary>The form that the name of an output says.</summary>
internal static class OutputForms
{
    private static readonly string[] Tables = [".csv", ".tsv"];
    private static readonly string[] JsonLines = [".jsonl", ".ndjson"];

    /// <summary>The form, with or without an ending for compression; null or another name is written as its input.</summary>
    public static OutputForm Of(string? path)
    {
        var ending = Path.GetExtension(CompressedFile.PlainName(path ?? ""));
        return ParquetFile.Is(path) || Tables.Contains(ending, StringComparer.OrdinalIgnoreCase)
                ? OutputForm.Table
            : JsonLines.Contains(ending, StringComparer.OrdinalIgnoreCase) ? OutputForm.JsonLines
            : OutputForm.LikeInput;
    }
}
