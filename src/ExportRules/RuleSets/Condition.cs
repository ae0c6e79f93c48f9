namespace ExportRules.RuleSets;

/// <summary>A condition of a rule: a tree of <c>all</c>, <c>any</c>, <c>not</c> and tests on facts.</summary>
public abstract record Condition
{
    private protected Condition() { }

    /// <summary>Where it is written down.</summary>
    public SourceLocation Location { get; init; }
}

/// <summary>Holds when every part holds; unknown when none fails and one is unknown.</summary>
/// <param name="Parts">The parts, at least one.</param>
public sealed record AllCondition(IReadOnlyList<Condition> Parts) : Condition;

/// <summary>Holds when one part holds; unknown when none holds and one is unknown.</summary>
/// <param name="Parts">The parts, at least one.</param>
public sealed record AnyCondition(IReadOnlyList<Condition> Parts) : Condition;

/// <summary>Holds when the part fails; unknown when it is unknown.</summary>
/// <param name="Part">The part.</param>
public sealed record NotCondition(Condition Part) : Condition;

/// <summary>Always holds.</summary>
public sealed record AlwaysCondition : Condition;

/// <summary>A test on one fact.</summary>
/// <param name="Fact">The fact's path.</param>
/// <param name="Operator">The test.</param>
/// <param name="Operand">What it is tested against.</param>
public sealed record TestCondition(string Fact, Operator Operator, Operand Operand) : Condition;
