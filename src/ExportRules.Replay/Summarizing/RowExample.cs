using System.Text.Json.Serialization;

namespace ExportRules.Replay.Summarizing;

/// <summary>A row that stands for others.</summary>
/// <param name="Line">Its physical line.</param>
/// <param name="Record">The number of its record.</param>
/// <param name="Id">Its own id.</param>
public sealed record RowExample(long Line, long Record, string? Id)
{
    /// <summary>What a report shows of it; kept for the first rows of each kind only.</summary>
    [JsonIgnore]
    internal ExampleRow? Row { get; init; }

    /// <summary>What <see cref="Row"/> can be made of again elsewhere: the cells of a table's row, or the line of JSON.</summary>
    [JsonIgnore]
    internal IReadOnlyList<string>? Source { get; init; }
}
