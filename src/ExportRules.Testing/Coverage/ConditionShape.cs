using ExportRules.Compilation;
using ExportRules.RuleSets;

namespace ExportRules.Testing.Coverage;

/// <summary>
/// A condition over the truths of its tests, in written order: it says what the condition would be if one test had come
/// out the other way.
/// </summary>
internal sealed class ConditionShape
{
    private readonly Node root;

    // Of each test, the part that has to come out otherwise for the test to count; null for the whole.
    private readonly List<Node?> scopes = [];

    private ConditionShape(Condition condition)
    {
        root = Build(condition, null);
    }

    public static ConditionShape Of(Condition condition) => new(condition);

    /// <summary>Whether the condition would come out otherwise if the test did; open counts as another way.</summary>
    /// <remarks>
    /// A <c>given</c> beside other tests of an <c>all</c> guards them: without the fact the others are not asked for. That
    /// shows in the clause, not always in the whole condition.
    /// </remarks>
    public bool Decides(Span<Truth> tests, int test)
    {
        if (tests[test] == Truth.Unknown)
        {
            return false;
        }
        var scope = scopes[test] ?? root;
        var result = scope.Evaluate(tests);
        tests[test] = Truth.True - (byte)tests[test];
        var otherwise = scope.Evaluate(tests);
        tests[test] = Truth.True - (byte)tests[test];
        return otherwise != result;
    }

    private Node Build(Condition condition, Node? guarded)
    {
        switch (condition)
        {
            case AllCondition all:
                return Build(Kind.All, all.Parts);
            case AnyCondition any:
                return Build(Kind.Any, any.Parts);
            case NotCondition not:
                return Build(Kind.Not, [not.Part]);
            case TestCondition test:
                scopes.Add(test.Operator is Operator.Given ? guarded : null);
                return new(Kind.Test, [], scopes.Count - 1);
            default:
                return new(Kind.Always, [], -1);
        }
    }

    private Node Build(Kind kind, IReadOnlyList<Condition> parts)
    {
        var nodes = new Node[parts.Count];
        var node = new Node(kind, nodes, -1);
        for (var index = 0; index < nodes.Length; index++)
        {
            nodes[index] = Build(parts[index], kind is Kind.All ? node : null);
        }
        return node;
    }

    private enum Kind
    {
        All,
        Any,
        Not,
        Test,
        Always,
    }

    private sealed class Node(Kind kind, Node[] parts, int test)
    {
        public Truth Evaluate(ReadOnlySpan<Truth> tests)
        {
            switch (kind)
            {
                case Kind.Test:
                    return tests[test];
                case Kind.Not:
                    return Truth.True - (byte)parts[0].Evaluate(tests);
                case Kind.Always:
                    return Truth.True;
            }
            var result = kind is Kind.All ? Truth.True : Truth.False;
            foreach (var part in parts)
            {
                var truth = part.Evaluate(tests);
                result =
                    kind is Kind.All
                        ? (Truth)Math.Min((byte)result, (byte)truth)
                        : (Truth)Math.Max((byte)result, (byte)truth);
            }
            return result;
        }
    }
}
