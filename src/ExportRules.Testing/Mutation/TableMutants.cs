using ExportRules.RuleSets;
using ExportRules.Testing.Cases;
using ExportRules.Testing.Coverage;

namespace ExportRules.Testing.Mutation;

/// <summary>The mutants of the tables: a cell that some rule tests has another value, a row is not there.</summary>
internal static class TableMutants
{
    public static IEnumerable<Mutant> Of(RuleSet ruleSet)
    {
        var tested = ruleSet
            .Rules.SelectMany(rule => rule.Versions)
            .SelectMany(version => Facts(version.When))
            .ToHashSet(StringComparer.Ordinal);
        return ruleSet.Tables.SelectMany(table => Of(table, tested));
    }

    private static IEnumerable<Mutant> Of(Table table, HashSet<string> tested)
    {
        foreach (var row in table.Rows.Where(row => !row.Deleted))
        {
            var label = $"{table.Id}[{string.Join(", ", row.Key)}]@{Iso.Day(row.From)}";
            yield return new TableMutant($"{label}: not there", table, row, null);
            for (var index = 0; index < table.Columns.Count; index++)
            {
                var column = table.Columns[index];
                if (tested.Contains($"{table.As}.{column.Name}"))
                {
                    foreach (var value in Values(table, index, row.Values[index]))
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

    private static IEnumerable<FactValue> Values(Table table, int column, FactValue value)
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
                // The next word that the column knows, so that each row changes to something else.
                var words = table
                    .Rows.Select(row => row.Deleted ? null : row.Values[column].Text)
                    .OfType<string>()
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal)
                    .ToList();
                if (words.Count > 1)
                {
                    yield return FactValue.Of(
                        words[(words.IndexOf(value.Text!) + 1) % words.Count]
                    );
                }
                break;
        }
    }

    private static IEnumerable<string> Facts(Condition condition) =>
        condition switch
        {
            AllCondition all => all.Parts.SelectMany(Facts),
            AnyCondition any => any.Parts.SelectMany(Facts),
            NotCondition not => Facts(not.Part),
            TestCondition test => test.Operand.Fact is { } other ? [test.Fact, other] : [test.Fact],
            _ => [],
        };
}
