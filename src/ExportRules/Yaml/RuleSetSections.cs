using ExportRules.RuleSets;

namespace ExportRules.Yaml;

/// <summary>The parsed files of a rule set, sorted into what they hold.</summary>
internal sealed class RuleSetSections
{
    private static readonly string[] RootKeys = ["acts", "lists", "tables", "rules"];

    public (YamlMapping Node, string File)? Header { get; private set; }

    /// <summary>Whether a file could not be read: what the others say about its content cannot be judged.</summary>
    public bool HasUnreadable { get; private set; }

    public List<YamlNode> Acts { get; } = [];

    public List<YamlNode> Lists { get; } = [];

    public List<YamlNode> Tables { get; } = [];

    /// <summary>Each rule's node with the stage of its folder; null in a single file.</summary>
    public List<(YamlNode Node, Stage? Folder)> Rules { get; } = [];

    public static RuleSetSections Of(IReadOnlyList<RuleFile> files, bool single, DiagnosticBag bag)
    {
        // Parsing is most of a load, and no file depends on another: each has a bag of its own until all are read.
        var parsed = new (YamlNode? Root, DiagnosticBag Found)[files.Count];
        Parallel.For(
            0,
            files.Count,
            index =>
            {
                var found = new DiagnosticBag();
                parsed[index] = (Parse(files[index], found), found);
            }
        );
        var sections = new RuleSetSections();
        for (var index = 0; index < files.Count; index++)
        {
            bag.Add(parsed[index].Found);
            if (parsed[index].Root is { } root)
            {
                sections.Add(root, files[index].Path, single, bag);
            }
            else
            {
                sections.HasUnreadable = true;
            }
        }
        return sections;
    }

    private static YamlNode? Parse(RuleFile file, DiagnosticBag bag) =>
        YamlTextReader.Decode(file.Content.ToArray(), file.Path, bag) is { } text
            ? YamlReader.Read(text, file.Path, bag)
            : null;

    private void Add(YamlNode root, string file, bool single, DiagnosticBag bag)
    {
        var folder = file.Contains('/', StringComparison.Ordinal)
            ? file[..file.IndexOf('/', StringComparison.Ordinal)]
            : "";
        if (file.EndsWith(".yml", StringComparison.OrdinalIgnoreCase))
        {
            bag.Error(
                DiagnosticCodes.WrongFolder,
                new(file, 1, 1),
                $"`{file}` is not read",
                "name it .yaml"
            );
        }
        else if (single || file == "ruleset.yaml")
        {
            AddHeader(root, file, bag);
        }
        else if (file == "acts.yaml")
        {
            Acts.AddRange(MapReader.Items(root, "", bag));
        }
        else if (folder == "lists")
        {
            Lists.AddRange(MapReader.Items(root, "", bag));
        }
        else if (folder == "tables")
        {
            Tables.AddRange(root is YamlSequence ? MapReader.Items(root, "", bag) : [root]);
        }
        else if (Array.IndexOf(Words.Stages, folder) is >= 0 and var stage)
        {
            Rules.AddRange(MapReader.Items(root, "", bag).Select(rule => (rule, (Stage?)stage)));
        }
        else
        {
            bag.Error(
                DiagnosticCodes.WrongFolder,
                new(file, 1, 1),
                $"`{file}` has no place in a rule set and would be lost",
                "folders: lists, tables, " + string.Join(", ", Words.Stages)
            );
        }
    }

    private void AddHeader(YamlNode root, string file, DiagnosticBag bag)
    {
        if (root is not YamlMapping mapping)
        {
            bag.Error(
                DiagnosticCodes.WrongShape,
                root.Location,
                $"expected a rule set, found {MapReader.Describe(root)}",
                "begin with `rule-set: name`"
            );
            return;
        }
        Header = (mapping, file);
        foreach (var (key, value) in mapping.Entries)
        {
            if (Array.IndexOf(RootKeys, key.Value) < 0)
            {
                continue;
            }
            var items = MapReader.Items(value, key.Value, bag);
            switch (key.Value)
            {
                case "acts":
                    Acts.AddRange(items);
                    break;
                case "lists":
                    Lists.AddRange(items);
                    break;
                case "tables":
                    Tables.AddRange(items);
                    break;
                default:
                    Rules.AddRange(items.Select(rule => (rule, (Stage?)null)));
                    break;
            }
        }
    }

    public static void MarkUsed(MapReader header)
    {
        foreach (var key in RootKeys)
        {
            header.MarkUsed(key);
        }
    }
}
