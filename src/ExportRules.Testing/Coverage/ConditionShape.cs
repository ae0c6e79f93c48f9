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

    private ConditionShape(Node root) => this.root = root;

    public static ConditionShape Of(Condition condition)
    {
        var tests = 0;
        return new(Build(condition, ref tests));
    }

    public Truth Evaluate(ReadOnlySpan<Truth> tests) => root.Evaluate(tests);

    /// <summary>Whether the condition would come out otherwise if the test did.</summary>
    public bool Decides(Span<Truth> tests, int test, Truth result)
    {
        if (tests[test] == Truth.Unknown)
        {
            return false;
        }
        tests[test] = Truth.True - (byte)tests[test];
        var otherwise = Evaluate(tests);
        tests[test] = Truth.True - (byte)tests[test];
        return otherwise != result;
    }

    private static Node Build(Condition condition, ref int tests)
    {
        switch (condition)
        {
            case AllCondition all:
                return new(Kind.All, Build(all.Parts, ref tests), -1);
            case AnyCondition any:
                return new(Kind.Any, Build(any.Parts, ref tests), -1);
            case NotCondition not:
                return new(Kind.Not, [Build(not.Part, ref tests)], -1);
            case TestCondition:
                return new(Kind.Test, [], tests++);
            default:
                return new(Kind.Always, [], -1);
        }
    }

    private static Node[] Build(IReadOnlyList<Condition> parts, ref int tests)
    {
        var nodes = new Node[parts.Count];
        for (var index = 0; index < nodes.Length; index++)
        {
            nodes[index] = Build(parts[index], ref tests);
        }
        return nodes;
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
