using ExportRules.RuleSets;

namespace ExportRules.Tests.Generated;

/// <summary>
/// For each fact that a transaction can supply, the values at which some rule changes its mind: thresholds with both
/// neighbors, every named word and code, members of lists and outsiders, days of change with the days around them.
/// </summary>
internal sealed class FactPools
{
    private static readonly string[] Countries =
    [
        "KR",
        "US",
        "CN",
        "KP",
        "TW",
        "HK",
        "JP",
        "RU",
        "BY",
        "IR",
        "AF",
        "IN",
        "SG",
        "BR",
    ];
    private static readonly decimal[] Around = [-1, -0.0001m, 0, 0, 0.0001m, 1];

    private readonly RuleSet ruleSet;
    private readonly ILookup<string, TestCondition> tests;

    public FactPools(RuleSet ruleSet)
    {
        this.ruleSet = ruleSet;
        tests = ruleSet
            .Rules.SelectMany(rule => rule.Versions)
            .SelectMany(version => Tests(version.When))
            .ToLookup(test => test.Fact, StringComparer.Ordinal);
        GivenFacts = tests
            .Where(group => group.Any(test => test.Operator is Operator.Given))
            .Select(group => group.Key)
            .ToHashSet(StringComparer.Ordinal);
        Pools = ruleSet
            .Facts.All.Where(fact => !fact.IsDerived)
            .ToDictionary(fact => fact.Path, Pool, StringComparer.Ordinal);
    }

    public IReadOnlyDictionary<string, IReadOnlyList<FactValue>> Pools { get; }

    /// <summary>Facts whose mere absence some rule tests.</summary>
    public IReadOnlySet<string> GivenFacts { get; }

    private static IEnumerable<TestCondition> Tests(Condition condition) =>
        condition switch
        {
            AllCondition all => all.Parts.SelectMany(Tests),
            AnyCondition any => any.Parts.SelectMany(Tests),
            NotCondition not => Tests(not.Part),
            TestCondition test => [test],
            _ => [],
        };

    private IReadOnlyList<FactValue> Pool(FactDeclaration fact) => [.. Values(fact).Distinct()];

    private IEnumerable<FactValue> Values(FactDeclaration fact)
    {
        var named = tests[fact.Path].SelectMany(test => test.Operand.Values);
        switch (fact.Type)
        {
            case FactType.Boolean:
                return [FactValue.Of(true), FactValue.Of(false)];
            case FactType.Word:
                return fact.Values.Select(FactValue.Of);
            case FactType.Words:
                return
                [
                    .. fact.Values.Select(word => FactValue.Of([word])),
                    FactValue.Of(fact.Values),
                    FactValue.Of(Array.Empty<string>()),
                ];
            case FactType.Number:
                return Numbers(
                    fact,
                    named.Where(v => v.Kind is FactKind.Number).Select(v => v.Number)
                );
            case FactType.Money:
                return Numbers(
                    fact,
                    named
                        .Where(v => v.Kind is FactKind.Number)
                        .Select(v => v.Number)
                        .Concat(TableNumbers())
                );
            case FactType.Date:
                return ruleSet
                    .Versions.SelectMany(version =>
                        Enumerable.Range(-1, 3).Select(version.From.AddDays)
                    )
                    .Where(day => day >= ruleSet.Start)
                    .Select(FactValue.Of);
            case FactType.Country:
                return fact.Path == "origin"
                    ? ruleSet.Origins.Select(FactValue.Of)
                    : Countries.Select(FactValue.Of);
            case FactType.Countries:
                return
                [
                    FactValue.Of(Array.Empty<string>()),
                    .. Countries.Select(country => FactValue.Of([country])),
                    FactValue.Of(["HK", "KP"]),
                ];
            case FactType.Entries:
                return Entries();
            case FactType.Hs:
                return HsCodes().Select(FactValue.Of);
            case FactType.Texts:
                return [FactValue.Of(["meti-end-user-list"])];
            default:
                return fact.Path == "item.currency"
                    ?
                    [
                        FactValue.Of("JPY"),
                        FactValue.Of("JPY"),
                        FactValue.Of("JPY"),
                        FactValue.Of("USD"),
                    ]
                    : fact
                        .Known.Keys.Append("unobtainium")
                        .Order(StringComparer.Ordinal)
                        .Select(FactValue.Of);
        }
    }

    private static IEnumerable<FactValue> Numbers(FactDeclaration fact, IEnumerable<decimal> limits)
    {
        var all = limits
            .Append(0)
            .Append(100)
            .Distinct()
            .SelectMany(limit => Around.Select(step => limit + step));
        // A count has no fractions.
        var whole = fact.Path == "exporter.licensesToSameBuyer";
        return all.Where(number =>
                !(number < fact.Min)
                && !(number > fact.Max)
                && (!whole || decimal.IsInteger(number))
            )
            .Select(FactValue.Of);
    }

    private IEnumerable<decimal> TableNumbers() =>
        ruleSet
            .Tables.SelectMany(table => table.Rows)
            .SelectMany(row => row.Values)
            .Where(value => value.Kind is FactKind.Number)
            .Select(value => value.Number)
            .Distinct();

    private IEnumerable<FactValue> Entries()
    {
        var register = ruleSet.Register.Entries.Order(StringComparer.Ordinal).ToList();
        string[] telling =
        [
            "3(1)",
            "5(17)",
            "7(19)",
            "7(16)",
            "16",
            "16(1)",
            "16(2)",
            "none",
            "1(1)",
            "3(2)",
            "9(7)",
            "15(1)",
        ];
        var known = telling.Where(register.Contains).ToList();
        return
        [
            FactValue.Of(Array.Empty<string>()),
            .. known.Select(entry => FactValue.Of([entry])),
            .. register.Select(entry => FactValue.Of([entry])),
            FactValue.Of(["3(1)", "7(19)"]),
            FactValue.Of(["7(19)", "16"]),
        ];
    }

    private IEnumerable<string> HsCodes() =>
        ruleSet
            .Lists.Where(list => list.Of == "hs")
            .SelectMany(list => list.Versions)
            .SelectMany(version => (version.Members ?? []).Concat(version.Add))
            .SelectMany(member => member.Split('-'))
            .Select(code => code.Replace(".", "", StringComparison.Ordinal))
            .Where(code => code.Length % 2 == 0)
            .SelectMany(code => new[] { code, code[..2], (code + "0000")[..6] })
            .Append("0101");
}
