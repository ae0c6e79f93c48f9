using ExportRules.RuleSets;

namespace ExportRules.Yaml;

/// <summary>Reads <c>acts.yaml</c>.</summary>
internal static class ActReader
{
    public static Dictionary<string, Act> Read(IReadOnlyList<YamlNode> nodes, DiagnosticBag bag)
    {
        var acts = new Dictionary<string, Act>(StringComparer.Ordinal);
        var policies = new Dictionary<string, Act>(StringComparer.Ordinal);
        for (var index = 0; index < nodes.Count; index++)
        {
            var act = ReadOne(MapReader.Of(nodes[index], $"acts[{index}]", bag));
            if (act.Id.Length == 0)
            {
                continue;
            }
            if (!acts.TryAdd(act.Id, act))
            {
                Duplicate(
                    bag,
                    DiagnosticCodes.DuplicateId,
                    act.Location,
                    "act",
                    act.Id,
                    acts[act.Id].Location
                );
            }
            if (act.Policy is { } policy && !policies.TryAdd(policy, act))
            {
                Duplicate(
                    bag,
                    DiagnosticCodes.DuplicatePolicyName,
                    act.Location,
                    "policy name",
                    policy,
                    policies[policy].Location
                );
            }
        }
        foreach (var day in policies.Values.GroupBy(act => act.From).Where(day => day.Count() > 1))
        {
            var names = day.Select(act => act.Policy!).Order(StringComparer.Ordinal).ToList();
            bag.Error(
                DiagnosticCodes.DuplicatePolicyName,
                day.Last().Location,
                $"the policy version of {day.Key:yyyy-MM-dd} has two names, `{names[0]}` and `{names[1]}`"
            );
        }
        return acts;
    }

    public static void Duplicate(
        DiagnosticBag bag,
        string code,
        SourceLocation location,
        string kind,
        string id,
        SourceLocation first
    ) =>
        bag.Error(
            code,
            location,
            $"{kind} `{id}` is already declared at {first}",
            "ids are unique in a rule set"
        );

    private static Act ReadOne(MapReader map)
    {
        var act = new Act
        {
            Id = map.RequiredId("id"),
            Title = map.RequiredText("title"),
            Term = map.Text("term"),
            Published = map.Date("published"),
            From = map.RequiredDate("from"),
            Policy = map.Has("policy") ? map.RequiredId("policy") : null,
            Effect = map.Text("effect"),
            Confidence = (Confidence)Math.Max(0, map.RequiredWord("confidence", Words.Confidences)),
            Sources = map.Texts("sources"),
            Note = map.Text("note"),
            Location = map.Location,
        };
        if (act.Published > act.From)
        {
            map.Bag.Error(
                DiagnosticCodes.BadPeriod,
                map.Location,
                $"act `{act.Id}` is in force from {act.From:yyyy-MM-dd} but published on {act.Published:yyyy-MM-dd}",
                "leave `published` out where it is not sourced",
                map.At("published")
            );
        }
        map.Done();
        return act;
    }
}
