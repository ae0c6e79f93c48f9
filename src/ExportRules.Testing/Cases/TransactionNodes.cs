using ExportRules.Input;
using ExportRules.RuleSets;
using ExportRules.Yaml;

namespace ExportRules.Testing.Cases;

/// <summary>
/// A transaction written in YAML to the facts of a rule set. What YAML itself leaves ambiguous (an unquoted code) is an
/// error of the file; what the transaction says wrongly is a diagnostic of the transaction, as in any other input.
/// </summary>
internal sealed class TransactionNodes(RuleSet ruleSet, DiagnosticBag file)
{
    private const string Listed = "endUser.listed";

    public TransactionInput Read(FactNodes nodes, SourceLocation location)
    {
        var draft = new TransactionDraft();
        var problems = new DiagnosticBag();
        foreach (var (path, key, value) in nodes.Leaves)
        {
            Add(draft, path, key, value, problems);
        }
        var transaction = draft.Build();
        var (bound, diagnostics) = TransactionFacts.TryBind(
            ruleSet,
            transaction,
            path => nodes.Locate(path) ?? location
        );
        if (problems.HasErrors)
        {
            bound = null;
        }
        return new()
        {
            Location = location,
            Bound = bound,
            Transaction = bound is null
                ? null
                : TransactionDraft.WithDates(transaction, bound.Facts),
            Diagnostics = [.. problems.Sorted(), .. diagnostics],
        };
    }

    /// <summary>The value of one fact, for an assumption; missing where it could not be read.</summary>
    public FactValue Assumption(string path, YamlScalar key, YamlNode value)
    {
        if (Find(path) is not { } fact)
        {
            Unknown(path, key.Location, file);
            return default;
        }
        var read = Value(fact, value, path);
        var binder = new FactBinder(ruleSet);
        binder.Normalize(path, read, key.Location);
        foreach (var diagnostic in binder.Diagnostics)
        {
            file.Error(
                diagnostic.Code,
                diagnostic.Location,
                diagnostic.Message,
                diagnostic.Hint,
                diagnostic.Path
            );
        }
        return read;
    }

    /// <summary>Whether a table column can be this fact, or a group of facts such as <c>item.attributes</c>.</summary>
    public bool IsFactOrGroup(string path) =>
        path is "id"
        || FactPaths.Any(fact =>
            fact == path || fact.StartsWith(path + ".", StringComparison.Ordinal)
        );

    public IEnumerable<string> FactPaths =>
        ruleSet
            .Facts.All.Where(fact => !fact.IsDerived)
            .Select(fact => fact.Path)
            .Append(Listed)
            .Append(BuiltInFacts.Licenses);

    private FactDeclaration? Find(string path) =>
        ruleSet.Facts.Find(path) is { IsDerived: false } fact ? fact : null;

    private void Add(
        TransactionDraft draft,
        string path,
        YamlScalar key,
        YamlNode value,
        DiagnosticBag problems
    )
    {
        if (value is YamlScalar { IsBlank: true })
        {
            return;
        }
        switch (path)
        {
            case "id":
                draft.Id = (value as YamlScalar)?.Value;
                break;
            case Listed:
                draft.Listed = [.. Maps(value, path).Select(ListedParty)];
                break;
            case BuiltInFacts.Licenses:
                draft.Licenses = [.. Maps(value, path).Select(License)];
                break;
            default:
                if (Find(path) is { } fact)
                {
                    draft.Set(path, Value(fact, value, path));
                }
                else
                {
                    Unknown(path, key.Location, problems);
                }
                break;
        }
    }

    private void Unknown(string path, SourceLocation location, DiagnosticBag bag) =>
        bag.Error(
            DiagnosticCodes.UnknownProperty,
            location,
            ruleSet.Facts.Find(path) is not null
                ? $"`{path}` is derived by the engine and cannot be supplied"
                : $"`{path}` is not a fact of rule set `{ruleSet.Id}`",
            Suggestions.Nearest(path, FactPaths) is { } nearest
                ? $"did you mean `{nearest}`?"
                : null,
            path
        );

    private IEnumerable<MapReader> Maps(YamlNode node, string path) =>
        // An empty list says something: checked, and none.
        node is YamlSequence sequence
            ? sequence.Items.Select((item, index) => MapReader.Of(item, $"{path}[{index}]", file))
            : MapReader
                .Items(node, path, file)
                .Select((item, index) => MapReader.Of(item, $"{path}[{index}]", file));

    private static ListedParty ListedParty(MapReader map)
    {
        var party = new ListedParty { List = map.Text("list"), Concerns = map.Texts("concerns") };
        map.Done();
        return party;
    }

    private HeldLicense License(MapReader map)
    {
        var license = new HeldLicense
        {
            Type = map.Text("type"),
            Number = map.Text("number"),
            From = map.Date("from"),
            To = map.Date("to"),
            Entries = Quoted(map, "entries"),
            Material = map.Text("material"),
            Destinations = Quoted(map, "destinations") ?? Quoted(map, "destination"),
            Counterparty = map.Text("counterparty"),
            Exporter = map.Text("exporter"),
        };
        map.Done();
        return license;
    }

    private IReadOnlyList<string>? Quoted(MapReader map, string key) =>
        map.Node(key) switch
        {
            null => null,
            YamlSequence sequence =>
            [
                .. sequence
                    .Items.Select(
                        (item, index) => Codes.Quoted(item, $"{map.At(key)}[{index}]", file)
                    )
                    .OfType<string>(),
            ],
            var node => Codes.Quoted(node, map.At(key), file) is { } one ? [one] : null,
        };

    private FactValue Value(FactDeclaration fact, YamlNode node, string path) =>
        node switch
        {
            YamlScalar { IsBlank: true } => default,
            YamlSequence sequence => FactValue.Of(
                sequence
                    .Items.Select((item, index) => Text(fact, item, $"{path}[{index}]"))
                    .OfType<string>()
            ),
            YamlScalar { IsPlain: true } scalar when !IsText(fact.Type) => Plain(scalar.Value),
            _ => Text(fact, node, path) is { } text ? FactValue.Of(text) : default,
        };

    /// <summary>A quoted text is taken as it is, empty or not: what a transaction must not say is for the binder to tell.</summary>
    private string? Text(FactDeclaration fact, YamlNode node, string path) =>
        IsCode(fact.Type) ? Codes.Quoted(node, path, file)
        : node is YamlScalar { IsPlain: false } quoted ? quoted.Value
        : new TextReading(file).Text(node, path);

    /// <summary>By its looks; the binder says what does not fit the fact.</summary>
    private static FactValue Plain(string text) =>
        PlainScalars.TryNumber(text, out var number) ? FactValue.Of(number)
        : text is "true" or "false" ? FactValue.Of(text == "true")
        : FactValue.Of(text);

    private static bool IsText(FactType type) =>
        type is not (FactType.Boolean or FactType.Number or FactType.Money or FactType.Date);

    private static bool IsCode(FactType type) =>
        type
            is FactType.Country
                or FactType.Countries
                or FactType.Entry
                or FactType.Entries
                or FactType.Hs;
}
