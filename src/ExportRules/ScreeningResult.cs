using System.Text.Json.Serialization;

namespace ExportRules;

/// <summary>The evidence of one screening: which party, against which edition of which list, and what came of it.</summary>
/// <remarks>Immutable and safe to share between threads. It is kept in the decision record.</remarks>
public sealed record ScreeningResult
{
    /// <summary>The name as it was screened; null where the transaction names no end user.</summary>
    public string? Name { get; init; }

    /// <summary>The list, by the name that the rule set knows, such as <c>meti-end-user-list</c>.</summary>
    public required string List { get; init; }

    /// <summary>The day of the list's edition; null where it was not stated.</summary>
    public DateOnly? Edition { get; init; }

    /// <summary><c>sha256:</c> and the digest of the list that was used; null where there is no file.</summary>
    public string? Digest { get; init; }

    /// <summary>What compared the names, with its version and thresholds.</summary>
    public string? Method { get; init; }

    /// <summary>What it came to.</summary>
    public required ScreeningOutcome Outcome { get; init; }

    /// <summary>Why, where the matches do not say it.</summary>
    public string? Reason { get; init; }

    /// <summary>The entries that match, best first; empty where none does.</summary>
    public IReadOnlyList<ScreeningMatch> Matches { get; init; } = [];

    /// <summary>The line of the order, from 1; null for a single transaction.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Line { get; init; }
}
