using System.Collections.Frozen;
using ExportRules.RuleSets;

namespace ExportRules.Compilation;

/// <summary><c>is</c> and <c>in</c> on words, texts, codes, truth values and days.</summary>
internal sealed class MemberTest(TestCondition source, FactDeclaration fact)
    : BoundTest(source, fact)
{
    private readonly FrozenSet<string> texts = source
        .Operand.Values.Select(value => value.Text)
        .OfType<string>()
        .ToFrozenSet(StringComparer.Ordinal);

    private readonly FactValue[] values = [.. source.Operand.Values];

    protected override Truth Test(in FactValue value, FactSet facts)
    {
        if (value.Kind is FactKind.Text)
        {
            return From(texts.Contains(value.Text!));
        }
        if (value.Kind is FactKind.Texts)
        {
            foreach (var member in value.Members)
            {
                if (texts.Contains(member))
                {
                    return Truth.True;
                }
            }
            return Truth.False;
        }
        return From(Array.IndexOf(values, value) >= 0);
    }
}

/// <summary><c>given</c>: supplied or not, never unknown.</summary>
internal sealed class GivenTest(TestCondition source, FactDeclaration fact) : BoundCondition
{
    private readonly bool expected = source.Operand.Values[0].Boolean;
    private readonly GivenProbe probe = new(source, fact);

    public override Truth Evaluate(FactSet facts) =>
        (facts.Values[fact.Index].Kind is not (FactKind.Missing or FactKind.Absent)) == expected
            ? Truth.True
            : Truth.False;

    public override void CollectTests(List<BoundTest> tests) => tests.Add(probe);

    public override void CollectUnknown(FactSet facts, List<BoundTest> tests) { }

    public override BoundTest? FirstDeciding(FactSet facts, Truth outcome) =>
        Evaluate(facts) == outcome ? probe : null;

    /// <summary>The test as the trace shows it.</summary>
    internal sealed class GivenProbe(TestCondition source, FactDeclaration fact)
        : BoundTest(source, fact)
    {
        protected override Truth Test(in FactValue value, FactSet facts) => Truth.True;

        public Truth Result(FactSet facts) =>
            From(
                (Actual(facts).Kind is not (FactKind.Missing or FactKind.Absent))
                    == Source.Operand.Values[0].Boolean
            );
    }
}

/// <summary><c>in-list</c> on countries and texts.</summary>
internal sealed class ListTest(TestCondition source, FactDeclaration fact, ListInForce list)
    : BoundTest(source, fact)
{
    private readonly FrozenDictionary<string, Confidence> members = list.Members;

    public override string Expected(FactSet facts) => list.List.Id;

    public override Confidence Confidence(FactSet facts)
    {
        var value = Actual(facts);
        var found = value.Kind is FactKind.Text ? [value.Text!] : value.Members;
        return found
                .Select(member =>
                    members.TryGetValue(member, out var confidence) ? confidence : (Confidence?)null
                )
                .Min()
            ?? ExportRules.Confidence.Sourced;
    }

    protected override Truth Test(in FactValue value, FactSet facts)
    {
        if (value.Kind is FactKind.Text)
        {
            return From(members.ContainsKey(value.Text!));
        }
        foreach (var member in value.Members)
        {
            if (members.ContainsKey(member))
            {
                return Truth.True;
            }
        }
        return Truth.False;
    }
}

/// <summary><c>in-list</c> on a list that the law of the day has, but the rule set does not know.</summary>
internal sealed class UnknownListTest(TestCondition source, FactDeclaration fact, string day)
    : BoundTest(source, fact)
{
    public override string Gap => $"list `{Source.Operand.List}` is not known for {day}";

    protected override Truth Test(in FactValue value, FactSet facts) => Truth.Unknown;
}

/// <summary><c>within</c> and <c>in-list</c> on entries: a code holds what lies below it.</summary>
internal sealed class EntryTest(
    TestCondition source,
    FactDeclaration fact,
    string[] above,
    ListInForce? list
) : BoundTest(source, fact)
{
    public override string Expected(FactSet facts) => list?.List.Id ?? base.Expected(facts);

    public override Confidence Confidence(FactSet facts) =>
        list is null
            ? ExportRules.Confidence.Sourced
            : above
                .Where(code => IsWithin(Actual(facts), code))
                .Select(code => (Confidence?)list.Members[code])
                .Min()
                ?? ExportRules.Confidence.Sourced;

    protected override Truth Test(in FactValue value, FactSet facts)
    {
        foreach (var code in above)
        {
            if (IsWithin(value, code))
            {
                return Truth.True;
            }
        }
        return Truth.False;
    }

    private static bool IsWithin(FactValue value, string code)
    {
        if (value.Kind is FactKind.Text)
        {
            return EntryCode.IsWithin(value.Text!, code);
        }
        foreach (var member in value.Members)
        {
            if (EntryCode.IsWithin(member, code))
            {
                return true;
            }
        }
        return false;
    }
}

/// <summary>Tests on HS codes by prefix; a code too short to tell is unknown.</summary>
internal sealed class HsTest(
    TestCondition source,
    FactDeclaration fact,
    string[] patterns,
    ListInForce? list
) : BoundTest(source, fact)
{
    private readonly (string, string)[] ranges =
    [
        .. patterns.Select(text => HsCode.TryPattern(text, out var pattern) ? pattern : default),
    ];

    public override string Expected(FactSet facts) => list?.List.Id ?? base.Expected(facts);

    public override void CollectMissing(FactSet facts, ICollection<string> missing) =>
        missing.Add(Fact.Path);

    protected override Truth Test(in FactValue value, FactSet facts)
    {
        var result = Truth.False;
        foreach (var range in ranges)
        {
            switch (HsCode.IsWithin(value.Text!, range))
            {
                case true:
                    return Truth.True;
                case null:
                    result = Truth.Unknown;
                    break;
            }
        }
        return result;
    }
}

/// <summary>Comparisons of numbers, money and days, with a value or with another fact.</summary>
internal sealed class CompareTest(
    TestCondition source,
    FactDeclaration fact,
    FactDeclaration? other,
    int currencyIndex
) : BoundTest(source, fact)
{
    private readonly decimal limit = other is null ? Number(source.Operand.Values[0]) : 0;
    private readonly Operator operation = source.Operator;
    private string? limitText;

    public override string Expected(FactSet facts) =>
        other is null
            ? limitText ??= WithUnit(Source.Operand.ToString(), Fact.Unit ?? Fact.Currency)
            : $"{WithUnit(facts.Values[other.Index].ToString(), other.Unit ?? other.Currency)} ({other.Path})";

    public override void CollectMissing(FactSet facts, ICollection<string> missing)
    {
        if (
            !facts.Values[Index].IsSupplied
            || Actual(facts).IsSupplied && currencyIndex >= 0 && IsForeign(facts)
        )
        {
            missing.Add(Fact.Path);
        }
        if (
            Actual(facts).IsSupplied
            && currencyIndex >= 0
            && !facts.Values[currencyIndex].IsSupplied
        )
        {
            missing.Add(Fact.CurrencyFact!);
        }
        if (other is { IsDerived: false } && !facts.Values[other.Index].IsSupplied)
        {
            missing.Add(other.Path);
        }
    }

    protected override Truth Test(in FactValue value, FactSet facts)
    {
        if (currencyIndex >= 0 && (!facts.Values[currencyIndex].IsSupplied || IsForeign(facts)))
        {
            // There is no built-in exchange rate: in another currency the amount is not known.
            return Truth.Unknown;
        }
        var bound = limit;
        if (other is not null)
        {
            ref readonly var reference = ref facts.Values[other.Index];
            if (!reference.IsSupplied)
            {
                return Truth.Unknown;
            }
            if (reference.Kind is FactKind.Absent)
            {
                return Truth.False;
            }
            bound = reference.Number;
        }
        var comparison = Number(value).CompareTo(bound);
        return From(
            operation switch
            {
                Operator.Greater => comparison > 0,
                Operator.GreaterOrEqual => comparison >= 0,
                Operator.Less => comparison < 0,
                _ => comparison <= 0,
            }
        );
    }

    private bool IsForeign(FactSet facts) =>
        facts.Values[currencyIndex] is { IsSupplied: true, Text: var text }
        && text != Fact.Currency;

    private static decimal Number(FactValue value) =>
        value.Kind is FactKind.Date ? value.Date.DayNumber : value.Number;

    private static string WithUnit(string text, string? unit) =>
        unit is null ? text : $"{text} {unit}";
}

/// <summary>Tests on the bases found in the control stage, some of which may be open.</summary>
internal sealed class BasesTest(TestCondition source, FactDeclaration fact)
    : BoundTest(source, fact)
{
    private readonly string[] expected = [.. source.Operand.Values.Select(value => value.Text!)];

    protected override Truth Test(in FactValue value, FactSet facts)
    {
        foreach (var member in value.Members)
        {
            if (Array.IndexOf(expected, member) >= 0)
            {
                return Truth.True;
            }
        }
        return facts.PossibleBases.Any(member => Array.IndexOf(expected, member) >= 0)
            ? Truth.Unknown
            : Truth.False;
    }
}
