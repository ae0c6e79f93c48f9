using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ExportRules.Formatting;
using ExportRules.Input;

namespace ExportRules.Tests;

/// <summary>The built-in rule set, asked in the JSON that callers write.</summary>
internal static class Japan
{
    /// <summary>Hydrogen fluoride of 49 wt% to Korea, with everything said that a plain transaction must say.</summary>
    public static readonly string[] HydrogenFluoride =
    [
        "id=T",
        "date=2019-07-05",
        "destination=KR",
        "item.kind=goods",
        "item.material=hydrogen-fluoride",
        "item.attributes.concentration=49",
        .. Harmless,
    ];

    public static readonly string[] Polyimide =
    [
        .. HydrogenFluoride,
        "item.material=fluorinated-polyimide",
        "item.attributes.concentration",
        "item.attributes.combinedFluorine=12",
    ];

    public static readonly string[] Resist =
    [
        .. HydrogenFluoride,
        "item.material=resist",
        "item.attributes.concentration",
        "item.attributes.resistType=positive",
        "item.attributes.wavelength=13.5",
    ];

    /// <summary>Another listed entry, whose cell of the bulk matrix the exporter knows.</summary>
    public static readonly string[] OtherListed =
    [
        .. HydrogenFluoride,
        "item.material",
        "item.attributes.concentration",
        "item.entries=[\"6(2)\"]",
        "item.bulkCell=general",
    ];

    private static string[] Harmless =>
        [
            "endUse.wmd=none",
            "endUse.conventionalArms=none",
            "endUser.developsWmd=false",
            "endUser.developsArms=false",
            "notice.inform=none",
        ];

    public static ExportRulesEngine Engine { get; } = new(BuiltInRuleSets.Japan);

    /// <summary>A JSON transaction from <c>path=value</c>; a later path replaces an earlier one, a bare path removes it.</summary>
    public static string Json(IEnumerable<string> facts, params string[] changes)
    {
        var root = new JsonObject();
        foreach (var fact in facts.Concat(changes))
        {
            var cut = fact.IndexOf('=', StringComparison.Ordinal);
            var path = (cut < 0 ? fact : fact[..cut]).Split('.');
            var parent = root;
            foreach (var step in path[..^1])
            {
                parent = (JsonObject)(parent[step] ??= new JsonObject());
            }
            parent.Remove(path[^1]);
            if (cut >= 0)
            {
                parent[path[^1]] = Value(fact[(cut + 1)..]);
            }
        }
        return root.ToJsonString();
    }

    public static IReadOnlyList<TransactionInput> Read(string text) =>
        new TransactionReader(BuiltInRuleSets.Japan, "input.json").Read(
            Encoding.UTF8.GetBytes(text)
        );

    public static Decision Decide(IEnumerable<string> facts, params string[] changes)
    {
        var input = Read(Json(facts, changes)).Should().ContainSingle().Subject;
        input.HasErrors.Should().BeFalse(string.Join('\n', input.Diagnostics));
        return Engine.Evaluate(input.Bound!, null);
    }

    /// <summary>Outcome, license and exemption in one line.</summary>
    public static string Answer(IEnumerable<string> facts, params string[] changes)
    {
        var decision = Decide(facts, changes);
        return string.Join(
            ' ',
            new[] { Words(decision.Outcome), decision.License, decision.Exemption }.OfType<string>()
        );
    }

    /// <summary>What is wrong with an input, whether it shows when it is read or when it is decided.</summary>
    public static IReadOnlyList<Diagnostic> Problems(
        IEnumerable<string> facts,
        params string[] changes
    ) => Problems(Json(facts, changes));

    public static IReadOnlyList<Diagnostic> Problems(string json)
    {
        var input = Read(json).Should().ContainSingle().Subject;
        if (input.HasErrors)
        {
            return input.Diagnostics;
        }
        var refused = Record(() => Engine.Evaluate(input.Bound!, null));
        refused.Should().NotBeNull("the input should have been refused: {0}", json);
        return refused!.Diagnostics;
    }

    public static string Write(Decision decision) => DecisionJson.Write(decision);

    private static InvalidTransactionException? Record(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (InvalidTransactionException refused)
        {
            return refused;
        }
    }

    private static string Words(Outcome outcome) => global::ExportRules.RuleSets.Words.Of(outcome);

    private static JsonNode? Value(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
