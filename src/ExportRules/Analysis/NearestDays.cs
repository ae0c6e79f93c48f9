using ExportRules.Compilation;
using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>
/// The days nearest to another on which an answer is another. Between two neighboring days of its calendar no law begins
/// and no rule's date falls, so that looking at those days is looking at all.
/// </summary>
internal sealed class NearestDays
{
    private readonly SortedSet<DateOnly> calendar = [];

    /// <summary>The calendar of a rule set for a transaction.</summary>
    /// <param name="ruleSet">The rule set.</param>
    /// <param name="facts">The transaction's facts.</param>
    /// <param name="ownDay">Whether the transaction's own date moves, and not the policy date alone.</param>
    public NearestDays(RuleSet ruleSet, FactSet facts, bool ownDay)
    {
        foreach (var version in ruleSet.Versions)
        {
            Add(version.From);
        }
        if (!ownDay)
        {
            return;
        }
        foreach (var test in TestUse.Of(ruleSet.Versions).Select(use => use.Test))
        {
            var other =
                test.Fact == BuiltInFacts.Date ? test.Operand.Fact
                : test.Operand.Fact == BuiltInFacts.Date ? test.Fact
                : null;
            if (other is not null && facts[other] is { Kind: FactKind.Date } compared)
            {
                Add(compared.Date);
            }
            if (test.Fact == BuiltInFacts.Date)
            {
                foreach (var value in test.Operand.Values.Where(v => v.Kind is FactKind.Date))
                {
                    Add(value.Date);
                }
            }
        }
    }

    /// <summary>The last day before on which the answer is another; null where there is none.</summary>
    public (DateOnly Day, Decision Decision)? Before(
        DateOnly day,
        Func<DateOnly, Decision?> at,
        Func<Decision, bool> isOther
    ) => First(calendar.Where(other => other < day).Reverse(), at, isOther);

    /// <summary>The first day after on which the answer is another; null where there is none.</summary>
    public (DateOnly Day, Decision Decision)? After(
        DateOnly day,
        Func<DateOnly, Decision?> at,
        Func<Decision, bool> isOther
    ) => First(calendar.Where(other => other > day), at, isOther);

    private static (DateOnly Day, Decision Decision)? First(
        IEnumerable<DateOnly> days,
        Func<DateOnly, Decision?> at,
        Func<Decision, bool> isOther
    )
    {
        foreach (var day in days)
        {
            if (at(day) is { } decision && isOther(decision))
            {
                return (day, decision);
            }
        }
        return null;
    }

    /// <summary>A day on which something begins, with the days around it.</summary>
    private void Add(DateOnly day)
    {
        calendar.Add(day);
        if (day > DateOnly.MinValue)
        {
            calendar.Add(day.AddDays(-1));
        }
        if (day < DateOnly.MaxValue)
        {
            calendar.Add(day.AddDays(1));
        }
    }
}
