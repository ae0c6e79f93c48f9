using System.Text.Json;
using System.Text.Json.Serialization;
using ExportRules.Replay.Reporting;
using ExportRules.Replay.Summarizing;

namespace ExportRules.Replay;

/// <summary>What a replay did: under which law, with which result, and that no row was lost.</summary>
public sealed record ReplaySummary
{
    /// <summary>The input, as it was named.</summary>
    public required string Input { get; init; }

    /// <summary>The law that decided, in words.</summary>
    public required string Policy { get; init; }

    /// <summary>The law that it was compared with, in words.</summary>
    public string? Against { get; init; }

    /// <summary>What became of the rows.</summary>
    public required ReplayCounts Counts { get; init; }

    /// <summary><c>sha256:</c> and the digest of the output before any compression. It depends on the input and the law alone.</summary>
    public required string Digest { get; init; }

    /// <summary>The length of the output before any compression, in bytes.</summary>
    [JsonIgnore]
    public long Length { get; init; }

    /// <summary>The policy versions that decided, with their digests; empty where no statistics were asked for, as all below.</summary>
    public IReadOnlyList<PolicyRows> Versions { get; init; } = [];

    /// <summary>Answers by month.</summary>
    public IReadOnlyList<MonthAnswers> Months { get; init; } = [];

    /// <summary>The policy versions of the law that it was compared with.</summary>
    public IReadOnlyList<PolicyRows> AgainstVersions { get; init; } = [];

    /// <summary>The answers of the law that it was compared with, by month.</summary>
    public IReadOnlyList<MonthAnswers> AgainstMonths { get; init; } = [];

    /// <summary>From answer to answer, those of most rows first.</summary>
    public IReadOnlyList<AnswerTransition> Transitions { get; init; } = [];

    /// <summary>What changed most, for each of item, destination and end user.</summary>
    public IReadOnlyList<ValueChange> Changes { get; init; } = [];

    /// <summary>Facts that keep rows undetermined, those that alone would settle most first.</summary>
    public IReadOnlyList<MissingFact> MissingFacts { get; init; } = [];

    /// <summary>What the reader should know about the input's columns.</summary>
    [JsonIgnore]
    public IReadOnlyList<Diagnostic> Warnings { get; init; } = [];

    /// <summary>What a report needs to know of the law.</summary>
    [JsonIgnore]
    internal ReportLaw? Law { get; init; }

    /// <summary>The summary as one HTML page that needs nothing but itself. It says most where statistics were asked for.</summary>
    public byte[] ToHtml() => ReplayReport.Write(this);

    /// <summary>The summary as JSON.</summary>
    public byte[] ToJson() =>
        JsonSerializer.SerializeToUtf8Bytes(this, ReplaySummaryJson.Default.ReplaySummary);
}

[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase
)]
[JsonSerializable(typeof(ReplaySummary))]
internal sealed partial class ReplaySummaryJson : JsonSerializerContext;
