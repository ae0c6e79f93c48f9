using System.Text.Json;
using ExportRules.RuleSets;
using ExportRules.Yaml;

namespace ExportRules.Input;

/// <summary>One JSON object to a transaction or an order; every unknown, repeated or ill-typed property is reported.</summary>
internal sealed class JsonTransaction(RuleSet ruleSet, string file, LineIndex lines)
{
    private const string LinesProperty = "lines";

    private readonly DiagnosticBag bag = new();
    private readonly Dictionary<string, SourceLocation> locations = new(StringComparer.Ordinal);
    private readonly TransactionDraft draft = new();
    private readonly HashSet<string> prefixes = Prefixes(ruleSet);
    private List<TransactionInput>? orderLines;

    public TransactionInput Read(ref Utf8JsonReader reader)
    {
        var start = At(ref reader);
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            bag.Error(
                DiagnosticCodes.WrongType,
                start,
                $"expected a transaction, found {Name(reader.TokenType)}",
                "a transaction is a JSON object"
            );
            reader.Skip();
            return new() { Location = start, Diagnostics = bag.Sorted() };
        }
        ReadObject(ref reader, "");
        return orderLines is null ? Transaction(start) : Order(start, orderLines);
    }

    private TransactionInput Transaction(SourceLocation start)
    {
        var transaction = draft.Build();
        var (bound, diagnostics) = TransactionFacts.TryBind(ruleSet, transaction, Locate(start));
        // A date is text in JSON: the binder says what is wrong with it, the model carries the local day.
        var all = bag.Sorted()
            .Concat(diagnostics)
            .OrderBy(d => d.Location.Line)
            .ThenBy(d => d.Location.Column)
            .ToArray();
        var failed = bag.HasErrors || bound is null;
        return new()
        {
            Location = start,
            Id = draft.Id,
            Transaction = failed ? null : TransactionDraft.WithDates(transaction, bound!.Facts),
            Bound = failed ? null : bound,
            Diagnostics = all,
        };
    }

    private TransactionInput Order(SourceLocation start, List<TransactionInput> items)
    {
        var diagnostics = bag.Sorted().Concat(items.SelectMany(item => item.Diagnostics)).ToArray();
        return new()
        {
            Location = start,
            Id = draft.Id,
            Order = diagnostics.Any(d => d.Severity is Severity.Error)
                ? null
                : new() { Id = draft.Id, Lines = [.. items.Select(item => item.Transaction!)] },
            Diagnostics = diagnostics,
        };
    }

    private Func<string, SourceLocation> Locate(SourceLocation start) =>
        path =>
        {
            while (path.Length > 0)
            {
                if (locations.TryGetValue(path, out var location))
                {
                    return location;
                }
                var cut = path.LastIndexOfAny(['.', '[']);
                path = cut < 0 ? "" : path[..cut];
            }
            return start;
        };

    private void ReadObject(ref Utf8JsonReader reader, string prefix)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            var path = prefix + name;
            var location = At(ref reader);
            reader.Read();
            if (!seen.Add(name))
            {
                bag.Error(
                    DiagnosticCodes.DuplicateProperty,
                    location,
                    $"`{path}` is already given at line {locations.GetValueOrDefault(path).Line}",
                    "one of the two is a mistake",
                    path
                );
                reader.Skip();
                continue;
            }
            locations[path] = location;
            ReadProperty(ref reader, path, location);
        }
    }

    private void ReadProperty(ref Utf8JsonReader reader, string path, SourceLocation location)
    {
        if (path == "id")
        {
            draft.Id = reader.TokenType switch
            {
                JsonTokenType.String => reader.GetString(),
                JsonTokenType.Number => System.Text.Encoding.UTF8.GetString(reader.ValueSpan),
                JsonTokenType.Null => null,
                _ => Reject(ref reader, path, location),
            };
        }
        else if (path == LinesProperty && reader.TokenType is JsonTokenType.StartArray)
        {
            ReadOrderLines(ref reader);
        }
        else if (path == "endUser.listed")
        {
            ReadListed(ref reader, path, location);
        }
        else if (path == BuiltInFacts.Licenses)
        {
            ReadLicenses(ref reader, path, location);
        }
        else if (reader.TokenType is JsonTokenType.StartObject && prefixes.Contains(path + "."))
        {
            ReadObject(ref reader, path + ".");
        }
        else if (ruleSet.Facts.Find(path) is { IsDerived: false })
        {
            draft.Set(path, Value(ref reader, path, location));
        }
        else
        {
            Unknown(path, location);
            reader.Skip();
        }
    }

    private string? Reject(ref Utf8JsonReader reader, string path, SourceLocation location)
    {
        bag.Error(
            DiagnosticCodes.WrongType,
            location,
            $"`{path}` is a text, not {Name(reader.TokenType)}",
            path: path
        );
        reader.Skip();
        return null;
    }

    private void Unknown(string path, SourceLocation location)
    {
        var facts = ruleSet.Facts.All.Where(fact => !fact.IsDerived).Select(fact => fact.Path);
        var known = facts
            .Concat(prefixes.Select(prefix => prefix[..^1]))
            .Append(BuiltInFacts.Licenses)
            .Append("endUser.listed");
        bag.Error(
            DiagnosticCodes.UnknownProperty,
            location,
            ruleSet.Facts.Find(path) is not null
                ? $"`{path}` is derived by the engine and cannot be supplied"
                : $"`{path}` is not a fact of rule set `{ruleSet.Id}`",
            Suggestions.Nearest(path, known) is { } nearest ? $"did you mean `{nearest}`?" : null,
            path
        );
    }

    private FactValue Value(ref Utf8JsonReader reader, string path, SourceLocation location)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return default;
            case JsonTokenType.True or JsonTokenType.False:
                return FactValue.Of(reader.GetBoolean());
            case JsonTokenType.Number
                when !reader.HasValueSequence
                    && ExactNumber.TryParseJson(reader.ValueSpan, out var number):
                return FactValue.Of(number);
            case JsonTokenType.String:
                return FactValue.Of(reader.GetString()!);
            case JsonTokenType.StartArray:
                return Texts(ref reader, path);
            default:
                bag.Error(
                    DiagnosticCodes.WrongType,
                    location,
                    reader.TokenType is JsonTokenType.Number
                        ? $"`{path}` is a number outside the range of decimals, or has more than 28 digits"
                        : $"`{path}` is one value, not {Name(reader.TokenType)}",
                    path: path
                );
                reader.Skip();
                return default;
        }
    }

    private FactValue Texts(ref Utf8JsonReader reader, string path)
    {
        var texts = new List<string>();
        var index = 0;
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            if (reader.TokenType is JsonTokenType.String)
            {
                texts.Add(reader.GetString()!);
            }
            else
            {
                bag.Error(
                    DiagnosticCodes.WrongType,
                    At(ref reader),
                    $"`{path}[{index}]` is a text, not {Name(reader.TokenType)}",
                    "quote it",
                    $"{path}[{index}]"
                );
                reader.Skip();
            }
            index++;
        }
        return FactValue.Of(texts);
    }

    private void ReadOrderLines(ref Utf8JsonReader reader)
    {
        orderLines = [];
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            orderLines.Add(new JsonTransaction(ruleSet, file, lines).Read(ref reader));
        }
        if (orderLines.Count == 0)
        {
            bag.Error(
                DiagnosticCodes.NoTransaction,
                locations[LinesProperty],
                "the order has no lines",
                path: LinesProperty
            );
        }
    }

    private void ReadListed(ref Utf8JsonReader reader, string path, SourceLocation location)
    {
        if (reader.TokenType is JsonTokenType.Null)
        {
            return;
        }
        if (Objects(ref reader, path, location, ["list", "concerns"]) is { } objects)
        {
            draft.Listed =
            [
                .. objects.Select(item => new ListedParty
                {
                    List = item.GetValueOrDefault("list").Text,
                    Concerns = [.. item.GetValueOrDefault("concerns").Members],
                }),
            ];
        }
    }

    private void ReadLicenses(ref Utf8JsonReader reader, string path, SourceLocation location)
    {
        if (reader.TokenType is JsonTokenType.Null)
        {
            return;
        }
        string[] keys =
        [
            "type",
            "number",
            "from",
            "to",
            "entries",
            "material",
            "destination",
            "destinations",
            "counterparty",
            "exporter",
        ];
        if (Objects(ref reader, path, location, keys) is { } objects)
        {
            draft.Licenses =
            [
                .. objects.Select(
                    (item, index) =>
                        new HeldLicense
                        {
                            Type = item.GetValueOrDefault("type").Text,
                            Number = item.GetValueOrDefault("number") is { IsSupplied: true } number
                                ? number.ToString()
                                : null,
                            From = Day(item, "from", $"{path}[{index}].from"),
                            To = Day(item, "to", $"{path}[{index}].to"),
                            Entries = Texts(item, "entries"),
                            Material = item.GetValueOrDefault("material").Text,
                            Destinations =
                                Texts(item, "destinations")
                                ?? (
                                    item.GetValueOrDefault("destination").Text is { } single
                                        ? [single]
                                        : null
                                ),
                            Counterparty = item.GetValueOrDefault("counterparty").Text,
                            Exporter = item.GetValueOrDefault("exporter").Text,
                        }
                ),
            ];
        }
    }

    private static IReadOnlyList<string>? Texts(Dictionary<string, FactValue> item, string key) =>
        item.GetValueOrDefault(key) is { Kind: FactKind.Texts } texts ? texts.Members : null;

    private DateOnly? Day(Dictionary<string, FactValue> item, string key, string path)
    {
        if (item.GetValueOrDefault(key) is not { IsSupplied: true } value)
        {
            return null;
        }
        var (date, problem, _) = DateText.Read(value.Text ?? value.ToString(), ruleSet);
        if (date is null)
        {
            bag.Error(
                problem!.Value.Code,
                locations.GetValueOrDefault(path),
                $"`{path}` is `{value}`: {problem.Value.Message}",
                problem.Value.Hint,
                path
            );
        }
        return date;
    }

    private List<Dictionary<string, FactValue>>? Objects(
        ref Utf8JsonReader reader,
        string path,
        SourceLocation location,
        string[] keys
    )
    {
        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            bag.Error(
                DiagnosticCodes.WrongType,
                location,
                $"`{path}` is a list, not {Name(reader.TokenType)}",
                path: path
            );
            reader.Skip();
            return null;
        }
        var objects = new List<Dictionary<string, FactValue>>();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            var place = $"{path}[{objects.Count}]";
            var item = new Dictionary<string, FactValue>(StringComparer.Ordinal);
            objects.Add(item);
            locations[place] = At(ref reader);
            if (reader.TokenType is not JsonTokenType.StartObject)
            {
                bag.Error(
                    DiagnosticCodes.WrongType,
                    At(ref reader),
                    $"`{place}` is an object, not {Name(reader.TokenType)}",
                    path: place
                );
                reader.Skip();
                continue;
            }
            ReadFlat(ref reader, place, keys, item);
        }
        return objects;
    }

    private void ReadFlat(
        ref Utf8JsonReader reader,
        string place,
        string[] keys,
        Dictionary<string, FactValue> item
    )
    {
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            var location = At(ref reader);
            var path = $"{place}.{name}";
            reader.Read();
            if (Array.IndexOf(keys, name) < 0)
            {
                bag.Error(
                    DiagnosticCodes.UnknownProperty,
                    location,
                    $"`{path}` is not known",
                    Suggestions.For(name, keys),
                    path
                );
                reader.Skip();
            }
            else if (!item.TryAdd(name, Value(ref reader, path, location)))
            {
                bag.Error(
                    DiagnosticCodes.DuplicateProperty,
                    location,
                    $"`{path}` is given twice",
                    path: path
                );
            }
            locations[path] = location;
        }
    }

    private SourceLocation At(ref Utf8JsonReader reader) =>
        lines.At(reader.TokenStartIndex) with
        {
            File = file,
        };

    private static HashSet<string> Prefixes(RuleSet ruleSet)
    {
        var prefixes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fact in ruleSet.Facts.All.Where(fact => !fact.IsDerived))
        {
            for (var dot = fact.Path.IndexOf('.'); dot >= 0; dot = fact.Path.IndexOf('.', dot + 1))
            {
                prefixes.Add(fact.Path[..(dot + 1)]);
            }
        }
        return prefixes;
    }

    private static string Name(JsonTokenType type) =>
        type switch
        {
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "a list",
            JsonTokenType.String => "a text",
            JsonTokenType.Number => "a number",
            JsonTokenType.True or JsonTokenType.False => "a truth value",
            _ => "nothing",
        };
}
