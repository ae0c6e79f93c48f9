using ExportRules.Destinations;
using ExportRules.RuleSets;

namespace ExportRules.Formatting;

/// <summary>Conditions and conclusions in words, for a reader of the law.</summary>
internal sealed class ConditionWords(RuleSet ruleSet)
{
    /// <summary>The condition as lines, each with its depth below the first.</summary>
    public IEnumerable<(int Depth, string Text)> Lines(Condition condition, int depth = 0)
    {
        switch (condition)
        {
            case AllCondition all:
                return Group("all of these hold:", [.. Flat(all)], depth);
            case AnyCondition any:
                return Group("at least one of these holds:", any.Parts, depth);
            case NotCondition { Part: TestCondition part }:
                return [(depth, $"not: {Test(part)}")];
            case NotCondition not:
                return Group("not:", [not.Part], depth);
            case TestCondition test:
                return [(depth, Test(test))];
            default:
                return [(depth, "always")];
        }
    }

    /// <summary>What the rule concludes.</summary>
    public string Conclusion(Conclusion conclusion) =>
        conclusion.Kind switch
        {
            ConclusionKind.Classify => $"the item falls under entry {conclusion.Values[0]}",
            ConclusionKind.Require => $"a license is necessary: {Bases(conclusion)}",
            ConclusionKind.Refuse => $"approval is refused in principle: {Bases(conclusion)}",
            ConclusionKind.Clear => $"nothing makes a license necessary under: {Bases(conclusion)}",
            ConclusionKind.Exempt =>
                $"no license is necessary under: {Bases(conclusion)}; the exemption is called {conclusion.As}",
            ConclusionKind.Offer => $"available: {Licenses(conclusion)}",
            ConclusionKind.Withdraw => $"not available: {Licenses(conclusion)}",
            _ =>
                $"the exporter must also ({conclusion.ObligationKind}): {conclusion.ObligationText}",
        };

    /// <summary>A member of a list or an operand, a country with its name.</summary>
    public static string Country(string code) =>
        CountryCodes.EnglishName(code) is { } name ? $"{code} {name}" : code;

    // Several tests on one fact are an `all` within an `all`; the reader need not see that.
    private static IEnumerable<Condition> Flat(AllCondition all) =>
        all.Parts.SelectMany(part => part is AllCondition inner ? Flat(inner) : [part]);

    private IEnumerable<(int, string)> Group(
        string title,
        IReadOnlyList<Condition> parts,
        int depth
    ) => parts.SelectMany(part => Lines(part, depth + 1)).Prepend((depth, title));

    private string Test(TestCondition test)
    {
        var fact = ruleSet.Facts.Find(test.Fact);
        if (test.Operator is Operator.Given)
        {
            return $"{test.Fact} is {(test.Operand.Values[0].Boolean ? "" : "not ")}supplied";
        }
        var phrase = test.Operator switch
        {
            Operator.Is => "is",
            Operator.In => "is one of",
            Operator.InList => "is in the list",
            Operator.Within => "is, or lies under,",
            Operator.Greater => "is more than",
            Operator.GreaterOrEqual => "is at least",
            Operator.Less => "is less than",
            _ => "is at most",
        };
        return $"{test.Fact} {phrase} {Operand(test.Operand, fact)}";
    }

    private string Operand(Operand operand, FactDeclaration? fact)
    {
        if (operand.List is { } id)
        {
            var title = ruleSet.Lists.FirstOrDefault(list => list.Id == id)?.Title;
            return title is null ? id : $"{id} ({title})";
        }
        if (operand.Fact is { } other)
        {
            return $"the value of {other}";
        }
        var isCountry = fact?.Type is FactType.Country or FactType.Countries;
        var unit =
            fact?.Type is FactType.Money ? fact.Currency
            : fact?.Type is FactType.Number ? fact.Unit
            : null;
        var values = operand.Values.Select(value =>
            isCountry ? Country(value.ToString()) : value.ToString()
        );
        return string.Join(", ", values) + (unit is null ? "" : " " + unit);
    }

    private string Bases(Conclusion conclusion) =>
        string.Join(
            "; ",
            conclusion.Values.Select(id =>
                ruleSet.Bases.FirstOrDefault(basis => basis.Id == id)?.Title ?? id
            )
        );

    private string Licenses(Conclusion conclusion) =>
        string.Join(
            "; ",
            conclusion.Values.Select(id =>
                ruleSet.LicenseTypes.FirstOrDefault(type => type.Id == id)?.Title ?? id
            )
        );
}
