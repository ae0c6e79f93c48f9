using ExportRules.RuleSets;

namespace ExportRules.Yaml;

/// <summary>Conditions as YAML, with the structure they were read with.</summary>
internal sealed class ConditionWriter(YamlBlock block, FactCatalog facts)
{
    public void Write(Condition condition)
    {
        switch (condition)
        {
            case AllCondition all:
                Parts("all", all.Parts);
                break;
            case AnyCondition any:
                Parts("any", any.Parts);
                break;
            case NotCondition not:
                block.Nest("not", () => Write(not.Part));
                break;
            case TestCondition test:
                block.Line($"{test.Fact}: {{ {Operator(test.Operator)}: {Operand(test)} }}");
                break;
            default:
                block.Line("always: true");
                break;
        }
    }

    private void Parts(string key, IReadOnlyList<Condition> parts) =>
        block.Nest(
            key,
            () =>
            {
                foreach (var part in parts)
                {
                    block.Item(() => Write(part));
                }
            }
        );

    // The comparison signs begin a block of text in YAML.
    private static string Operator(Operator operation)
    {
        var word = Words.Of(operation);
        return char.IsAsciiLetter(word[0]) ? word : YamlScalars.Quote(word);
    }

    private string Operand(TestCondition test)
    {
        var operand = test.Operand;
        if (operand.List is { } list)
        {
            return list;
        }
        if (operand.Fact is { } other)
        {
            return $"{{ fact: {other} }}";
        }
        var type =
            test.Operator is RuleSets.Operator.Given
                ? FactType.Boolean
                : facts.Find(test.Fact)!.Type;
        var values = operand.Values.Select(value => YamlScalars.Value(value, type)).ToList();
        return test.Operator is RuleSets.Operator.In || values.Count != 1
            ? YamlScalars.List(values)
            : values[0];
    }
}
