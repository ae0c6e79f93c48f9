using ExportRules.RuleSets;

namespace ExportRules.Yaml;

/// <summary>
/// Lists as YAML: the members in force, each under the version that brought it, so that its day, its act and its
/// confidence stay with it.
/// </summary>
internal sealed class ListWriter(YamlBlock block, PolicyVersion version)
{
    public void Write(DatedList list)
    {
        block.Key("id", list.Id);
        block.Text("title", list.Title);
        block.Text("term", list.Term);
        block.Key("of", list.Of);
        block.Text("cite", list.Cite);
        if (!version.Lists.TryGetValue(list.Id, out var inForce))
        {
            // Rules may ask for a list that is not known on the day; the answer is then "unknown", not "no member".
            block.Key("versions", "[]");
            return;
        }
        block.Nest(
            "versions",
            () =>
            {
                var key = "members";
                foreach (var (source, members) in Groups(inForce, version))
                {
                    block.Item(() => WriteVersion(source, key, members));
                    key = "add";
                }
            }
        );
    }

    /// <summary>The members in force by the version that brought them, oldest first; never empty.</summary>
    public static IReadOnlyList<(ListVersion Version, IReadOnlyList<string> Members)> Groups(
        ListInForce list,
        PolicyVersion version
    )
    {
        var origins = new Dictionary<string, ListVersion>(StringComparer.Ordinal);
        foreach (var change in list.List.Versions.TakeWhile(change => change.From <= version.From))
        {
            if (change.Members is not null)
            {
                origins.Clear();
            }
            foreach (var member in (change.Members ?? []).Concat(change.Add))
            {
                origins[member] = change;
            }
            foreach (var member in change.Remove)
            {
                origins.Remove(member);
            }
        }
        return origins.Count == 0
            ? [(list.Latest, [])]
            :
            [
                .. origins
                    .GroupBy(pair => pair.Value, pair => pair.Key)
                    .OrderBy(group => group.Key.From)
                    .Select(group =>
                        (group.Key, (IReadOnlyList<string>)[.. group.Order(StringComparer.Ordinal)])
                    ),
            ];
    }

    private void WriteVersion(ListVersion source, string key, IReadOnlyList<string> members)
    {
        block.Key("from", YamlScalars.Day(source.From));
        block.Key("act", source.Act.Id);
        block.Key(key, YamlScalars.List(members.Select(YamlScalars.Quote)));
        block.Key("confidence", Words.Of(source.Confidence));
        block.Texts("source", source.Sources);
        block.Text("note", source.Note);
    }
}
