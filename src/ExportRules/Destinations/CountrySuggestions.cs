namespace ExportRules.Destinations;

/// <summary>Finds what may have been meant by a text that is not in the table. Suggestions are shown, never taken.</summary>
internal sealed class CountrySuggestions
{
    private const int Most = 5;

    // Below this length nearly every name has a neighbor: 韓国 and 中国 are one character apart.
    private const int ShortestCompared = 4;
    private const int LongestCompared = 64;

    private readonly (string Key, string Squeezed, IReadOnlyList<string> Codes)[] _entries;

    public CountrySuggestions(IEnumerable<KeyValuePair<string, CountryMeaning>> entries) =>
        _entries = [
            .. entries
                .Where(entry => entry.Value.Candidates.Count > 0)
                .Select(entry => (entry.Key, Squeeze(entry.Key), entry.Value.Candidates))
                .OrderBy(entry => entry.Key, StringComparer.Ordinal),
        ];

    public IReadOnlyList<string> For(string key)
    {
        if (key.Length > LongestCompared)
        {
            return [];
        }

        var squeezed = Squeeze(key);
        if (squeezed.Length > 0 && squeezed.All(char.IsAsciiDigit))
        {
            // One wrong digit is another country, so numbers are only brought to three digits.
            squeezed = squeezed.TrimStart('0').PadLeft(3, '0');
            return Codes(_entries.Where(entry => entry.Key == squeezed));
        }

        var same = Codes(_entries.Where(entry => entry.Squeezed == squeezed));
        return same.Length > 0 ? same : Nearest(key);
    }

    private string[] Nearest(string key)
    {
        if (key.Length < ShortestCompared)
        {
            return [];
        }

        var limit = key.Length switch
        {
            < 6 => 1,
            < 12 => 2,
            _ => 3,
        };
        var near = _entries
            .Where(entry =>
                entry.Key.Length >= ShortestCompared
                && Math.Abs(entry.Key.Length - key.Length) <= limit
            )
            .Select(entry => (Entry: entry, Distance: EditDistance.Between(key, entry.Key)))
            .Where(candidate => candidate.Distance <= limit)
            .ToArray();
        var least = near.Select(candidate => candidate.Distance).DefaultIfEmpty().Min();
        return Codes(
            near.Where(candidate => candidate.Distance == least)
                .Select(candidate => candidate.Entry)
        );
    }

    private static string[] Codes(
        IEnumerable<(string Key, string Squeezed, IReadOnlyList<string> Codes)> entries
    ) => [.. entries.SelectMany(entry => entry.Codes).Distinct(StringComparer.Ordinal).Take(Most)];

    private static string Squeeze(string key) => string.Concat(key.Where(char.IsLetterOrDigit));
}
