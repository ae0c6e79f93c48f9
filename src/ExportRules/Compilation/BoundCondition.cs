using ExportRules.RuleSets;

namespace ExportRules.Compilation;

/// <summary>A condition with its facts, lists and columns looked up, ready to be evaluated many times.</summary>
internal abstract class BoundCondition
{
    public abstract Truth Evaluate(FactSet facts);

    /// <summary>Adds every test below this node, in written order.</summary>
    public abstract void CollectTests(List<BoundTest> tests);

    /// <summary>Adds the tests that keep an unknown condition from being decided.</summary>
    public abstract void CollectUnknown(FactSet facts, List<BoundTest> tests);

    /// <summary>The first test that makes a condition fail (or, under <c>not</c>, hold), or null.</summary>
    public abstract BoundTest? FirstDeciding(FactSet facts, Truth outcome);

    protected static BoundTest? FirstDeciding(BoundCondition[] parts, FactSet facts, Truth outcome)
    {
        foreach (var part in parts)
        {
            if (part.Evaluate(facts) == outcome && part.FirstDeciding(facts, outcome) is { } test)
            {
                return test;
            }
        }
        return null;
    }
}

internal sealed class BoundAll(BoundCondition[] parts) : BoundCondition
{
    public override Truth Evaluate(FactSet facts)
    {
        var result = Truth.True;
        foreach (var part in parts)
        {
            var truth = part.Evaluate(facts);
            if (truth == Truth.False)
            {
                return Truth.False;
            }
            if (truth < result)
            {
                result = truth;
            }
        }
        return result;
    }

    public override void CollectTests(List<BoundTest> tests)
    {
        foreach (var part in parts)
        {
            part.CollectTests(tests);
        }
    }

    public override void CollectUnknown(FactSet facts, List<BoundTest> tests)
    {
        if (Evaluate(facts) == Truth.Unknown)
        {
            foreach (var part in parts)
            {
                part.CollectUnknown(facts, tests);
            }
        }
    }

    public override BoundTest? FirstDeciding(FactSet facts, Truth outcome) =>
        FirstDeciding(parts, facts, outcome);
}

internal sealed class BoundAny(BoundCondition[] parts) : BoundCondition
{
    public override Truth Evaluate(FactSet facts)
    {
        var result = Truth.False;
        foreach (var part in parts)
        {
            var truth = part.Evaluate(facts);
            if (truth == Truth.True)
            {
                return Truth.True;
            }
            if (truth > result)
            {
                result = truth;
            }
        }
        return result;
    }

    public override void CollectTests(List<BoundTest> tests)
    {
        foreach (var part in parts)
        {
            part.CollectTests(tests);
        }
    }

    public override void CollectUnknown(FactSet facts, List<BoundTest> tests)
    {
        if (Evaluate(facts) == Truth.Unknown)
        {
            foreach (var part in parts)
            {
                part.CollectUnknown(facts, tests);
            }
        }
    }

    public override BoundTest? FirstDeciding(FactSet facts, Truth outcome) =>
        FirstDeciding(parts, facts, outcome);
}

internal sealed class BoundNot(BoundCondition part) : BoundCondition
{
    public override Truth Evaluate(FactSet facts) => (Truth)(Truth.True - part.Evaluate(facts));

    public override void CollectTests(List<BoundTest> tests) => part.CollectTests(tests);

    public override void CollectUnknown(FactSet facts, List<BoundTest> tests) =>
        part.CollectUnknown(facts, tests);

    public override BoundTest? FirstDeciding(FactSet facts, Truth outcome) =>
        part.FirstDeciding(facts, (Truth)(Truth.True - outcome));
}

internal sealed class BoundAlways : BoundCondition
{
    public static readonly BoundAlways Instance = new();

    public override Truth Evaluate(FactSet facts) => Truth.True;

    public override void CollectTests(List<BoundTest> tests) { }

    public override void CollectUnknown(FactSet facts, List<BoundTest> tests) { }

    public override BoundTest? FirstDeciding(FactSet facts, Truth outcome) => null;
}
