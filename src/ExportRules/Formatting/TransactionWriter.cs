using System.Globalization;
using System.Text.Json;
using ExportRules.Input;
using ExportRules.RuleSets;

namespace ExportRules.Formatting;

/// <summary>Writes a transaction as nested JSON by its fixed names, only what was supplied.</summary>
internal static class TransactionWriter
{
    public static void Write(Utf8JsonWriter json, Transaction transaction)
    {
        var root = new SortedList<string, object>(StringComparer.Ordinal);
        foreach (var (path, value) in TransactionPaths.Flatten(transaction))
        {
            if (path is not (BuiltInFacts.ListedList or BuiltInFacts.ListedConcerns))
            {
                Place(root, path, value);
            }
        }
        json.WriteStartObject();
        if (transaction.Id is { } id)
        {
            json.WriteString("id", id);
        }
        WriteMembers(json, root, "", transaction);
        json.WriteEndObject();
    }

    private static void Place(SortedList<string, object> root, string path, FactValue value)
    {
        var parts = path.Split('.');
        var node = root;
        foreach (var part in parts[..^1])
        {
            if (!node.TryGetValue(part, out var child))
            {
                node[part] = child = new SortedList<string, object>(StringComparer.Ordinal);
            }
            node = (SortedList<string, object>)child;
        }
        node[parts[^1]] = value;
    }

    private static void WriteMembers(
        Utf8JsonWriter json,
        SortedList<string, object> node,
        string prefix,
        Transaction transaction
    )
    {
        foreach (var (name, member) in node)
        {
            json.WritePropertyName(name);
            if (member is FactValue value)
            {
                WriteValue(json, value);
                continue;
            }
            json.WriteStartObject();
            WriteMembers(json, (SortedList<string, object>)member, $"{prefix}{name}.", transaction);
            WriteLists(json, prefix + name, transaction);
            json.WriteEndObject();
        }
        if (prefix.Length == 0)
        {
            WriteAbsentHolders(json, node, transaction);
        }
    }

    private static void WriteAbsentHolders(
        Utf8JsonWriter json,
        SortedList<string, object> node,
        Transaction transaction
    )
    {
        foreach (var holder in new[] { "endUser", "exporter" })
        {
            if (!node.ContainsKey(holder) && HasLists(holder, transaction))
            {
                json.WriteStartObject(holder);
                WriteLists(json, holder, transaction);
                json.WriteEndObject();
            }
        }
    }

    private static bool HasLists(string holder, Transaction transaction) =>
        holder == "endUser"
            ? transaction.EndUser?.Listed is not null
            : transaction.Exporter?.Licenses is not null;

    private static void WriteLists(Utf8JsonWriter json, string holder, Transaction transaction)
    {
        if (holder == "endUser" && transaction.EndUser?.Listed is { } listed)
        {
            json.WriteStartArray("listed");
            foreach (var party in listed)
            {
                json.WriteStartObject();
                if (party.List is { } list)
                {
                    json.WriteString("list", list);
                }
                WriteTexts(json, "concerns", party.Concerns);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        if (holder == "exporter" && transaction.Exporter?.Licenses is { } licenses)
        {
            json.WriteStartArray("licenses");
            foreach (var license in licenses)
            {
                WriteLicense(json, license);
            }
            json.WriteEndArray();
        }
    }

    private static void WriteLicense(Utf8JsonWriter json, HeldLicense license)
    {
        json.WriteStartObject();
        WriteText(json, "type", license.Type);
        WriteText(json, "number", license.Number);
        WriteText(json, "from", Day(license.From));
        WriteText(json, "to", Day(license.To));
        WriteTexts(json, "entries", license.Entries);
        WriteText(json, "material", license.Material);
        WriteTexts(json, "destinations", license.Destinations);
        WriteText(json, "counterparty", license.Counterparty);
        WriteText(json, "exporter", license.Exporter);
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, FactValue value)
    {
        switch (value.Kind)
        {
            case FactKind.Boolean:
                json.WriteBooleanValue(value.Boolean);
                break;
            case FactKind.Number:
                json.WriteNumberValue(value.Number);
                break;
            case FactKind.Texts:
                json.WriteStartArray();
                foreach (var text in value.Members)
                {
                    json.WriteStringValue(text);
                }
                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue(value.ToString());
                break;
        }
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string>? texts)
    {
        if (texts is null)
        {
            return;
        }
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }
        json.WriteEndArray();
    }

    private static string? Day(DateOnly? day) =>
        day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
