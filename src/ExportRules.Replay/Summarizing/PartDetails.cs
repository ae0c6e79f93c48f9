using System.Text.Json;
using System.Text.Json.Serialization;
using ExportRules.Replay.Deciding;

namespace ExportRules.Replay.Summarizing;

/// <summary>What is known of a partition besides its rows, as JSON: its errors and its statistics.</summary>
/// <param name="Errors">The rows that are errors, as the file of errors has them.</param>
/// <param name="Answers">The different answers, to which the others refer by their places.</param>
/// <param name="Groups">Rows by answer and month.</param>
/// <param name="Changes">Changed rows by the value of a column.</param>
internal sealed record PartDetails(
    string Errors,
    IReadOnlyList<PartAnswer> Answers,
    IReadOnlyList<PartGroup> Groups,
    IReadOnlyList<PartChange> Changes
)
{
    public static PartDetails Of(string errors, RowStatistics statistics)
    {
        var answers = new List<PartAnswer>();
        var places = new Dictionary<RowAnswer, int>();
        return new(
            errors,
            answers,
            [
                .. statistics.Answers.Select(pair => new PartGroup(
                    Place(pair.Key.Decision),
                    pair.Key.Against is { } other ? Place(other) : null,
                    pair.Key.Month,
                    // Only what changes is explained.
                    PartRows.Of(pair.Value, withSource: pair.Key.Against is not null)
                )),
            ],
            [
                .. statistics.Changes.Select(pair => new PartChange(
                    pair.Key.Column,
                    pair.Key.Value,
                    Place(pair.Key.Decision),
                    Place(pair.Key.Against),
                    PartRows.Of(pair.Value, withSource: false)
                )),
            ]
        );

        int Place(RowAnswer answer)
        {
            if (!places.TryGetValue(answer, out var place))
            {
                places.Add(answer, place = answers.Count);
                answers.Add(
                    new(answer.Outcome, answer.License, answer.Policy, answer.Missing, answer.Rules)
                );
            }
            return place;
        }
    }

    public static PartDetails Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, PartDetailsJson.Default.PartDetails)!;

    public byte[] ToJson() =>
        JsonSerializer.SerializeToUtf8Bytes(this, PartDetailsJson.Default.PartDetails);

    public RowStatistics ToStatistics()
    {
        var statistics = new RowStatistics();
        var answers = Answers
            .Select(one =>
                RowAnswer.Counted(one.Outcome, one.License, one.Policy, one.Missing, one.Rules)
            )
            .ToList();
        foreach (var group in Groups)
        {
            statistics.Add(
                answers[group.Decision],
                group.Against is { } other ? answers[other] : null,
                group.Month,
                group.Rows.ToGroup()
            );
        }
        foreach (var change in Changes)
        {
            statistics.AddChange(
                change.Column,
                change.Value,
                answers[change.Decision],
                answers[change.Against],
                change.Rows.ToGroup()
            );
        }
        return statistics;
    }
}

/// <summary>An answer, as far as a summary needs it.</summary>
internal sealed record PartAnswer(
    Outcome? Outcome,
    string? License,
    string Policy,
    IReadOnlyList<string> Missing,
    IReadOnlyList<string> Rules
);

/// <summary>Rows of one answer and month.</summary>
internal sealed record PartGroup(int Decision, int? Against, int Month, PartRows Rows);

/// <summary>Changed rows with one value in a column.</summary>
internal sealed record PartChange(
    string Column,
    string Value,
    int Decision,
    int Against,
    PartRows Rows
);

/// <summary>Some rows: how many, the first of them, and their values.</summary>
internal sealed record PartRows(
    long Count,
    long Line,
    long Record,
    string? Id,
    IReadOnlyList<string>? Source,
    IReadOnlyList<ValueTotal> Values
)
{
    public static PartRows Of(RowGroup group, bool withSource)
    {
        var first = group.First!;
        return new(
            group.Rows,
            first.Line,
            first.Record,
            first.Id,
            withSource ? first.Source : null,
            group.Totals()
        );
    }

    public RowGroup ToGroup() =>
        RowGroup.Of(Count, new(Line, Record, Id) { Source = Source }, Values);
}

[JsonSourceGenerationOptions(RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(PartDetails))]
internal sealed partial class PartDetailsJson : JsonSerializerContext;
