using System.Globalization;
using ExportRules.RuleSets;
using ExportRules.Testing.Coverage;

namespace ExportRules.Testing.Mutation;

/// <summary>Every small change of a condition: an operator, a threshold, a member of a set.</summary>
/// <remarks>
/// A test that is left out is no mutant: whoever leaves one out of an <c>all</c> is noticed by exactly the cases that
/// coverage asks for, those that turn on the test.
/// </remarks>
internal static class ConditionChanges
{
    /// <summary>The changed whole, with what is changed where.</summary>
    public static IEnumerable<(Condition Changed, SourceLocation Location, string Text)> Of(
        Condition condition
    ) =>
        condition switch
        {
            AllCondition all => Parts(
                all.Parts,
                "all",
                parts => all with { Parts = parts },
                new AnyCondition(all.Parts) { Location = all.Location }
            ),
            AnyCondition any => Parts(
                any.Parts,
                "any",
                parts => any with { Parts = parts },
                new AllCondition(any.Parts) { Location = any.Location }
            ),
            NotCondition not => Of(not.Part)
                .Select(change =>
                    ((Condition)(not with { Part = change.Changed }), change.Location, change.Text)
                )
                .Append(
                    (not.Part, not.Location, $"not ({ConditionText.Of(not.Part)}) loses its `not`")
                ),
            TestCondition test => Test(test),
            _ => [],
        };

    private static IEnumerable<(Condition, SourceLocation, string)> Parts(
        IReadOnlyList<Condition> parts,
        string word,
        Func<IReadOnlyList<Condition>, Condition> with,
        Condition swapped
    )
    {
        for (var index = 0; index < parts.Count; index++)
        {
            foreach (var (changed, location, text) in Of(parts[index]))
            {
                var all = parts.ToArray();
                all[index] = changed;
                yield return (with(all), location, text);
            }
        }
        if (parts.Count > 1)
        {
            yield return (
                swapped,
                swapped.Location,
                $"`{word}` of `{Shorten(ConditionText.Of(parts[0]))}` swapped with `{(word == "all" ? "any" : "all")}`"
            );
        }
    }

    private static IEnumerable<(Condition, SourceLocation, string)> Test(TestCondition test)
    {
        var text = ConditionText.Of(test);
        if (Boundary(test.Operator) is { } swapped)
        {
            yield return (
                test with
                {
                    Operator = swapped,
                },
                test.Location,
                $"`{text}` becomes `{Words.Of(swapped)}`"
            );
            foreach (var change in Limits(test, text))
            {
                yield return change;
            }
        }
        else if (test.Operator is Operator.Given)
        {
            yield return (
                test with
                {
                    Operand = new() { Values = [FactValue.Of(!test.Operand.Values[0].Boolean)] },
                },
                test.Location,
                $"`{text}` turned round"
            );
        }
        else if (test.Operand.Values.Count > 1)
        {
            foreach (var value in test.Operand.Values)
            {
                yield return (
                    test with
                    {
                        Operand = new()
                        {
                            Values = [.. test.Operand.Values.Where(other => other != value)],
                        },
                    },
                    test.Location,
                    $"`{Shorten(text)}` loses {value}"
                );
            }
        }
    }

    private static IEnumerable<(Condition, SourceLocation, string)> Limits(
        TestCondition test,
        string text
    )
    {
        if (test.Operand.Values is not [{ Kind: FactKind.Number or FactKind.Date } limit])
        {
            yield break;
        }
        foreach (var direction in new[] { -1, 1 })
        {
            var moved =
                limit.Kind is FactKind.Date
                    ? FactValue.Of(limit.Date.AddDays(direction))
                    : FactValue.Of(limit.Number + direction * Thresholds.Step(limit.Number));
            yield return (
                test with
                {
                    Operand = new() { Values = [moved] },
                },
                test.Location,
                string.Create(CultureInfo.InvariantCulture, $"`{text}` becomes {moved}")
            );
        }
    }

    private static Operator? Boundary(Operator operation) =>
        operation switch
        {
            Operator.Greater => Operator.GreaterOrEqual,
            Operator.GreaterOrEqual => Operator.Greater,
            Operator.Less => Operator.LessOrEqual,
            Operator.LessOrEqual => Operator.Less,
            _ => null,
        };

    private static string Shorten(string text) =>
        text.Length <= 100 ? text : string.Concat(text.AsSpan(0, 97), "...");
}
