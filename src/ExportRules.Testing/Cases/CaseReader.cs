using ExportRules.Input;
using ExportRules.RuleSets;
using ExportRules.Yaml;

namespace ExportRules.Testing.Cases;

/// <summary>Reads the cases of one file; every error is reported, a case with an error is not run.</summary>
internal sealed class CaseReader(RuleSet ruleSet, DiagnosticBag bag)
{
    internal const string Policy = "policy";
    internal const string KnownAt = "known-at";

    private static readonly string[] Origins =
    [
        "reported",
        "published",
        "relayed",
        "third-party-test",
        "derived",
    ];

    private readonly TransactionNodes transactions = new(ruleSet, bag);
    private readonly ExpectationReader expectations = new(ruleSet, bag);
    private FactNodes given = FactNodes.Read(null, "", bag);

    public IReadOnlyList<Case> Read(YamlNode root)
    {
        var map = MapReader.Of(root, "", bag);
        given = FactNodes.Read(map.Node("given"), "given", bag);
        var items = map.Required("cases");
        map.Done();
        if (items is null)
        {
            return [];
        }
        if (items is YamlSequence { Items.Count: 0 })
        {
            bag.Error(
                DiagnosticCodes.NoCases,
                items.Location,
                "the file holds no case",
                "delete it or fill it"
            );
            return [];
        }
        return
        [
            .. MapReader
                .Items(items, "cases", bag)
                .SelectMany((item, index) => ReadItem(MapReader.Of(item, $"cases[{index}]", bag))),
        ];
    }

    private IEnumerable<Case> ReadItem(MapReader map)
    {
        var isTable = map.Has("cases");
        var name = map.RequiredText(isTable ? "cases" : "case");
        var form = new CaseForm
        {
            Name = name,
            Location = map.Location,
            Origin = Origin(map),
            Source = map.Text("source"),
            Facts = FactNodes.Read(map.Node("transaction"), map.At("transaction"), bag).Over(given),
            Order = map.Node("order"),
            Policy = map.Node(Policy),
            KnownAt = map.Node(KnownAt),
            Assume = map.Node("assume"),
            Expect = Expected(map, isTable),
            ExpectLocation = map.Node("expect")?.Location ?? map.Location,
        };
        CheckQuestion(map, form, isTable);
        var cases = isTable ? new CaseTable(transactions, bag).Rows(map, form) : [form];
        map.Done();
        foreach (var row in cases)
        {
            if (Build(row) is { } built)
            {
                yield return built;
            }
        }
    }

    private static string? Origin(MapReader map) =>
        map.Word("origin", Origins) is >= 0 and var index ? Origins[index] : null;

    private IReadOnlyList<YamlEntry> Expected(MapReader map, bool isTable)
    {
        // In a table the columns may say all that is expected.
        var node = isTable ? map.Node("expect") : map.Required("expect");
        return node is null ? [] : [.. MapReader.Of(node, map.At("expect"), bag).Entries];
    }

    private void CheckQuestion(MapReader map, CaseForm form, bool isTable)
    {
        if (form.Order is null)
        {
            return;
        }
        if (isTable || map.Has("transaction"))
        {
            bag.Error(
                DiagnosticCodes.CaseShape,
                form.Order.Location,
                isTable
                    ? "a table of cases asks about transactions, not about an order"
                    : "a case asks about a transaction or about an order, not both",
                path: map.At("order")
            );
        }
    }

    private Case? Build(CaseForm form)
    {
        var errors = bag.Count;
        var order = form.Order is null ? null : MapReader.Of(form.Order, "order", bag);
        IReadOnlyList<TransactionInput> inputs = order is null
            ? [transactions.Read(form.Facts, form.Location)]
            : OrderLines(order);
        var orderId = order?.Text("id");
        order?.Done();
        var expect = expectations.Read(form.Expect, form.ExpectLocation, order is not null);
        var built = new Case
        {
            Name = form.Name,
            Location = form.Location,
            Origin = form.Origin,
            Source = form.Source,
            Inputs = inputs,
            IsOrder = order is not null,
            OrderId = orderId,
            Options = Options(form),
            Expect = expect,
        };
        if (expect.Lines is { } lines && lines.Count != inputs.Count)
        {
            bag.Error(
                DiagnosticCodes.CaseShape,
                expect.Location,
                $"`lines` expects {lines.Count} answers of an order with {inputs.Count} lines",
                path: "expect.lines"
            );
        }
        if (!expect.IsRefusal)
        {
            foreach (var problem in built.InputErrors)
            {
                bag.Error(
                    problem.Code,
                    problem.Location,
                    problem.Message,
                    problem.Hint,
                    problem.Path
                );
            }
        }
        return bag.Count == errors ? built : null;
    }

    private IReadOnlyList<TransactionInput> OrderLines(MapReader order) =>
        [
            .. order
                .Items("lines", required: true)
                .Select(
                    (line, index) =>
                        transactions.Read(
                            FactNodes.Read(line, $"order.lines[{index}]", bag).Over(given),
                            line.Location
                        )
                ),
        ];

    private EvaluationOptions Options(CaseForm form)
    {
        var reading = MapReader.Of(new YamlMapping([], form.Location), "", bag);
        return new()
        {
            PolicyDate = PolicyDay(form.Policy),
            KnownAt = reading.Date(form.KnownAt, KnownAt),
            Assumptions = Assumptions(form.Assume),
        };
    }

    private DateOnly? PolicyDay(YamlNode? node)
    {
        if (node is null or YamlScalar { IsBlank: true })
        {
            return null;
        }
        if (node is not YamlScalar scalar)
        {
            MapReader.Of(new YamlMapping([], node.Location), "", bag).Text(node, Policy);
            return null;
        }
        if (ruleSet.Find(scalar.Value) is { } version)
        {
            return version.From;
        }
        if (Iso.TryDay(scalar.Value, out var day) && ruleSet.TryAt(day) is not null)
        {
            return day;
        }
        bag.Error(
            DiagnosticCodes.UnknownPolicy,
            node.Location,
            $"rule set `{ruleSet.Id}` has no policy `{scalar.Value}`",
            Suggestions.Nearest(
                scalar.Value,
                ruleSet.Versions.Select(version => version.Name).OfType<string>()
            )
                is { } nearest
                ? $"did you mean `{nearest}`?"
                : "write the name or first day of a policy version, or any day from "
                    + Iso.Day(ruleSet.Start)
                    + " on",
            Policy
        );
        return null;
    }

    private IReadOnlyDictionary<string, FactValue> Assumptions(YamlNode? node)
    {
        var assumed = new Dictionary<string, FactValue>(StringComparer.Ordinal);
        foreach (var (path, key, value) in FactNodes.Read(node, "assume", bag).Leaves)
        {
            if (transactions.Assumption(path, key, value) is { IsSupplied: true } read)
            {
                assumed[path] = read;
            }
        }
        return assumed;
    }
}
