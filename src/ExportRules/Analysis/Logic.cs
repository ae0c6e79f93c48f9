using ExportRules.Compilation;

namespace ExportRules.Analysis;

/// <summary>
/// The engine's three-valued truth as diagrams, with unknown split by its cause: what the law leaves open, and what a
/// supplied fact would settle. Truth values of two kinds use <see cref="False"/> and <see cref="True"/> alone.
/// </summary>
internal sealed class Logic
{
    public const int False = 0;
    public const int OpenInLaw = 1;
    public const int OpenInFacts = 2;
    public const int True = 3;

    public static readonly int No = DiagramStore.Constant(False);
    public static readonly int Yes = DiagramStore.Constant(True);

    private readonly DiagramStore store;
    private readonly int and;
    private readonly int or;
    private readonly int equal;

    public Logic(DiagramStore store)
    {
        this.store = store;
        and = store.Register(
            static (left, right) =>
                left == False || right == False ? False
                : left == OpenInFacts || right == OpenInFacts ? OpenInFacts
                : left == OpenInLaw || right == OpenInLaw ? OpenInLaw
                : True
        );
        or = store.Register(
            static (left, right) =>
                left == True || right == True ? True
                : left == OpenInFacts || right == OpenInFacts ? OpenInFacts
                : left == OpenInLaw || right == OpenInLaw ? OpenInLaw
                : False
        );
        equal = store.Register(static (left, right) => left == right ? True : False);
    }

    public static int Of(bool truth) => truth ? Yes : No;

    public static int Of(Truth truth, bool openInLaw) =>
        truth switch
        {
            Truth.True => True,
            Truth.False => False,
            _ => openInLaw ? OpenInLaw : OpenInFacts,
        };

    public int And(int left, int right)
    {
        if (left == No || right == No)
        {
            return No;
        }
        if (left == Yes || left == right)
        {
            return right;
        }
        return right == Yes ? left
            : left < right ? store.Apply(and, left, right)
            : store.Apply(and, right, left);
    }

    public int Or(int left, int right)
    {
        if (left == Yes || right == Yes)
        {
            return Yes;
        }
        if (left == No || left == right)
        {
            return right;
        }
        return right == No ? left
            : left < right ? store.Apply(or, left, right)
            : store.Apply(or, right, left);
    }

    public int Not(int diagram) =>
        diagram == No ? Yes
        : diagram == Yes ? No
        : Unary(
            diagram,
            NotMemo,
            static value =>
                value switch
                {
                    False => True,
                    True => False,
                    _ => value,
                }
        );

    /// <summary>Where the truth is certain.</summary>
    public int IsTrue(int diagram) =>
        Unary(diagram, TrueMemo, static value => value == True ? True : False);

    /// <summary>Where the truth is certain or open.</summary>
    public int MayBeTrue(int diagram) =>
        Unary(diagram, MayMemo, static value => value == False ? False : True);

    /// <summary>Where a supplied fact would settle the truth.</summary>
    public int WaitsForFacts(int diagram) =>
        Unary(diagram, WaitMemo, static value => value == OpenInFacts ? True : False);

    /// <summary>Where two functions have the same value.</summary>
    public int Same(int left, int right) => left == right ? Yes : store.Apply(equal, left, right);

    public int Choose(int condition, int yes, int no) => store.Choose(condition, yes, no);

    /// <summary>Applies a function of one value point by point.</summary>
    public int Map(int diagram, Func<int, int> function) => store.Map(diagram, function);

    /// <summary>Where a function has one value.</summary>
    public int Is(int diagram, int value) => Same(diagram, DiagramStore.Constant(value));

    /// <summary>Where one set lies and another does not.</summary>
    public int Minus(int left, int right) => And(left, Not(right));

    private readonly Dictionary<int, int> NotMemo = [];
    private readonly Dictionary<int, int> TrueMemo = [];
    private readonly Dictionary<int, int> MayMemo = [];
    private readonly Dictionary<int, int> WaitMemo = [];

    private int Unary(int diagram, Dictionary<int, int> memo, Func<int, int> function)
    {
        if (DiagramStore.IsConstant(diagram))
        {
            return DiagramStore.Constant(function(DiagramStore.ValueOf(diagram)));
        }
        if (memo.TryGetValue(diagram, out var known))
        {
            return known;
        }
        var level = store.Level(diagram);
        var parts = new int[store.Arity(level)];
        for (var index = 0; index < parts.Length; index++)
        {
            parts[index] = Unary(store.Child(diagram, level, index), memo, function);
        }
        return memo[diagram] = store.Node(level, parts);
    }
}
