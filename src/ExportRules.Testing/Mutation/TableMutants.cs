using ExportRules.RuleSets;
using ExportRules.Testing.Cases;
using ExportRules.Testing.Coverage;

namespace ExportRules.Testing.Mutation;

/// <summary>The mutants of the tables: a cell that some rule tests has another value, a row is not there.</summary>
internal static class TableMutants
{
    public static IEnumerable<Mutant> Of(RuleSet ruleSet)
    {
        var tests = ruleSet
            .Rules.SelectMany(rule => rule.Versions)
            .SelectMany(version => ConditionTests.Of(version.When))
            .SelectMany(test => Facts(test).Select(fact => (fact, test)))
            .ToLookup(pair => pair.fact, pair => pair.test, StringComparer.Ordinal);
        return ruleSet.Tables.SelectMany(table => Of(table, tests));
    }

    private static IEnumerable<Mutant> Of(Table table, ILookup<string, TestCondition> tests)
    {
        foreach (var row in table.Rows.Where(row => !row.Deleted))
        {
            var label = $"{table.Id}[{string.Join(", ", row.Key)}]@{Iso.Day(row.From)}";
            yield return new TableMutant($"{label}: not there", table, row, null);
            for (var index = 0; index < table.Columns.Count; index++)
            {
                var column = table.Columns[index];
                var tested = tests[$"{table.As}.{column.Name}"].ToList();
                if (tested.Count > 0)
                {
                    foreach (var value in Values(table, index, row.Values[index], tested))
                    {
                        var values = row.Values.ToArray();
                        values[index] = value;
                        yield return new TableMutant(
                            $"{label}: {column.Name} becomes {(value.IsSupplied ? value : "empty")}",
                            table,
                            row,
                            row with
                            {
                                Values = values,
                            }
                        );
                    }
                }
            }
        }
    }

    private static IEnumerable<FactValue> Values(
        Table table,
        int column,
        FactValue value,
        IReadOnlyList<TestCondition> tests
    )
    {
        switch (value.Kind)
        {
            case FactKind.Number:
                yield return FactValue.Of(value.Number - Thresholds.Step(value.Number));
                yield return FactValue.Of(value.Number + Thresholds.Step(value.Number));
                break;
            case FactKind.Boolean:
                yield return FactValue.Of(!value.Boolean);
                break;
            case FactKind.Text:
                if (OtherWord(table, column, value.Text!, tests) is { } word)
                {
                    yield return FactValue.Of(word);
                }
                break;
        }
    }

    /// <summary>
    /// The word of the column that the most tests tell from this one, the next in order where several are alike; null
    /// where no test does, because then it would be the same law.
    /// </summary>
    private static string? OtherWord(
        Table table,
        int column,
        string word,
        IReadOnlyList<TestCondition> tests
    )
    {
        var words = table
            .Rows.Select(row => row.Deleted ? null : row.Values[column].Text)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        var own = words.IndexOf(word);
        var (other, telling) = words
            .Skip(own + 1)
            .Concat(words.Take(own))
            .Select(other =>
                (other, telling: tests.Count(test => Names(test, other) != Names(test, word)))
            )
            .MaxBy(pair => pair.telling);
        return telling == 0 ? null : other;
    }

    private static bool Names(TestCondition test, string word) =>
        test.Operand.Values.Contains(FactValue.Of(word));

    private static IEnumerable<string> Facts(TestCondition test) =>
        test.Operand.Fact is { } other ? [test.Fact, other] : [test.Fact];
}
