using System.Text.Json;
using ExportRules.Formatting;
using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>Answers to "why not this license" as JSON.</summary>
public static class WhyNotJson
{
    /// <summary>Writes it as an object.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="transaction">The transaction's id; null where it has none.</param>
    /// <param name="answer">The answer.</param>
    public static void Write(Utf8JsonWriter json, string? transaction, WhyNotAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(answer);
        json.WriteStartObject();
        json.WriteString("transaction", transaction);
        json.WriteString("license", answer.License);
        json.WriteString("outcome", Words.Of(answer.Outcome));
        json.WriteString("status", answer.Status is { } status ? Words.Of(status) : null);
        json.WriteStrings("because", answer.Because);
        json.WriteString("policy", answer.Policy.Version);
        Write(json, "toBeAvailable", answer.ToBeAvailable);
        Write(json, "toNeedNone", answer.ToNeedNone);
        Write(json, "before", answer.Before);
        Write(json, "after", answer.After);
        json.WriteString("limit", answer.Limit);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<FactChange> changes)
    {
        json.WriteStartArray(name);
        foreach (var change in changes)
        {
            json.WriteStartArray();
            foreach (var fact in change.Facts)
            {
                json.WriteStartObject();
                json.WriteString("fact", fact.Fact);
                json.WriteString("present", fact.Present);
                json.WriteString("needed", fact.Needed);
                json.WriteStrings("values", fact.Values);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, OtherDay? day)
    {
        if (day is null)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartObject(name);
        json.WriteString("day", DecisionWords.Day(day.Day));
        json.WriteString("version", day.Version);
        json.WriteString("name", day.Name);
        json.WriteString("answer", day.Answer);
        json.WriteEndObject();
    }
}
