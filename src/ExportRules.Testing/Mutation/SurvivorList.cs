using ExportRules.Testing.Cases;
using ExportRules.Yaml;

namespace ExportRules.Testing.Mutation;

/// <summary>
/// <c>tests/survivors.yaml</c>: mutants that no case can or need kill, each with its reason. An entry that names no
/// mutant, or one that a case kills, is an error: the list stays as short as it can be.
/// </summary>
internal sealed class SurvivorList
{
    private readonly Dictionary<string, (string Reason, SourceLocation Location)> accepted = new(
        StringComparer.Ordinal
    );

    public static SurvivorList Read(string root, DiagnosticBag bag)
    {
        var list = new SurvivorList();
        var name = $"{CaseFolder.Name}/{CaseFolder.Survivors}";
        var path = Path.Combine(root, CaseFolder.Name, CaseFolder.Survivors);
        if (
            File.Exists(path)
            && RuleSetFolder.ReadFile(path, name, bag) is { } file
            && YamlTextReader.Decode(file.Content.ToArray(), name, bag) is { } text
            && YamlReader.Read(text, name, bag) is { } node
        )
        {
            var map = MapReader.Of(node, "", bag);
            foreach (var (key, value) in map.Entries)
            {
                if (map.Text(value, key.Value) is { } reason)
                {
                    list.accepted[key.Value] = (reason, key.Location);
                }
            }
        }
        return list;
    }

    public string? Reason(string mutant) =>
        accepted.TryGetValue(mutant, out var found) ? found.Reason : null;

    public void Check(IReadOnlyDictionary<string, bool> killed, bool isWhole, DiagnosticBag bag)
    {
        foreach (var (mutant, (_, location)) in accepted)
        {
            if (!killed.TryGetValue(mutant, out var isKilled))
            {
                bag.Error(
                    DiagnosticCodes.StaleSurvivor,
                    location,
                    $"there is no mutant `{mutant}`",
                    RuleSets.Suggestions.Nearest(mutant, killed.Keys) is { } nearest
                        ? $"did you mean `{nearest}`?"
                        : "the rule has changed; remove the entry"
                );
            }
            else if (isKilled && isWhole)
            {
                bag.Error(
                    DiagnosticCodes.StaleSurvivor,
                    location,
                    $"mutant `{mutant}` is killed",
                    "remove the entry"
                );
            }
        }
    }
}
