using ExportRules.RuleSets;
using ExportRules.Testing.Cases;

namespace ExportRules.Testing.Running;

/// <summary>Compares what is expected with what was found.</summary>
internal static class ExpectationCheck
{
    public static IEnumerable<Difference> Compare(Expectation expect, Decision decision) =>
        Compare(expect, decision, "", 0);

    public static IEnumerable<Difference> Compare(Expectation expect, OrderDecision order)
    {
        foreach (var field in expect.Fields)
        {
            string[] actual =
                field.Key.Name == ExpectationKey.Outcome ? [Words.Of(order.Outcome)]
                : order.License is { } license ? [license]
                : [];
            if (Compare(field, actual, "", 0) is { } difference)
            {
                yield return difference;
            }
        }
        foreach (var (line, index) in (expect.Lines ?? []).Select((line, index) => (line, index)))
        {
            foreach (var difference in Compare(line, order.Lines[index], $"lines[{index}].", index))
            {
                yield return difference;
            }
        }
    }

    private static IEnumerable<Difference> Compare(
        Expectation expect,
        Decision decision,
        string prefix,
        int line
    )
    {
        foreach (var field in expect.Fields)
        {
            if (Compare(field, field.Key.Actual(decision), prefix, line) is { } difference)
            {
                yield return difference;
            }
        }
    }

    private static Difference? Compare(
        ExpectedField field,
        IEnumerable<string> found,
        string prefix,
        int line
    )
    {
        var actual = found.ToHashSet(StringComparer.Ordinal);
        var holds = field.Key.Comparison switch
        {
            Comparison.Equal => actual.SetEquals(field.Values),
            Comparison.Includes => actual.IsSupersetOf(field.Values),
            _ => !actual.Overlaps(field.Values),
        };
        if (holds)
        {
            return null;
        }
        var expected = field.Values.Order(StringComparer.Ordinal).ToList();
        var differing = field.Key.Comparison switch
        {
            Comparison.Equal => actual.Except(expected).Concat(expected.Except(actual)),
            Comparison.Includes => expected.Except(actual),
            _ => expected.Intersect(actual),
        };
        var shown = field.Key.IsMap ? Statuses(actual, expected) : actual;
        return new(
            prefix + field.Key.Name,
            field.Location,
            Text(field.Key, expected),
            Text(field.Key, shown.Order(StringComparer.Ordinal)),
            [.. differing.Order(StringComparer.Ordinal)],
            line
        );
    }

    /// <summary>Of all statuses only those of the types that something is expected of.</summary>
    private static IEnumerable<string> Statuses(
        HashSet<string> actual,
        IReadOnlyList<string> expected
    ) =>
        expected
            .Select(word => word[..(word.IndexOf(':', StringComparison.Ordinal) + 1)])
            .Select(type =>
                actual.FirstOrDefault(status => status.StartsWith(type, StringComparison.Ordinal))
                ?? $"{type} (no license is required)"
            );

    private static string Text(ExpectationKey key, IEnumerable<string> values)
    {
        var text = string.Join(", ", values);
        return key.IsSingle
            ? text.Length == 0
                ? "null"
                : text
            : key.Comparison switch
            {
                Comparison.Excludes => $"none of [{text}]",
                Comparison.Includes when key.IsMap => $"{{ {text} }}",
                _ => $"[{text}]",
            };
    }
}
