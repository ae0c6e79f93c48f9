using System.Text.Json.Serialization;

namespace ExportRules;

/// <summary>One rule in one decision: what became of it, on which facts, and where the law says so.</summary>
public sealed record TraceEntry
{
    /// <summary>The rule's id.</summary>
    public required string Rule { get; init; }

    /// <summary>What became of it.</summary>
    public required RuleState State { get; init; }

    /// <summary>What it concludes, such as <c>withdraw general-bulk</c>.</summary>
    public required string Conclusion { get; init; }

    /// <summary>All tests of a met rule; the first failing test of one not met; the open tests of an unknown one.</summary>
    public IReadOnlyList<TraceTest> Tests { get; init; } = [];

    /// <summary>Where the law says so.</summary>
    public string? Cite { get; init; }

    /// <summary>Where it can be read.</summary>
    public string? Source { get; init; }

    /// <summary>The rule file, inside the rule set.</summary>
    public string? File { get; init; }

    /// <summary>The line of the rule's version in that file.</summary>
    public int Line { get; init; }

    /// <summary>The stage, such as <c>licenses</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Stage { get; init; }

    /// <summary>The English title.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Title { get; init; }

    /// <summary>The official term in the original language.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Term { get; init; }

    /// <summary>Why, in one sentence.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Because { get; init; }

    /// <summary>The words of the law.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Text { get; init; }

    /// <summary>How well the rule's version is supported.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Confidence? Confidence { get; init; }

    /// <summary>The first day of the rule's version.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? Since { get; init; }

    /// <summary>The act that brought it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Act { get; init; }

    /// <summary>The met rules that set its effect aside; null where none does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? OverriddenBy { get; init; }

    /// <summary>The entry for which it was judged, where the item has several.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Entry { get; init; }

    /// <summary>Whether it is one of the rules that determined the answer.</summary>
    public bool IsDetermining { get; init; }
}
