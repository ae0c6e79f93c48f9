using ExportRules.RuleSets;

namespace ExportRules.Yaml;

/// <summary>Reads rules with their versions.</summary>
internal sealed class RuleReader(
    VersionReader versions,
    ConditionReader conditions,
    HeaderReader header,
    IReadOnlyList<string> entries,
    DiagnosticBag bag
)
{
    public IReadOnlyList<Rule> Read(IReadOnlyList<(YamlNode Node, Stage? Folder)> nodes)
    {
        var rules = new Dictionary<string, Rule>(StringComparer.Ordinal);
        for (var index = 0; index < nodes.Count; index++)
        {
            var rule = ReadOne(
                MapReader.Of(nodes[index].Node, $"rules[{index}]", bag),
                nodes[index].Folder
            );
            if (rule is { Id.Length: > 0 } && !rules.TryAdd(rule.Id, rule))
            {
                ActReader.Duplicate(
                    bag,
                    DiagnosticCodes.DuplicateId,
                    rule.Location,
                    "rule",
                    rule.Id,
                    rules[rule.Id].Location
                );
            }
        }
        return
        [
            .. rules
                .Values.OrderBy(rule => rule.Stage)
                .ThenBy(rule => rule.Id, StringComparer.Ordinal),
        ];
    }

    private Rule? ReadOne(MapReader map, Stage? folder)
    {
        var id = map.RequiredId("id");
        var title = map.RequiredText("title");
        var term = map.Text("term");
        var cite = map.RequiredText("cite");
        map.Node("note");
        var read = map.Items("versions", required: true)
            .Select(
                (node, index) => Version(MapReader.Of(node, map.At($"versions[{index}]"), bag), id)
            )
            .ToList();
        map.Done();
        if (read.Count == 0)
        {
            return null;
        }
        versions.CheckOrder([.. read.Select(v => (v.From, v.Location))], $"rule `{id}`");
        var stages = read.Where(v => v.Then is not null)
            .Select(v => v.Then!.Stage)
            .Distinct()
            .ToList();
        CheckRepeals(id, read);
        CheckFolder(id, stages, folder, map.Location);
        return new()
        {
            Id = id,
            Title = title,
            Term = term,
            Cite = cite,
            Stage = stages.Count > 0 ? stages[0] : folder ?? Stage.Control,
            Versions = read,
            Location = map.Location,
        };
    }

    private void CheckRepeals(string id, List<RuleVersion> read)
    {
        if (read[0].Repealed)
        {
            bag.Error(
                DiagnosticCodes.BadRepeal,
                read[0].Location,
                $"the first version of rule `{id}` repeals it; there is nothing to end"
            );
        }
        for (var index = 1; index < read.Count; index++)
        {
            if (read[index].Repealed && read[index - 1].Repealed)
            {
                bag.Error(
                    DiagnosticCodes.BadRepeal,
                    read[index].Location,
                    $"rule `{id}` is already repealed"
                );
            }
        }
    }

    private void CheckFolder(string id, List<Stage> stages, Stage? folder, SourceLocation location)
    {
        if (stages.Count > 1)
        {
            bag.Error(
                DiagnosticCodes.WrongFolder,
                location,
                $"rule `{id}` concludes in two stages, {Words.Of(stages[0])} and {Words.Of(stages[1])}",
                "make it two rules"
            );
        }
        else if (folder is { } given && stages.Count == 1 && stages[0] != given)
        {
            bag.Error(
                DiagnosticCodes.WrongFolder,
                location,
                $"rule `{id}` lies in {Words.Of(given)}/ but concludes in {Words.Of(stages[0])}",
                $"move it to {Words.Of(stages[0])}/"
            );
        }
    }

    private RuleVersion Version(MapReader map, string id)
    {
        var (from, act) = versions.Read(map, $"rule `{id}`");
        var repealed = map.Flag("repealed");
        var then = map.Has("then")
            ? Conclusion(MapReader.Of(map.Node("then")!, map.At("then"), bag))
            : null;
        var when = map.Has("when")
            ? conditions.Read(
                map.Node("when")!,
                map.At("when"),
                then?.Stage ?? Stage.Obligations,
                then?.Kind is ConclusionKind.Clear
            )
            : null;
        CheckParts(map, id, repealed, when is not null, map.Has("then"));
        var sources = VersionReader.Sources(map);
        var version = new RuleVersion
        {
            From = from,
            Act = act,
            Repealed = repealed,
            When = when ?? new AlwaysCondition { Location = map.Location },
            Then = repealed ? null : then ?? new() { Kind = ConclusionKind.Oblige },
            Overrides =
            [
                .. map.Texts("overrides")
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ],
            Because = repealed ? map.Text("because") : map.RequiredText("because"),
            Confidence =
                repealed && !map.Has("confidence") ? act.Confidence : VersionReader.Confidence(map),
            Sources = sources.Count > 0 ? sources : act.Sources,
            Text = map.Text("text"),
            Note = map.Text("note"),
            Location = map.Location,
        };
        map.Done();
        return version;
    }

    private void CheckParts(MapReader map, string id, bool repealed, bool hasWhen, bool hasThen)
    {
        if (!map.IsMapping)
        {
            return;
        }
        if (repealed && (hasWhen || hasThen))
        {
            bag.Error(
                DiagnosticCodes.BadRepeal,
                map.Location,
                $"a version of rule `{id}` is repealed and still has a condition or a conclusion",
                "keep one or the other",
                map.Path
            );
        }
        if (!repealed && !hasWhen)
        {
            bag.Error(
                DiagnosticCodes.MissingKey,
                map.Location,
                $"a version of rule `{id}` has no `when`",
                "write `when: { always: true }` if it always holds",
                map.At("when")
            );
        }
        if (!repealed && !hasThen)
        {
            bag.Error(
                DiagnosticCodes.MissingKey,
                map.Location,
                $"a version of rule `{id}` has no `then`",
                "or is it `repealed: true`?",
                map.At("then")
            );
        }
    }

    private Conclusion? Conclusion(MapReader map)
    {
        if (!map.IsMapping)
        {
            return null;
        }
        var kinds = map.Entries.Select(entry => entry.Key).Where(key => key.Value != "as").ToList();
        var name = map.Has("as") ? map.RequiredId("as") : null;
        if (kinds.Count != 1)
        {
            bag.Error(
                DiagnosticCodes.WrongShape,
                map.Location,
                "a rule has exactly one conclusion",
                $"one of {string.Join(", ", Words.Conclusions.Select(word => $"`{word}`"))}",
                map.Path
            );
            return null;
        }
        var key = kinds[0];
        var kind = Array.IndexOf(Words.Conclusions, key.Value);
        if (kind < 0)
        {
            bag.Error(
                DiagnosticCodes.UnknownWord,
                key.Location,
                $"`{key.Value}` is not a conclusion",
                Suggestions.For(key.Value, Words.Conclusions),
                map.Path
            );
            return null;
        }
        var node = map.Node(key.Value)!;
        var path = map.At(key.Value);
        map.Done();
        if (name is not null && kind != (int)ConclusionKind.Exempt)
        {
            bag.Error(
                DiagnosticCodes.UnknownKey,
                map.Location,
                "`as` names an exemption; this is none",
                path: map.At("as")
            );
        }
        return (ConclusionKind)kind switch
        {
            ConclusionKind.Oblige => Obligation(MapReader.Of(node, path, bag)),
            ConclusionKind.Classify => new()
            {
                Kind = ConclusionKind.Classify,
                Values = Entry(node, path) is { } entry ? [entry] : [],
            },
            ConclusionKind.Offer or ConclusionKind.Withdraw => new()
            {
                Kind = (ConclusionKind)kind,
                Values = Ids(
                    node,
                    path,
                    header.LicenseTypes.Select(type => type.Id),
                    DiagnosticCodes.UnknownLicenseType,
                    "license type"
                ),
            },
            _ => new()
            {
                Kind = (ConclusionKind)kind,
                As = name,
                Values = Ids(
                    node,
                    path,
                    header.Bases.Select(basis => basis.Id),
                    DiagnosticCodes.UnknownBasis,
                    "basis"
                ),
            },
        };
    }

    private static Conclusion Obligation(MapReader map)
    {
        var kind = map.RequiredWord("kind", Words.ObligationKinds);
        var conclusion = new Conclusion
        {
            Kind = ConclusionKind.Oblige,
            ObligationKind = kind < 0 ? null : Words.ObligationKinds[kind],
            ObligationText = map.RequiredText("text"),
        };
        map.Done();
        return conclusion;
    }

    private string? Entry(YamlNode node, string path)
    {
        if (Codes.Quoted(node, path, bag) is not { } entry)
        {
            return null;
        }
        if (entries.Count > 0 && !entries.Contains(entry))
        {
            bag.Error(
                DiagnosticCodes.UnknownCode,
                node.Location,
                $"`{entry}` is not an entry that the register knows",
                Suggestions.Nearest(entry, entries) is { } nearest
                    ? $"did you mean `{nearest}`?"
                    : null,
                path
            );
        }
        return entry;
    }

    private IReadOnlyList<string> Ids(
        YamlNode node,
        string path,
        IEnumerable<string> known,
        string code,
        string what
    )
    {
        var nodes = node is YamlSequence ? MapReader.Items(node, path, bag) : [node];
        var all = known.ToList();
        var ids = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var item in nodes)
        {
            if (new TextReading(bag).Text(item, path) is not { } id)
            {
                continue;
            }
            if (!all.Contains(id, StringComparer.Ordinal))
            {
                bag.Error(
                    code,
                    item.Location,
                    $"there is no {what} `{id}`",
                    Suggestions.For(id, all),
                    path
                );
            }
            ids.Add(id);
        }
        return [.. ids.OrderBy(id => all.IndexOf(id)).ThenBy(id => id, StringComparer.Ordinal)];
    }
}
