using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>A number line cut at the values that rules compare with: below, at, between, above.</summary>
/// <remarks>
/// Facts that are compared with each other share their cuts, and each open stretch holds as many points as there are
/// such facts: then every order among them occurs at some point, also within one stretch.
/// </remarks>
internal sealed class NumberCuts
{
    private readonly decimal[] cuts;
    private readonly List<(decimal Point, string Label)> points = [];

    public NumberCuts(FactDeclaration fact, IEnumerable<decimal> thresholds, int pointsEach)
    {
        var isDay = fact.Type is FactType.Date;
        cuts =
        [
            .. thresholds.Where(cut => !(cut < fact.Min) && !(cut > fact.Max)).Distinct().Order(),
        ];
        for (var index = 0; index <= cuts.Length; index++)
        {
            var low = index == 0 ? fact.Min : cuts[index - 1];
            var high = index == cuts.Length ? fact.Max : cuts[index];
            // The end of the accepted range belongs to the stretch, a cut does not.
            var lowIncluded = index == 0 && low is not null;
            var highIncluded = index == cuts.Length && high is not null;
            var stretch = Stretch(low, high, lowIncluded, highIncluded, pointsEach, isDay);
            points.AddRange(stretch.Select(point => (point, Label(index, fact))));
            if (index < cuts.Length)
            {
                points.Add((cuts[index], Text(cuts[index], fact)));
            }
        }
    }

    public IEnumerable<FactClass> Classes(FactDeclaration fact) =>
        points.Select(point => new FactClass(Value(point.Point, fact), point.Label, []));

    /// <summary>The place of a value's class among <see cref="Classes"/>; where several points share a stretch, the nearest.</summary>
    public int IndexOf(FactValue value)
    {
        var number = value.Kind is FactKind.Date ? value.Date.DayNumber : value.Number;
        var cell = Cell(number);
        var best = -1;
        for (var index = 0; index < points.Count; index++)
        {
            if (
                Cell(points[index].Point) == cell
                && (
                    best < 0
                    || Math.Abs(points[index].Point - number)
                        < Math.Abs(points[best].Point - number)
                )
            )
            {
                best = index;
            }
        }
        return best;
    }

    private int Cell(decimal number)
    {
        var index = Array.BinarySearch(cuts, number);
        return index >= 0 ? (2 * index) + 1 : 2 * ~index;
    }

    private static IEnumerable<decimal> Stretch(
        decimal? low,
        decimal? high,
        bool lowIncluded,
        bool highIncluded,
        int count,
        bool whole
    )
    {
        if (low is null && high is null)
        {
            return Enumerable.Range(1, count).Select(step => (decimal)step);
        }
        if (low is null)
        {
            return Enumerable.Range(1, count).Select(step => high!.Value - (count + 1 - step));
        }
        if (high is null)
        {
            return Enumerable.Range(1, count).Select(step => decimal.Floor(low.Value) + step);
        }
        var first = decimal.Floor(low.Value) + 1;
        var last = decimal.Ceiling(high.Value) - 1;
        var inside = last - first + 1;
        if (inside >= count || whole)
        {
            var available = (int)Math.Max(0, Math.Min(inside, count));
            var start = first + decimal.Floor((inside - available) / 2);
            return Enumerable.Range(0, available).Select(step => start + step);
        }
        if (low.Value < high.Value)
        {
            var width = (high.Value - low.Value) / (count + 1);
            return Enumerable.Range(1, count).Select(step => low.Value + (width * step));
        }
        return low.Value == high.Value && lowIncluded && highIncluded ? [low.Value] : [];
    }

    private string Label(int index, FactDeclaration fact) =>
        (index, cuts.Length) switch
        {
            (_, 0) => "any",
            (0, _) => $"< {Text(cuts[0], fact)}",
            _ when index == cuts.Length => $"> {Text(cuts[^1], fact)}",
            _ => $"> {Text(cuts[index - 1], fact)} and < {Text(cuts[index], fact)}",
        };

    private static string Text(decimal number, FactDeclaration fact) =>
        Value(number, fact).ToString();

    private static FactValue Value(decimal number, FactDeclaration fact) =>
        fact.Type is FactType.Date
            ? FactValue.Of(DateOnly.FromDayNumber((int)number))
            : FactValue.Of(number);
}
