using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using ExportRules.RuleSets;

namespace ExportRules.Input;

/// <summary>Reads a transaction without a rule set: the built-in names are typed, anything else becomes a further fact.</summary>
internal static class LooseJsonTransaction
{
    public static Transaction Read(ref Utf8JsonReader reader)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        if (document.RootElement.ValueKind is not JsonValueKind.Object)
        {
            throw new JsonException("a transaction is a JSON object");
        }
        var draft = new TransactionDraft();
        Read(document.RootElement, "", draft);
        return draft.Build();
    }

    private static void Read(JsonElement element, string prefix, TransactionDraft draft)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            var path = prefix + property.Name;
            if (!seen.Add(property.Name))
            {
                throw new JsonException($"`{path}` is given twice");
            }
            if (path == "id")
            {
                draft.Id =
                    property.Value.ValueKind is JsonValueKind.Null
                        ? null
                        : property.Value.ToString();
            }
            else if (path == "endUser.listed" && property.Value.ValueKind is JsonValueKind.Array)
            {
                draft.Listed = [.. property.Value.EnumerateArray().Select(Listed)];
            }
            else if (
                path == BuiltInFacts.Licenses
                && property.Value.ValueKind is JsonValueKind.Array
            )
            {
                draft.Licenses = [.. property.Value.EnumerateArray().Select(License)];
            }
            else if (property.Value.ValueKind is JsonValueKind.Object)
            {
                Read(property.Value, path + ".", draft);
            }
            else
            {
                draft.Set(path, Value(property.Value, path));
            }
        }
    }

    private static ListedParty Listed(JsonElement element) =>
        new()
        {
            List = element.TryGetProperty("list", out var list) ? list.GetString() : null,
            Concerns = element.TryGetProperty("concerns", out var concerns)
                ? [.. concerns.EnumerateArray().Select(concern => concern.GetString()!)]
                : [],
        };

    private static HeldLicense License(JsonElement element) =>
        new()
        {
            Type = Text(element, "type"),
            Number = Text(element, "number"),
            From = Day(element, "from"),
            To = Day(element, "to"),
            Entries = Texts(element, "entries"),
            Material = Text(element, "material"),
            Destinations =
                Texts(element, "destinations")
                ?? (Text(element, "destination") is { } one ? [one] : null),
            Counterparty = Text(element, "counterparty"),
            Exporter = Text(element, "exporter"),
        };

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null
            ? value.ToString()
            : null;

    private static IReadOnlyList<string>? Texts(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(item => item.ToString())]
            : null;

    private static DateOnly? Day(JsonElement element, string name) =>
        Text(element, name) is not { } text ? null
        : DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
        : throw new JsonException($"`{name}` is `{text}`, not a day (YYYY-MM-DD)");

    private static FactValue Value(JsonElement element, string path) =>
        element.ValueKind switch
        {
            JsonValueKind.Null => default,
            JsonValueKind.True => FactValue.Of(true),
            JsonValueKind.False => FactValue.Of(false),
            JsonValueKind.Number => ExactNumber.TryParseJson(
                JsonMarshal.GetRawUtf8Value(element),
                out var number
            )
                ? FactValue.Of(number)
                : throw new JsonException(
                    $"`{path}` is a number outside the range of decimals, or has more than 28 digits"
                ),
            JsonValueKind.Array => FactValue.Of(
                element
                    .EnumerateArray()
                    .Select(item =>
                        item.GetString() ?? throw new JsonException($"`{path}` is a list of texts")
                    )
            ),
            _ => Text(element.GetString()!, path),
        };

    private static FactValue Text(string text, string path) =>
        path is BuiltInFacts.Date or BuiltInFacts.ContractDate
        && DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? FactValue.Of(day)
            : FactValue.Of(text);
}
