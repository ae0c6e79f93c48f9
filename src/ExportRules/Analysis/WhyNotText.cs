using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ExportRules.Analysis;

/// <summary>Answers to "why not this license" for people and for programs.</summary>
internal static class WhyNotText
{
    public static string Of(string? transaction, WhyNotAnswer answer)
    {
        var text = new StringBuilder();
        var name = transaction is null ? "" : $"{transaction}: ";
        text.Append(
            CultureInfo.InvariantCulture,
            $"{name}{answer.License} {(answer.Status is { } status ? $"is {status}" : "is not needed, or nothing can be said about it")}"
        );
        if (answer.Because.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $", by {string.Join(", ", answer.Because)}");
        }
        text.Append('\n');
        Append(text, "It would be available with", answer.ToBeAvailable);
        Append(text, "No license would be needed with", answer.ToNeedNone);
        Append(text, "Before:", answer.Before);
        Append(text, "After:", answer.After);
        if (answer.Limit is { } limit)
        {
            text.Append(CultureInfo.InvariantCulture, $"  Not looked at: {limit}.\n");
        }
        return text.ToString();
    }

    public static void Write(Utf8JsonWriter json, string? transaction, WhyNotAnswer answer)
    {
        json.WriteStartObject();
        json.WriteString("transaction", transaction);
        json.WriteString("license", answer.License);
        json.WriteString("status", answer.Status);
        json.WriteStartArray("because");
        foreach (var rule in answer.Because)
        {
            json.WriteStringValue(rule);
        }
        json.WriteEndArray();
        Write(json, "toBeAvailable", answer.ToBeAvailable);
        Write(json, "toNeedNone", answer.ToNeedNone);
        Write(json, "before", answer.Before);
        Write(json, "after", answer.After);
        json.WriteString("limit", answer.Limit);
        json.WriteEndObject();
    }

    private static void Append(StringBuilder text, string lead, IReadOnlyList<FactChange> changes)
    {
        if (changes.Count == 0)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"  {lead}: no change of up to three facts\n"
            );
            return;
        }
        text.Append(CultureInfo.InvariantCulture, $"  {lead}\n");
        foreach (var change in changes)
        {
            var facts = change.Facts.Select(fact =>
                $"{fact.Fact}: {fact.Needed} (now {fact.Present})"
            );
            text.Append(CultureInfo.InvariantCulture, $"    {string.Join("; ", facts)}\n");
        }
    }

    private static void Append(StringBuilder text, string lead, OtherVersion? version)
    {
        if (version is not null)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"  {lead} {version.Answer} under {version.Name ?? "the version"} ({version.Version})\n"
            );
        }
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
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, OtherVersion? version)
    {
        if (version is null)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartObject(name);
        json.WriteString("version", version.Version);
        json.WriteString("name", version.Name);
        json.WriteString("answer", version.Answer);
        json.WriteEndObject();
    }
}
