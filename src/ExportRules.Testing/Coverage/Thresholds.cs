using ExportRules.Compilation;
using ExportRules.RuleSets;

namespace ExportRules.Testing.Coverage;

/// <summary>Where a value lies against the limit of a comparison.</summary>
internal static class Thresholds
{
    public static bool IsComparison(Operator operation) =>
        operation
            is Operator.Greater
                or Operator.GreaterOrEqual
                or Operator.Less
                or Operator.LessOrEqual;

    /// <summary>One unit in the last written place: 1 for 30, 0.01 for 0.25, a day for a day.</summary>
    public static decimal Step(decimal limit)
    {
        var step = 1m;
        for (var digit = 0; digit < limit.Scale; digit++)
        {
            step /= 10;
        }
        return step;
    }

    /// <summary>-1 just below, 0 at, 1 just above the limit; null where it is farther off, or either is unknown.</summary>
    public static int? Side(BoundTest test, FactSet facts)
    {
        var operand = test.Source.Operand;
        var limit = operand.Fact is { } other ? facts[other] : operand.Values[0];
        var value = test.Actual(facts);
        if (Number(value) is not { } actual || Number(limit) is not { } bound)
        {
            return null;
        }
        return Math.Abs(actual - bound) <= Step(bound) ? actual.CompareTo(bound) : null;
    }

    private static decimal? Number(FactValue value) =>
        value.Kind switch
        {
            FactKind.Number => value.Number,
            FactKind.Date => value.Date.DayNumber,
            _ => null,
        };
}
