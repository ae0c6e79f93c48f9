using System.Globalization;
using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>HS codes of every length that the patterns of the rules can tell apart.</summary>
/// <remarks>
/// Codes as long as the longest pattern change their answers only where a pattern begins or ends; a shorter code is
/// unknown to the patterns that cut through it. So the codes at those ends, their neighbors, and the prefixes of both
/// show every behavior there is.
/// </remarks>
internal static class HsCuts
{
    private static readonly int[] Lengths = [6, 8, 10, 4, 2];

    public static IReadOnlyList<string> Candidates(IEnumerable<string> patterns)
    {
        var ends = patterns
            .Select(text => HsCode.TryPattern(text, out var pattern) ? pattern : default)
            .Where(pattern => pattern.From is not null)
            .ToList();
        var longest = ends.Select(end => end.From.Length).Append(2).Max();
        // First the usual six digits, so that they speak for their class; the shorter ones show what is unknown.
        return
        [
            .. Lengths
                .Where(length => length >= longest)
                .Concat(Lengths.Where(length => length < longest))
                .SelectMany(length => OfLength(ends, length))
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<string> OfLength(List<(string From, string To)> ends, int length)
    {
        var top = long.Parse("1" + new string('0', length), CultureInfo.InvariantCulture);
        var starts = new SortedSet<long> { 0 };
        foreach (var (from, to) in ends)
        {
            Add(starts, Number(Fit(from, length, '0')), top);
            Add(starts, Number(Fit(from, length, '0')) + 1, top);
            Add(starts, Number(Fit(to, length, '9')), top);
            Add(starts, Number(Fit(to, length, '9')) + 1, top);
        }
        return starts.Select(start =>
            start.ToString(CultureInfo.InvariantCulture).PadLeft(length, '0')
        );
    }

    private static void Add(SortedSet<long> starts, long start, long top)
    {
        if (start < top)
        {
            starts.Add(start);
        }
    }

    private static string Fit(string digits, int length, char fill) =>
        digits.Length >= length ? digits[..length] : digits.PadRight(length, fill);

    private static long Number(string digits) => long.Parse(digits, CultureInfo.InvariantCulture);
}
