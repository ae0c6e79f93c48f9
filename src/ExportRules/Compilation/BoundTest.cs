using ExportRules.RuleSets;

namespace ExportRules.Compilation;

/// <summary>One test on one fact.</summary>
internal abstract class BoundTest : BoundCondition
{
    private string? expected;

    protected BoundTest(TestCondition source, FactDeclaration fact)
    {
        Source = source;
        Fact = fact;
        Index = fact.Index;
    }

    public TestCondition Source { get; }

    public FactDeclaration Fact { get; }

    protected int Index { get; }

    /// <summary>What the fact is tested against, with its unit, as it is printed.</summary>
    public virtual string Expected(FactSet facts) => expected ??= Source.Operand.ToString();

    public FactValue Actual(FactSet facts) => facts.Values[Index];

    /// <summary>How well the list member or row behind a met test is supported.</summary>
    public virtual Confidence Confidence(FactSet facts) => ExportRules.Confidence.Sourced;

    /// <summary>Facts whose absence makes the test unknown, besides the tested one.</summary>
    public virtual void CollectMissing(FactSet facts, ICollection<string> missing)
    {
        if (!facts.Values[Index].IsSupplied && !Fact.IsDerived)
        {
            missing.Add(Fact.Path);
        }
    }

    /// <summary>Why the law itself leaves the test open, or null.</summary>
    public virtual string? Gap => null;

    public sealed override Truth Evaluate(FactSet facts)
    {
        ref readonly var value = ref facts.Values[Index];
        return value.Kind switch
        {
            FactKind.Missing => Truth.Unknown,
            FactKind.Absent => Truth.False,
            _ => Test(in value, facts),
        };
    }

    protected abstract Truth Test(in FactValue value, FactSet facts);

    public sealed override void CollectTests(List<BoundTest> tests) => tests.Add(this);

    public sealed override void CollectUnknown(FactSet facts, List<BoundTest> tests)
    {
        if (Evaluate(facts) == Truth.Unknown)
        {
            tests.Add(this);
        }
    }

    public sealed override BoundTest? FirstDeciding(FactSet facts, Truth outcome) =>
        Evaluate(facts) == outcome ? this : null;

    protected static Truth From(bool truth) => truth ? Truth.True : Truth.False;
}
