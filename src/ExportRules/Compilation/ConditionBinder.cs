using ExportRules.RuleSets;

namespace ExportRules.Compilation;

/// <summary>Looks up the facts and lists of a condition in one policy version.</summary>
internal sealed class ConditionBinder(PolicyVersion version)
{
    private readonly FactCatalog facts = version.RuleSet.Facts;

    public RuleSet RuleSet => version.RuleSet;

    /// <summary>Whether a list is the very same in another version, so that a test on it need not be bound again.</summary>
    public bool HasSameList(string id, PolicyVersion other) =>
        ReferenceEquals(version.Lists.GetValueOrDefault(id), other.Lists.GetValueOrDefault(id));

    public BoundCondition Bind(Condition condition) =>
        condition switch
        {
            AllCondition all => new BoundAll([.. all.Parts.Select(Bind)]),
            AnyCondition any => new BoundAny([.. any.Parts.Select(Bind)]),
            NotCondition not => new BoundNot(Bind(not.Part)),
            TestCondition test => Bind(test, facts.Find(test.Fact)!),
            _ => BoundAlways.Instance,
        };

    private BoundCondition Bind(TestCondition test, FactDeclaration fact)
    {
        switch (test.Operator)
        {
            case Operator.Given:
                return new GivenTest(test, fact);
            case Operator.InList when !version.Lists.ContainsKey(test.Operand.List!):
                return new UnknownListTest(test, fact, version.Id);
            case Operator.InList:
                return BindList(test, fact, version.Lists[test.Operand.List!]);
            case Operator.Within when fact.Type is FactType.Hs:
            case Operator.Is or Operator.In when fact.Type is FactType.Hs:
                return new HsTest(test, fact, Texts(test), null);
            case Operator.Within:
                return new EntryTest(test, fact, Texts(test), null);
            case Operator.Is or Operator.In:
                return fact.Path == BuiltInFacts.Bases
                    ? new BasesTest(test, fact)
                    : new MemberTest(test, fact);
            default:
                return new CompareTest(
                    test,
                    fact,
                    test.Operand.Fact is { } path ? facts.Find(path) : null,
                    fact is { Type: FactType.Money, CurrencyFact: { } currency, Currency: not null }
                        ? facts.IndexOf(currency)
                        : -1
                );
        }
    }

    private static BoundTest BindList(TestCondition test, FactDeclaration fact, ListInForce list) =>
        list.List.Of switch
        {
            "hs" => new HsTest(test, fact, [.. list.Members.Keys], list),
            "entry" => new EntryTest(
                test,
                fact,
                [.. list.Members.Keys.Order(StringComparer.Ordinal)],
                list
            ),
            _ => new ListTest(test, fact, list),
        };

    private static string[] Texts(TestCondition test) =>
        [.. test.Operand.Values.Select(value => value.Text!)];
}
