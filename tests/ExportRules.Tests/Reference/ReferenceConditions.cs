using System.Collections.Concurrent;
using System.Globalization;
using ExportRules.RuleSets;

namespace ExportRules.Tests.Reference;

/// <summary>
/// Three-valued conditions, read straight from <c>docs/rule-format.md</c>: <c>null</c> is unknown. Nothing here is
/// looked up ahead or shared between transactions; it is meant to be slow and plainly right.
/// </summary>
internal sealed class ReferenceConditions(RuleSet ruleSet, DateOnly day)
{
    private static readonly ConcurrentDictionary<string, (long Low, long High)> Ranges = new();

    private readonly Dictionary<string, HashSet<string>?> lists = ruleSet.Lists.ToDictionary(
        list => list.Id,
        list => Members(list, day),
        StringComparer.Ordinal
    );

    public bool? Holds(Condition condition, ReferenceFacts facts)
    {
        switch (condition)
        {
            case AllCondition all:
                return And(all.Parts.Select(part => Holds(part, facts)));
            case AnyCondition any:
                return !And(any.Parts.Select(part => !Holds(part, facts)));
            case NotCondition not:
                return !Holds(not.Part, facts);
            case TestCondition test:
                return Holds(test, facts);
            default:
                return true;
        }
    }

    public static bool? And(IEnumerable<bool?> parts)
    {
        bool? result = true;
        foreach (var part in parts)
        {
            if (part == false)
            {
                return false;
            }
            result = part is null ? null : result;
        }
        return result;
    }

    private bool? Holds(TestCondition test, ReferenceFacts facts)
    {
        if (test.Operator is Operator.Given)
        {
            return facts.Has(test.Fact) == test.Operand.Values[0].Boolean;
        }
        if (facts.IsUnknown(test.Fact))
        {
            return null;
        }
        if (!facts.Has(test.Fact))
        {
            return false;
        }
        var value = facts[test.Fact];
        var fact = ruleSet.Facts.Find(test.Fact)!;
        switch (test.Operator)
        {
            case Operator.InList:
                return lists[test.Operand.List!] is { } members
                    ? AnyMember(value, fact, members, below: true)
                    : null;
            case Operator.Is or Operator.In when test.Fact == "control.bases":
                return Names(test, value.Texts) ? true
                    : Names(test, facts.PossibleBases) ? null
                    : false;
            case Operator.Is or Operator.In when value.Kind is FactKind.Texts:
                return Names(test, value.Texts);
            case Operator.Is or Operator.In when fact.Type is not FactType.Hs:
                return test.Operand.Values.Contains(value);
            case Operator.Within or Operator.Is or Operator.In:
                var codes = test.Operand.Values.Select(operand => operand.Text!);
                return AnyMember(value, fact, codes.ToHashSet(), below: true);
            default:
                return Compare(test, fact, value, facts);
        }
    }

    private static bool Names(TestCondition test, IEnumerable<string> members) =>
        members.Any(member => test.Operand.Values.Any(value => value.Text == member));

    private static bool? AnyMember(
        FactValue value,
        FactDeclaration fact,
        HashSet<string> members,
        bool below
    )
    {
        IEnumerable<string> own = value.Kind is FactKind.Text ? [value.Text!] : value.Texts;
        if (fact.Type is FactType.Hs)
        {
            return !And(members.Select(member => !InRange(value.Text!, member)));
        }
        var isEntry = fact.Type is FactType.Entry or FactType.Entries;
        return own.Any(text =>
            members.Contains(text)
            || (below && isEntry && members.Any(member => IsBelow(text, member)))
        );
    }

    // "3(2)7" is below "3(2)" and "3(2)" below "3"; "3の2" is a row of its own.
    private static bool IsBelow(string entry, string above) =>
        entry.Length > above.Length
        && entry.StartsWith(above, StringComparison.Ordinal)
        && (above.EndsWith(')') || entry[above.Length] == '(');

    // A code that is shorter than the range's ends may lie inside or outside.
    private static bool? InRange(string code, string range)
    {
        var ends = Ranges.GetOrAdd(
            range,
            text =>
            {
                var parts = text.Replace(".", "", StringComparison.Ordinal).Split('-');
                return (Number(parts[0], '0'), Number(parts[^1], '9'));
            }
        );
        var (least, most) = (Number(code, '0'), Number(code, '9'));
        return most < ends.Low || least > ends.High ? false
            : least >= ends.Low && most <= ends.High ? true
            : null;
        static long Number(string digits, char with) =>
            long.Parse(digits.PadRight(12, with), CultureInfo.InvariantCulture);
    }

    private static bool? Compare(
        TestCondition test,
        FactDeclaration fact,
        FactValue value,
        ReferenceFacts facts
    )
    {
        if (fact is { Type: FactType.Money, Currency: { } currency, CurrencyFact: { } holder })
        {
            if (facts.IsUnknown(holder) || facts[holder].Text != currency)
            {
                return null;
            }
        }
        var bound = test.Operand.Fact is { } other ? facts[other] : test.Operand.Values[0];
        if (test.Operand.Fact is { } path)
        {
            if (facts.IsUnknown(path))
            {
                return null;
            }
            if (!facts.Has(path))
            {
                return false;
            }
        }
        var order =
            value.Kind is FactKind.Date
                ? value.Date.CompareTo(bound.Date)
                : value.Number.CompareTo(bound.Number);
        return test.Operator switch
        {
            Operator.Greater => order > 0,
            Operator.GreaterOrEqual => order >= 0,
            Operator.Less => order < 0,
            Operator.LessOrEqual => order <= 0,
            _ => throw new NotSupportedException(test.Operator.ToString()),
        };
    }

    private static HashSet<string>? Members(DatedList list, DateOnly day)
    {
        HashSet<string>? members = null;
        foreach (var version in list.Versions.Where(version => version.From <= day))
        {
            members = version.Members is { } whole ? [.. whole] : members ?? [];
            members.UnionWith(version.Add);
            members.ExceptWith(version.Remove);
        }
        return members;
    }
}
