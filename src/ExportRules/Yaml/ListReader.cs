using ExportRules.RuleSets;

namespace ExportRules.Yaml;

/// <summary>Reads dated lists.</summary>
internal sealed class ListReader(VersionReader versions, DiagnosticBag bag)
{
    public IReadOnlyList<DatedList> Read(IReadOnlyList<YamlNode> nodes)
    {
        var lists = new Dictionary<string, DatedList>(StringComparer.Ordinal);
        for (var index = 0; index < nodes.Count; index++)
        {
            var list = ReadOne(MapReader.Of(nodes[index], $"lists[{index}]", bag));
            if (list.Id.Length > 0 && !lists.TryAdd(list.Id, list))
            {
                ActReader.Duplicate(
                    bag,
                    DiagnosticCodes.DuplicateId,
                    list.Location,
                    "list",
                    list.Id,
                    lists[list.Id].Location
                );
            }
        }
        return [.. lists.Values.OrderBy(list => list.Id, StringComparer.Ordinal)];
    }

    private DatedList ReadOne(MapReader map)
    {
        var id = map.RequiredId("id");
        var of = map.RequiredWord("of", Words.ListKinds);
        var list = new DatedList
        {
            Id = id,
            Title = map.RequiredText("title"),
            Term = map.Text("term"),
            Of = of < 0 ? "text" : Words.ListKinds[of],
            Cite = map.Text("cite"),
            Location = map.Location,
            Versions =
            [
                // `versions: []` says that nothing is known of the list in the period covered.
                .. map.ItemsOrNone("versions")
                    .Select(
                        (node, index) =>
                            Version(MapReader.Of(node, map.At($"versions[{index}]"), bag), id, of)
                    ),
            ],
        };
        map.Node("note");
        map.Done();
        versions.CheckOrder([.. list.Versions.Select(v => (v.From, v.Location))], $"list `{id}`");
        CheckChanges(list);
        return list;
    }

    private ListVersion Version(MapReader map, string id, int of)
    {
        var (from, act) = versions.Read(map, $"list `{id}`");
        var version = new ListVersion
        {
            From = from,
            Act = act,
            Members = map.Has("members") ? Members(map, "members", of) : null,
            Add = map.Has("add") ? Members(map, "add", of) : [],
            Remove = map.Has("remove") ? Members(map, "remove", of) : [],
            Confidence = VersionReader.Confidence(map),
            Note = map.Text("note"),
            Sources = VersionReader.Sources(map),
            Location = map.Location,
        };
        if (map.IsMapping && !map.Has("members") && !map.Has("add") && !map.Has("remove"))
        {
            bag.Error(
                DiagnosticCodes.MissingKey,
                map.Location,
                $"a version of list `{id}` changes nothing",
                "give `members`, `add` or `remove`",
                map.Path
            );
        }
        map.Done();
        return version;
    }

    private IReadOnlyList<string> Members(MapReader map, string key, int of)
    {
        var node = map.Node(key)!;
        if (node is YamlSequence { Items.Count: 0 } && key == "members")
        {
            // A list may be empty from a day on; that is said by restating it as empty.
            return [];
        }
        var members = new Dictionary<string, SourceLocation>(StringComparer.Ordinal);
        foreach (
            var (item, index) in MapReader
                .Items(node, map.At(key), bag)
                .Select((item, index) => (item, index))
        )
        {
            var path = map.At($"{key}[{index}]");
            var code = of switch
            {
                0 => Codes.Country(item, path, bag),
                1 => Codes.Quoted(item, path, bag),
                2 => Codes.Hs(item, path, bag),
                _ => map.Text(item, path),
            };
            if (code is not null && !members.TryAdd(code, item.Location))
            {
                bag.Error(
                    DiagnosticCodes.ListChange,
                    item.Location,
                    $"`{code}` is already named at {members[code]}",
                    path: path
                );
            }
        }
        return [.. members.Keys];
    }

    private void CheckChanges(DatedList list)
    {
        HashSet<string>? members = null;
        foreach (var version in list.Versions)
        {
            if (members is null && version.Members is null)
            {
                bag.Error(
                    DiagnosticCodes.ListChange,
                    version.Location,
                    $"the first version of list `{list.Id}` must give its `members`"
                );
            }
            members = version.Members is { } whole
                ? new(whole, StringComparer.Ordinal)
                : members ?? [];
            foreach (var member in version.Add.Where(member => !members.Add(member)))
            {
                bag.Error(
                    DiagnosticCodes.ListChange,
                    version.Location,
                    $"list `{list.Id}` adds `{member}`, which is a member already"
                );
            }
            foreach (var member in version.Remove.Where(member => !members.Remove(member)))
            {
                bag.Error(
                    DiagnosticCodes.ListChange,
                    version.Location,
                    $"list `{list.Id}` removes `{member}`, which is no member",
                    Suggestions.Nearest(member, members) is { } nearest
                        ? $"did you mean `{nearest}`?"
                        : null
                );
            }
        }
    }
}
