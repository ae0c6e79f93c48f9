using System.Globalization;

namespace ExportRules.Replay.Reporting;

/// <summary>The months of a chart: all from the first to the last, or only those with rows where that would be too many.</summary>
internal sealed class MonthAxis
{
    /// <summary>Beyond this a wrong date would squeeze all others.</summary>
    private const int MaximumMonths = 360;

    private readonly int[] months;

    private MonthAxis(int[] months) => this.months = months;

    public int Count => months.Length;

    /// <summary>Year times 12 plus month, counted from 0.</summary>
    public int this[int place] => months[place];

    public static MonthAxis Of(ReplaySummary summary)
    {
        var present = summary
            .Months.Where(month => month.Month.Length > 0)
            .Select(month => Index(month.Month))
            .ToArray();
        var (first, last) = (present[0], present[^1]);
        return new(
            last - first < MaximumMonths ? [.. Enumerable.Range(first, last - first + 1)] : present
        );
    }

    public static int Index(string month) =>
        int.Parse(month.AsSpan(0, 4), CultureInfo.InvariantCulture) * 12
        + int.Parse(month.AsSpan(5, 2), CultureInfo.InvariantCulture)
        - 1;

    public string Name(int place) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{months[place] / 12:D4}-{months[place] % 12 + 1:D2}"
        );

    /// <summary>Policy versions that begin within the months.</summary>
    public IReadOnlyList<PolicyBoundary> Boundaries(ReplaySummary summary) =>
        [
            .. (summary.Law?.Boundaries ?? []).Where(boundary =>
                boundary.From > new DateOnly(months[0] / 12, months[0] % 12 + 1, 1)
                && Index(boundary.From) <= months[^1]
            ),
        ];

    /// <summary>Where a day is, in months from the left edge.</summary>
    public double Place(DateOnly day)
    {
        var index = Index(day);
        var place = Array.FindIndex(months, month => month >= index);
        return months[place] == index
            ? place + (day.Day - 1) / (double)DateTime.DaysInMonth(day.Year, day.Month)
            : place;
    }

    private static int Index(DateOnly day) => day.Year * 12 + day.Month - 1;
}
