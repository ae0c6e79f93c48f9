using ExportRules.RuleSets;

namespace ExportRules.Yaml;

/// <summary>Declared facts as YAML.</summary>
internal sealed class FactWriter(YamlBlock block, RuleSet ruleSet)
{
    public void Write(FactDeclaration fact)
    {
        block.Key("path", fact.Path);
        // A built-in fact is declared only to give names that the rule set knows.
        if (BuiltInFacts.All.All(builtIn => builtIn.Path != fact.Path))
        {
            WriteType(fact);
        }
        if (fact.Known.Count > 0)
        {
            block.Nest(
                "known",
                () =>
                {
                    foreach (
                        var (name, aliases) in fact.Known.OrderBy(
                            pair => pair.Key,
                            StringComparer.Ordinal
                        )
                    )
                    {
                        block.Key(
                            YamlScalars.Inline(name),
                            YamlScalars.List(aliases.Select(YamlScalars.Quote))
                        );
                    }
                }
            );
        }
    }

    private void WriteType(FactDeclaration fact)
    {
        block.Key("type", Words.Of(fact.Type));
        block.Text("unit", fact.Unit);
        block.Key("min", fact.Min is { } min ? YamlScalars.Number(min) : null);
        block.Key("max", fact.Max is { } max ? YamlScalars.Number(max) : null);
        block.Key(
            "values",
            fact.Values.Count > 0 ? YamlScalars.List(fact.Values.Select(YamlScalars.Inline)) : null
        );
        block.Key("currency", fact.CurrencyFact);
        block.Key(
            "in",
            fact.Currency is { } currency && currency != ruleSet.Currency
                ? YamlScalars.Quote(currency)
                : null
        );
        block.Text("meaning", fact.Meaning);
    }
}
