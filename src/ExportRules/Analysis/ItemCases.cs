using System.Text;
using ExportRules.Compilation;
using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>One way in which the exporter's own classification can be given.</summary>
/// <param name="Entries">The value of <c>item.entries</c>; missing, empty, or one entry.</param>
/// <param name="Label">It in words.</param>
/// <param name="Members">The entries for which this case stands.</param>
internal sealed record ItemCase(FactValue Entries, string Label, IReadOnlyList<string> Members)
{
    public string? Entry => Entries.Members is [var entry] ? entry : null;
}

/// <summary>
/// The exporter's classifications that the rules can tell apart. An item with several entries is decided once for
/// each, and the strictest counts; so the cases of one entry carry every difference.
/// </summary>
internal sealed class ItemCases
{
    private readonly Func<string, string> signature;
    private readonly Dictionary<string, string> representative = new(StringComparer.Ordinal);

    private ItemCases(IEnumerable<string> universe, Func<string, string> signature)
    {
        this.signature = signature;
        var groups = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var entry in universe)
        {
            var key = signature(entry);
            if (!groups.TryGetValue(key, out var members))
            {
                groups[key] = members = [];
                representative[key] = entry;
            }
            members.Add(entry);
        }
        All =
        [
            new(default, "not supplied", []),
            new(FactValue.Of([]), "not listed", []),
            .. groups.Values.Select(members => new ItemCase(
                FactValue.Of([members[0]]),
                members[0],
                members
            )),
        ];
    }

    public IReadOnlyList<ItemCase> All { get; }

    /// <summary>The entry that stands for a class of entries.</summary>
    public string Representative(string entry) =>
        representative.GetValueOrDefault(signature(entry), entry);

    public ItemCase? Find(string entry) =>
        All.FirstOrDefault(item => item.Entry == Representative(entry));

    public static ItemCases Of(
        IReadOnlyList<PolicyVersion> versions,
        IReadOnlyList<TestUse> uses,
        HashSet<string> testedColumns
    )
    {
        var ruleSet = versions[0].RuleSet;
        var targets = versions
            .SelectMany(version => version.Rules)
            .Where(rule => rule.Version.Then!.Kind is ConclusionKind.Classify)
            .Select(rule => rule.Version.Then!.Values[0])
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var tests = uses.Where(use => use.Test.Fact is BuiltInFacts.Entry or BuiltInFacts.Entries)
            .ToList();
        var named = tests
            .SelectMany(use =>
                use.Test.Operand.Values.Select(value => value.Text)
                    .OfType<string>()
                    .Concat(
                        use.Test.Operand.List is { } id
                        && use.Version.Lists.GetValueOrDefault(id) is { } list
                            ? list.Members.Keys
                            : []
                    )
            )
            .Concat(targets)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        var registers = versions.Select(CandidateRegister.Of).ToList();
        var probe = new FactSet(ruleSet.Facts);
        return new(
            Universe(ruleSet, named),
            entry =>
            {
                var text = new StringBuilder();
                foreach (var use in tests)
                {
                    probe.Values[use.Fact.Index] =
                        use.Test.Fact == BuiltInFacts.Entry
                            ? FactValue.Of(entry)
                            : FactValue.Of([entry]);
                    text.Append((char)('0' + (int)use.Bound.Evaluate(probe)));
                    probe.Values[use.Fact.Index] = default;
                }
                foreach (var register in registers)
                {
                    text.Append(register.IsInForce(entry) ? 'f' : '-');
                    text.Append(register.IsResidual(entry) ? 'r' : '-');
                }
                foreach (var version in versions)
                {
                    foreach (var table in version.Tables)
                    {
                        TableRows.Describe(table, BuiltInFacts.Entry, entry, testedColumns, text);
                    }
                }
                // What a rule classifies as stands alone: its certainty is found in two ways.
                return targets.Contains(entry) ? $"{text}:{entry}" : text.ToString();
            }
        );
    }

    /// <summary>The entries there are: the register's, or where there is none those that rules name, one below each, and another.</summary>
    public static IEnumerable<string> Universe(RuleSet ruleSet, IEnumerable<string> named)
    {
        if (ruleSet.Register.Table is not null)
        {
            return ruleSet.Register.Entries.Order(StringComparer.Ordinal);
        }
        var names = named.ToList();
        return names
            .Concat(names.Select(name => name + "(99)"))
            .Append("other")
            .Distinct(StringComparer.Ordinal);
    }
}
