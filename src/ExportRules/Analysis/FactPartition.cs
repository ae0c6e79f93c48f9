using System.Text;
using ExportRules.Compilation;
using ExportRules.Destinations;
using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>
/// The finite partition that a rule set induces: every fact that a rule of some policy versions tests, cut into the
/// classes that those rules can distinguish. Two transactions in the same classes have the same answer in each version.
/// </summary>
internal sealed class FactPartition
{
    private readonly RuleSet ruleSet;
    private readonly IReadOnlyList<PolicyVersion> versions;
    private readonly ILookup<string, TestUse> usesByFact;
    private readonly HashSet<string> testedColumns;
    private readonly Dictionary<string, FactDomain> byPath;

    private FactPartition(IReadOnlyList<PolicyVersion> versions)
    {
        this.versions = versions;
        ruleSet = versions[0].RuleSet;
        Uses = TestUse.Of(versions);
        usesByFact = Uses.ToLookup(use => use.Test.Fact, StringComparer.Ordinal);
        testedColumns = Uses.SelectMany(use => new[] { use.Test.Fact, use.Test.Operand.Fact })
            .OfType<string>()
            .Where(path => ruleSet.Facts.Find(path)!.IsDerived)
            .ToHashSet(StringComparer.Ordinal);
        var facts = VariableOrder.Of(versions, ruleSet.Facts, Uses);
        var cuts = new NumberFamilies(ruleSet, versions, Uses);
        Domains = [.. facts.Select((fact, level) => Domain(fact, level, cuts))];
        byPath = Domains.ToDictionary(domain => domain.Fact.Path, StringComparer.Ordinal);
        Items = ItemCases.Of(versions, Uses, testedColumns);
    }

    public IReadOnlyList<PolicyVersion> Versions => versions;

    public RuleSet RuleSet => ruleSet;

    public IReadOnlyList<TestUse> Uses { get; }

    /// <summary>The facts in the order of the diagrams' variables.</summary>
    public IReadOnlyList<FactDomain> Domains { get; }

    /// <summary>The ways in which an exporter can classify an item, as far as the rules tell them apart.</summary>
    public ItemCases Items { get; }

    public static FactPartition Of(params IReadOnlyList<PolicyVersion> versions) => new(versions);

    public FactDomain? Find(string path) => byPath.GetValueOrDefault(path);

    private FactDomain Domain(FactDeclaration fact, int level, NumberFamilies families)
    {
        if (fact.Type is FactType.Number or FactType.Money or FactType.Date)
        {
            var cuts = families.CutsOf(fact);
            return new(
                fact,
                level,
                [FactClass.NotSupplied, .. cuts.Classes(fact)],
                value => cuts.IndexOf(value) + 1
            );
        }
        var probe = new FactSet(ruleSet.Facts);
        string Signature(FactValue value) => SignatureOf(fact, value, probe);
        var classes = new List<(FactValue Value, List<string> Members)>();
        var bySignature = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var value in Values(fact, Signature))
        {
            var signature = Signature(value);
            if (!bySignature.TryGetValue(signature, out var index))
            {
                bySignature[signature] = index = classes.Count;
                classes.Add((value, []));
            }
            classes[index].Members.Add(value.ToString());
        }
        return new(
            fact,
            level,
            [
                FactClass.NotSupplied,
                .. classes.Select(entry => new FactClass(
                    entry.Value,
                    entry.Value.ToString(),
                    entry.Members
                )),
            ],
            value => bySignature.TryGetValue(Signature(value), out var index) ? index + 1 : -1
        );
    }

    /// <summary>What every test and every table of the versions says about a value.</summary>
    private string SignatureOf(FactDeclaration fact, FactValue value, FactSet probe)
    {
        var text = new StringBuilder();
        probe.Values[fact.Index] = value;
        foreach (var use in usesByFact[fact.Path])
        {
            text.Append((char)('0' + (int)use.Bound.Evaluate(probe)));
        }
        probe.Values[fact.Index] = default;
        if (fact.Path == BuiltInFacts.Currency)
        {
            text.Append(value.Text == CurrencyOf(ruleSet) ? '=' : '/');
        }
        foreach (var version in versions)
        {
            foreach (var table in version.Tables)
            {
                TableRows.Describe(table, fact.Path, value.Text, testedColumns, text);
            }
        }
        return text.ToString();
    }

    private static string? CurrencyOf(RuleSet ruleSet) =>
        ruleSet.Facts.All.Select(fact => fact.Currency).FirstOrDefault(code => code is not null);

    private IEnumerable<FactValue> Values(
        FactDeclaration fact,
        Func<FactValue, string> signature
    ) =>
        fact.Type switch
        {
            FactType.Boolean => [FactValue.Of(false), FactValue.Of(true)],
            FactType.Words or FactType.Texts or FactType.Countries or FactType.Entries => Sets(
                [.. Names(fact)],
                signature
            ),
            _ => Names(fact).Select(FactValue.Of),
        };

    /// <summary>
    /// A test on a set asks whether some member fits, so a set is told apart by the union of what its members answer:
    /// adding members until no new union appears reaches every class.
    /// </summary>
    private static IEnumerable<FactValue> Sets(string[] names, Func<FactValue, string> signature)
    {
        var members = names
            .GroupBy(name => signature(FactValue.Of([name])), StringComparer.Ordinal)
            .Select(group => group.First())
            .ToList();
        var found = new List<string[]> { Array.Empty<string>() };
        var seen = new HashSet<string>(StringComparer.Ordinal) { signature(FactValue.Of([])) };
        for (var next = 0; next < found.Count; next++)
        {
            foreach (var member in members)
            {
                string[] larger = [.. found[next], member];
                if (seen.Add(signature(FactValue.Of(larger))))
                {
                    found.Add(larger);
                }
            }
        }
        return found.Select(set => FactValue.Of(set));
    }

    private IEnumerable<string> Names(FactDeclaration fact)
    {
        var tested = usesByFact[fact.Path].ToList();
        var literal = tested.SelectMany(use => use.Test.Operand.Values).Select(value => value.Text);
        var listed = tested
            .Where(use => use.Test.Operand.List is not null)
            .Select(use => use.Version.Lists.GetValueOrDefault(use.Test.Operand.List!))
            .OfType<ListInForce>()
            .SelectMany(list => list.Members.Keys);
        var keys = versions
            .SelectMany(version => version.Tables)
            .SelectMany(table => table.Table.Keys.Select((key, place) => (table, key, place)))
            .Where(pair => pair.key == fact.Path)
            .SelectMany(pair => pair.table.Rows.Values.Select(row => row.Key[pair.place]));
        var named = literal
            .OfType<string>()
            .Concat(listed)
            .Concat(keys)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        return fact.Type switch
        {
            FactType.Word or FactType.Words => fact.Values,
            FactType.Country when fact.Path == BuiltInFacts.Origin => ruleSet.Origins,
            FactType.Country or FactType.Countries => CountryCodes.All,
            FactType.Entry or FactType.Entries => ItemCases.Universe(ruleSet, named),
            FactType.Hs => HsCuts.Candidates(named),
            FactType.Text when fact.Path == BuiltInFacts.Currency => named
                .Append(CurrencyOf(ruleSet) ?? "JPY")
                .Append("XTS"),
            _ => named
                .Concat(fact.Known.Keys.Order(StringComparer.Ordinal))
                .Distinct(StringComparer.Ordinal)
                .ToList()
                is var names
                ? names.Append(Other(names))
                : [],
        };
    }

    /// <summary>A text that no rule names.</summary>
    private static string Other(List<string> names)
    {
        var other = "other";
        while (names.Contains(other))
        {
            other = "an" + other;
        }
        return other;
    }
}
