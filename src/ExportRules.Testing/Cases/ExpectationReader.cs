using System.Reflection;
using ExportRules.RuleSets;
using ExportRules.Yaml;

namespace ExportRules.Testing.Cases;

/// <summary>Reads <c>expect</c>: only known keys, only words that an answer can hold.</summary>
internal sealed class ExpectationReader(RuleSet ruleSet, DiagnosticBag bag)
{
    private static readonly IReadOnlyList<string> Codes =
    [
        .. typeof(DiagnosticCodes)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!),
    ];

    private readonly Dictionary<ExpectationKey, HashSet<string>> known = [];

    public Expectation Read(IReadOnlyList<YamlEntry> entries, SourceLocation location, bool isOrder)
    {
        var fields = new List<ExpectedField>();
        IReadOnlyList<string> errors = [];
        var errorLocation = location;
        IReadOnlyList<Expectation>? lines = null;
        foreach (var (key, value) in entries)
        {
            switch (key.Value)
            {
                case ExpectationKey.Error:
                    errors = ReadErrors(value);
                    errorLocation = key.Location;
                    break;
                case ExpectationKey.Lines when isOrder:
                    lines = ReadLines(value);
                    break;
                default:
                    if (FindKey(key, isOrder) is { } found)
                    {
                        fields.Add(new(found, key.Location, ReadValues(found, value)));
                    }
                    break;
            }
        }
        Check(fields, errors, entries, location);
        return new()
        {
            Location = location,
            Fields = fields,
            Errors = errors,
            ErrorLocation = errorLocation,
            Lines = lines,
        };
    }

    private void Check(
        List<ExpectedField> fields,
        IReadOnlyList<string> errors,
        IReadOnlyList<YamlEntry> entries,
        SourceLocation location
    )
    {
        var refused = entries.FirstOrDefault(entry => entry.Key.Value == ExpectationKey.Error);
        if (refused is null)
        {
            if (fields.TrueForAll(field => field.Key.Name != ExpectationKey.Outcome))
            {
                bag.Error(
                    DiagnosticCodes.NothingExpected,
                    location,
                    "the case does not say which outcome it expects",
                    "write `outcome: ...`, or `error: ERnnnn` where the input is refused",
                    "expect"
                );
            }
        }
        else if (entries.Count > 1 && errors.Count > 0)
        {
            bag.Error(
                DiagnosticCodes.NothingExpected,
                refused.Key.Location,
                "an input that is refused has no answer of which more could be expected",
                "remove `error`, or everything else",
                "expect.error"
            );
        }
    }

    private ExpectationKey? FindKey(YamlScalar key, bool isOrder)
    {
        var found = ExpectationKey.Find(key.Value);
        if (
            found is null
            || (isOrder && found.Name is not (ExpectationKey.Outcome or ExpectationKey.License))
        )
        {
            bag.Error(
                DiagnosticCodes.UnknownExpectation,
                key.Location,
                found is null
                    ? $"nothing called `{key.Value}` can be expected"
                    : $"an order has no `{key.Value}` of its own",
                found is null
                    ? Suggestions.For(key.Value, ExpectationKey.Names)
                        ?? $"known: {string.Join(", ", ExpectationKey.Names.Select(name => $"`{name}`"))}"
                    : "expect it of its `lines`",
                $"expect.{key.Value}"
            );
            return null;
        }
        return found;
    }

    private IReadOnlyList<Expectation> ReadLines(YamlNode node) =>
        [
            .. MapReader
                .Items(node, "expect.lines", bag)
                .Select((item, index) => MapReader.Of(item, $"expect.lines[{index}]", bag))
                .Select(ReadLine),
        ];

    /// <summary>A line may leave out its outcome: the order has said one.</summary>
    private Expectation ReadLine(MapReader map)
    {
        var fields = new List<ExpectedField>();
        foreach (var (key, value) in map.Entries)
        {
            if (FindKey(key, isOrder: false) is { } found)
            {
                fields.Add(new(found, key.Location, ReadValues(found, value)));
            }
        }
        return new() { Location = map.Location, Fields = fields };
    }

    private IReadOnlyList<string> ReadErrors(YamlNode node)
    {
        var codes = Texts(node, "expect.error");
        foreach (var (text, location) in codes)
        {
            if (!Codes.Contains(text))
            {
                Unknown(text, location, "diagnostic code", Codes, "expect.error");
            }
        }
        return [.. codes.Select(code => code.Text)];
    }

    private IReadOnlyList<string> ReadValues(ExpectationKey key, YamlNode node)
    {
        var path = $"expect.{key.Name}";
        if (key.IsMap)
        {
            return ReadMap(key, node, path);
        }
        if (key.IsSingle && node is YamlScalar { IsBlank: true })
        {
            return [];
        }
        if (key.IsSingle != node is YamlScalar)
        {
            bag.Error(
                DiagnosticCodes.WrongShape,
                node.Location,
                key.IsSingle
                    ? $"`{key.Name}` is one word or null, not {MapReader.Describe(node)}"
                    : $"`{key.Name}` is a list, not {MapReader.Describe(node)}",
                key.IsSingle ? null : "write `[...]`; an empty list is `[]`",
                path
            );
            return [];
        }
        var values = Texts(node, path);
        foreach (var (text, location) in values)
        {
            if (!Known(key).Contains(text))
            {
                Unknown(text, location, $"`{key.Name}`", Known(key), path);
            }
        }
        return [.. values.Select(value => value.Text)];
    }

    private IReadOnlyList<string> ReadMap(ExpectationKey key, YamlNode node, string path)
    {
        var map = MapReader.Of(node, path, bag);
        var values = new List<string>();
        foreach (var (type, status) in map.Entries)
        {
            if (!Known(key).Contains(type.Value))
            {
                Unknown(type.Value, type.Location, "license type", Known(key), path);
            }
            var index = map.Word(status, Words.Availabilities, map.At(type.Value));
            if (index >= 0)
            {
                values.Add($"{type.Value}: {Words.Availabilities[index]}");
            }
        }
        return values;
    }

    private List<(string Text, SourceLocation Location)> Texts(YamlNode node, string path)
    {
        var reading = new TextReading(bag);
        var nodes = node is YamlSequence sequence ? sequence.Items : [node];
        return
        [
            .. nodes
                .Select(item => (Text: reading.Text(item, path), item.Location))
                .Where(item => item.Text is not null)
                .Select(item => (item.Text!, item.Location)),
        ];
    }

    private HashSet<string> Known(ExpectationKey key)
    {
        if (!known.TryGetValue(key, out var words))
        {
            known[key] = words = key.Known(ruleSet).ToHashSet(StringComparer.Ordinal);
        }
        return words;
    }

    private void Unknown(
        string text,
        SourceLocation location,
        string what,
        IEnumerable<string> words,
        string path
    ) =>
        bag.Error(
            DiagnosticCodes.UnknownExpectedValue,
            location,
            $"`{text}` is no {what} of rule set `{ruleSet.Id}`",
            Suggestions.For(text, words),
            path
        );
}
