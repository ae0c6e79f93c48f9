using ExportRules.RuleSets;

namespace ExportRules.Yaml;

/// <summary>Reads conditions: a closed vocabulary, every value of its fact's type.</summary>
internal sealed class ConditionReader(
    FactCatalog facts,
    IReadOnlyDictionary<string, DatedList> lists,
    IReadOnlyList<string> entries,
    DiagnosticBag bag
)
{
    private static readonly string[] Nodes = ["all", "any", "not", "always"];

    private Stage stage;
    private bool isClear;

    /// <summary>Reads the condition of a rule of a stage; a <c>clear</c> rule also sees which bases are required.</summary>
    public Condition Read(YamlNode node, string path, Stage ruleStage, bool clear)
    {
        stage = ruleStage;
        isClear = clear;
        return Read(node, path);
    }

    private Condition Read(YamlNode node, string path)
    {
        if (node is not YamlMapping { Entries.Count: > 0 } mapping)
        {
            bag.Error(
                DiagnosticCodes.WrongShape,
                node.Location,
                $"expected a condition, found {MapReader.Describe(node)}",
                "write `all: [...]`, `any: [...]`, `not: {...}` or `fact: { operator: value }`",
                path
            );
            return new AlwaysCondition { Location = node.Location };
        }
        if (mapping.Entries.Count > 1)
        {
            bag.Error(
                DiagnosticCodes.WrongShape,
                mapping.Entries[1].Key.Location,
                $"a condition has one key, this has {mapping.Entries.Count}: {string.Join(", ", mapping.Entries.Select(e => $"`{e.Key.Value}`"))}",
                "put the parts into a list under `all` or `any`",
                path
            );
        }
        var (key, value) = mapping.Entries[0];
        path = $"{path}.{key.Value}";
        return key.Value switch
        {
            "all" => new AllCondition(Parts(value, path)) { Location = key.Location },
            "any" => new AnyCondition(Parts(value, path)) { Location = key.Location },
            "not" => new NotCondition(Read(value, path)) { Location = key.Location },
            "always" => Always(value, path),
            _ => Tests(key, value, path),
        };
    }

    private AlwaysCondition Always(YamlNode value, string path)
    {
        if (value is not YamlScalar { IsPlain: true, Value: "true" })
        {
            bag.Error(
                DiagnosticCodes.UnknownWord,
                value.Location,
                "write `always: true`",
                path: path
            );
        }
        return new() { Location = value.Location };
    }

    private IReadOnlyList<Condition> Parts(YamlNode node, string path) =>
        [
            .. MapReader
                .Items(node, path, bag)
                .Select((item, index) => Read(item, $"{path}[{index}]")),
        ];

    private Condition Tests(YamlScalar key, YamlNode value, string path)
    {
        if (FindFact(key, path) is not { } fact)
        {
            return new AlwaysCondition { Location = key.Location };
        }
        if (value is not YamlMapping { Entries.Count: > 0 } tests)
        {
            bag.Error(
                DiagnosticCodes.WrongShape,
                value.Location,
                $"expected a test of `{fact.Path}`, found {MapReader.Describe(value)}",
                value is YamlScalar scalar
                    ? BareTestHint(scalar.Value)
                    : "write `{ operator: value }`",
                path
            );
            return new AlwaysCondition { Location = key.Location };
        }
        var conditions = tests
            .Entries.Select(entry => Test(fact, entry, path))
            .OfType<Condition>()
            .ToList();
        return conditions.Count == 1
            ? conditions[0]
            : new AllCondition(conditions) { Location = key.Location };
    }

    private FactDeclaration? FindFact(YamlScalar key, string path)
    {
        if (facts.Find(key.Value) is not { } fact)
        {
            var near = Suggestions.For(key.Value, facts.All.Select(f => f.Path).Concat(Nodes));
            bag.Error(
                DiagnosticCodes.UnknownFact,
                key.Location,
                $"`{key.Value}` is neither a fact nor `all`, `any`, `not`",
                near ?? "declare it under `facts` in ruleset.yaml",
                path
            );
            return null;
        }
        var clearOnly = fact.Path is BuiltInFacts.Bases or BuiltInFacts.Required;
        if (fact.FirstStage > stage || (clearOnly && stage is Stage.Control && !isClear))
        {
            bag.Error(
                DiagnosticCodes.FactTooEarly,
                key.Location,
                $"`{fact.Path}` is not known yet in the {Words.Of(stage)} stage",
                clearOnly
                    ? "only `clear` rules and later stages see it"
                    : $"it is known from {Words.Of(fact.FirstStage)} on",
                path
            );
        }
        return fact;
    }

    private TestCondition? Test(FactDeclaration fact, YamlEntry entry, string path)
    {
        path = $"{path}.{entry.Key.Value}";
        var index = Array.IndexOf(Words.Operators, entry.Key.Value);
        if (index < 0)
        {
            bag.Error(
                DiagnosticCodes.UnknownWord,
                entry.Key.Location,
                $"`{entry.Key.Value}` is not a test",
                $"tests: {string.Join(", ", Words.Operators.Select(word => $"`{word}`"))}",
                path
            );
            return null;
        }
        var operation = (Operator)index;
        if (!Fits(operation, fact.Type))
        {
            bag.Error(
                DiagnosticCodes.OperatorMismatch,
                entry.Key.Location,
                $"`{entry.Key.Value}` does not fit `{fact.Path}`, which is a {Words.Of(fact.Type)}",
                path: path
            );
            return null;
        }
        return Operand(fact, operation, entry.Value, path) is { } operand
            ? new TestCondition(fact.Path, operation, operand) { Location = entry.Key.Location }
            : null;
    }

    /// <summary>Whether a test makes sense for what a fact holds.</summary>
    internal static bool Fits(Operator operation, FactType type) =>
        operation switch
        {
            Operator.Within => type is FactType.Entry or FactType.Entries or FactType.Hs,
            Operator.InList => type
                is not (FactType.Boolean or FactType.Number or FactType.Money or FactType.Date),
            Operator.Greater or Operator.GreaterOrEqual or Operator.Less or Operator.LessOrEqual =>
                type is FactType.Number or FactType.Money or FactType.Date,
            _ => true,
        };

    private Operand? Operand(FactDeclaration fact, Operator operation, YamlNode value, string path)
    {
        switch (operation)
        {
            case Operator.InList:
                return ListOperand(fact, value, path);
            case Operator.Given:
                return
                    Value(
                        new FactDeclaration { Path = fact.Path, Type = FactType.Boolean },
                        value,
                        path
                    )
                        is { } given
                    ? new() { Values = [given] }
                    : null;
            case Operator.In:
                return new() { Values = [.. Values(fact, operation, value, path)] };
            case Operator.Within when value is YamlSequence:
                return new() { Values = [.. Values(fact, operation, value, path)] };
            case Operator.Within:
                return Code(fact, value, path, within: true) is { } code
                    ? new() { Values = [code] }
                    : null;
            case not Operator.Is when value is YamlMapping reference:
                return FactOperand(reference, path);
            default:
                return Value(fact, value, path) is { } single ? new() { Values = [single] } : null;
        }
    }

    private IEnumerable<FactValue> Values(
        FactDeclaration fact,
        Operator operation,
        YamlNode value,
        string path
    )
    {
        var seen = new HashSet<FactValue>();
        foreach (
            var (item, index) in MapReader
                .Items(value, path, bag)
                .Select((item, index) => (item, index))
        )
        {
            var place = $"{path}[{index}]";
            var read =
                operation is Operator.Within
                    ? Code(fact, item, place, within: true)
                    : Value(fact, item, place);
            if (read is { } known && !seen.Add(known))
            {
                bag.Error(
                    DiagnosticCodes.DuplicateId,
                    item.Location,
                    $"`{known}` is named twice",
                    path: place
                );
            }
            else if (read is { } fresh)
            {
                yield return fresh;
            }
        }
    }

    private Operand? ListOperand(FactDeclaration fact, YamlNode value, string path)
    {
        if (new TextReading(bag).Text(value, path) is not { } id)
        {
            return null;
        }
        if (!lists.TryGetValue(id, out var list))
        {
            bag.Error(
                DiagnosticCodes.UnknownList,
                value.Location,
                $"there is no list `{id}`",
                Suggestions.For(id, lists.Keys),
                path
            );
            return null;
        }
        if (list.Of != ListKind(fact.Type))
        {
            bag.Error(
                DiagnosticCodes.ListKind,
                value.Location,
                $"list `{id}` holds {list.Of} codes, `{fact.Path}` is a {Words.Of(fact.Type)}",
                path: path
            );
        }
        return new() { List = id };
    }

    /// <summary>Which kind of list a fact can be looked up in.</summary>
    internal static string ListKind(FactType type) =>
        type switch
        {
            FactType.Country or FactType.Countries => "country",
            FactType.Entry or FactType.Entries => "entry",
            FactType.Hs => "hs",
            _ => "text",
        };

    private Operand? FactOperand(YamlMapping reference, string path)
    {
        var map = MapReader.Of(reference, path, bag);
        var other = map.RequiredText("fact");
        map.Done();
        if (other.Length == 0)
        {
            return null;
        }
        if (facts.Find(other) is not { Type: FactType.Number or FactType.Money })
        {
            bag.Error(
                DiagnosticCodes.UnknownFact,
                reference.Location,
                $"`{other}` is not a number that this rule set knows",
                Suggestions.For(
                    other,
                    facts
                        .All.Where(f => f.Type is FactType.Number or FactType.Money)
                        .Select(f => f.Path)
                ),
                path
            );
            return null;
        }
        return new() { Fact = other };
    }

    private FactValue? Value(FactDeclaration fact, YamlNode node, string path)
    {
        var reading = new TextReading(bag);
        switch (fact.Type)
        {
            case FactType.Boolean:
                return reading.Boolean(node, path) is { } truth ? FactValue.Of(truth) : null;
            case FactType.Number or FactType.Money:
                return reading.Number(node, path) is { } number ? FactValue.Of(number) : null;
            case FactType.Date:
                return reading.Date(node, path) is { } date ? FactValue.Of(date) : null;
            case FactType.Word or FactType.Words:
                return Known(reading.Text(node, path), fact.Values, node, path);
            case FactType.Text or FactType.Texts:
                var text = reading.Text(node, path);
                return fact.Known.Count > 0 ? Known(text, fact.Known.Keys, node, path)
                    : text is null ? null
                    : FactValue.Of(text);
            default:
                return Code(fact, node, path, within: false);
        }
    }

    private FactValue? Known(string? text, IEnumerable<string> words, YamlNode node, string path)
    {
        if (text is null)
        {
            return null;
        }
        var all = words as IReadOnlyCollection<string> ?? [.. words];
        if (all.Count == 0 || all.Contains(text, StringComparer.Ordinal))
        {
            return FactValue.Of(text);
        }
        bag.Error(
            DiagnosticCodes.UnknownCode,
            node.Location,
            $"`{text}` is not a value of this fact",
            Suggestions.For(text, all),
            path
        );
        return null;
    }

    private FactValue? Code(FactDeclaration fact, YamlNode node, string path, bool within)
    {
        var text = fact.Type switch
        {
            FactType.Country or FactType.Countries => Codes.Country(node, path, bag),
            FactType.Hs => Codes.Hs(node, path, bag),
            _ => Codes.Quoted(node, path, bag),
        };
        if (text is null)
        {
            return null;
        }
        var isEntry = fact.Type is FactType.Entry or FactType.Entries;
        if (
            isEntry
            && entries.Count > 0
            && !entries.Any(entry => within ? EntryCode.IsWithin(entry, text) : entry == text)
        )
        {
            bag.Error(
                DiagnosticCodes.UnknownCode,
                node.Location,
                $"`{text}` is not an entry that the register knows",
                Suggestions.Nearest(text, entries) is { } nearest
                    ? $"did you mean `{nearest}`?"
                    : null,
                path
            );
        }
        return FactValue.Of(text);
    }

    private static string BareTestHint(string text) =>
        text.Length > 0 && text[0] is '<' or '>' or '='
            ? $"write `{{ \"{text.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', ' ')}\": number }}`"
            : $"write `{{ is: {text} }}`";
}
