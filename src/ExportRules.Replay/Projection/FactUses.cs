using ExportRules.RuleSets;

namespace ExportRules.Replay.Projection;

/// <summary>
/// Reads from a rule set's conditions and tables what they look at. All versions count together: that keeps more apart
/// than one version would, and never too little.
/// </summary>
internal sealed class FactUses
{
    /// <summary>Facts that the stages themselves look at, beside the rules: entries, the register, the checks of the input.</summary>
    private static readonly string[] ReadByTheEngine =
    [
        BuiltInFacts.Origin,
        BuiltInFacts.Material,
        BuiltInFacts.Entries,
    ];

    private readonly RuleSet ruleSet;
    private readonly FactUse[] uses;

    public FactUses(RuleSet ruleSet)
    {
        this.ruleSet = ruleSet;
        uses = [.. ruleSet.Facts.All.Select(_ => new FactUse())];
        foreach (var version in ruleSet.Rules.SelectMany(rule => rule.Versions))
        {
            // A repealed version has no condition of its own.
            if (!version.Repealed)
            {
                Visit(version.When);
            }
        }
        foreach (var path in ruleSet.Tables.SelectMany(table => table.Keys).Concat(ReadByTheEngine))
        {
            Exact(path);
        }
    }

    public FactUse this[FactDeclaration fact] => uses[fact.Index];

    private void Visit(Condition condition)
    {
        switch (condition)
        {
            case AllCondition all:
                all.Parts.ToList().ForEach(Visit);
                break;
            case AnyCondition any:
                any.Parts.ToList().ForEach(Visit);
                break;
            case NotCondition not:
                Visit(not.Part);
                break;
            case TestCondition test:
                Visit(test);
                break;
        }
    }

    private void Visit(TestCondition test)
    {
        var fact = ruleSet.Facts.Find(test.Fact)!;
        var use = uses[fact.Index];
        use.IsUsed = true;
        if (fact.CurrencyFact is { } currency)
        {
            Exact(currency);
        }
        if (test.Operator is Operator.Given)
        {
            return;
        }
        if (fact.Type is FactType.Word or FactType.Text or FactType.Country)
        {
            CompareWithTexts(test, use);
        }
        else if (fact.Type is not (FactType.Number or FactType.Money or FactType.Date))
        {
            use.IsExact = true;
        }
        else if (test.Operand.Fact is { } other)
        {
            CompareWith(fact, ruleSet.Facts.Find(other)!);
        }
        else
        {
            use.Limits.UnionWith(test.Operand.Values.Select(Number));
        }
    }

    /// <summary>A list counts as it was written: whoever stands in the same of its versions is in it on the same days.</summary>
    private void CompareWithTexts(TestCondition test, FactUse use)
    {
        switch (test.Operator)
        {
            case Operator.Is or Operator.In:
                use.Compare(test.Operand.Values.Select(value => value.Text!));
                break;
            case Operator.InList:
                foreach (
                    var version in ruleSet
                        .Lists.First(list => list.Id == test.Operand.List)
                        .Versions
                )
                {
                    use.Compare(version.Members ?? []);
                    use.Compare(version.Add);
                    use.Compare(version.Remove);
                }
                break;
            default:
                use.IsExact = true;
                break;
        }
    }

    /// <summary>A column of a table has few values, and those are limits; any other fact makes both count exactly.</summary>
    private void CompareWith(FactDeclaration fact, FactDeclaration other)
    {
        foreach (var table in ruleSet.Tables)
        {
            for (var index = 0; index < table.Columns.Count; index++)
            {
                if ($"{table.As}.{table.Columns[index].Name}" == other.Path)
                {
                    uses[fact.Index]
                        .Limits.UnionWith(
                            table
                                .Rows.Where(row => row.Values.Count > index)
                                .Select(row => row.Values[index])
                                .Where(value => value.Kind is FactKind.Number or FactKind.Date)
                                .Select(Number)
                        );
                    return;
                }
            }
        }
        Exact(fact.Path);
        Exact(other.Path);
    }

    private void Exact(string path)
    {
        var use = uses[ruleSet.Facts.Find(path)!.Index];
        use.IsUsed = true;
        use.IsExact = true;
    }

    private static decimal Number(FactValue value) =>
        value.Kind is FactKind.Date ? value.Date.DayNumber : value.Number;
}
