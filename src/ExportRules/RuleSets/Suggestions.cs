namespace ExportRules.RuleSets;

/// <summary>"Did you mean": the nearest known word, for messages only; nothing is ever read as a suggestion.</summary>
internal static class Suggestions
{
    /// <summary>A hint with the nearest of the candidates, or with all of them where they are few, or null.</summary>
    public static string? For(string text, IEnumerable<string> candidates)
    {
        var all = candidates
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        return Nearest(text, all) is { } nearest ? $"did you mean `{nearest}`?"
            : all.Count is > 0 and <= 12
                ? "known: " + string.Join(", ", all.Select(word => $"`{word}`"))
            : null;
    }

    public static string? Nearest(string text, IEnumerable<string> candidates)
    {
        var key = TextFolding.Key(text);
        var limit = Math.Max(1, key.Length / 3);
        return candidates
            .Where(candidate => Math.Abs(candidate.Length - key.Length) <= limit)
            .Select(candidate => (candidate, distance: Distance(key, TextFolding.Key(candidate))))
            .Where(pair => pair.distance <= limit)
            .OrderBy(pair => pair.distance)
            .ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Select(pair => pair.candidate)
            .FirstOrDefault();
    }

    private static int Distance(string left, string right)
    {
        if (left.Length > 64 || right.Length > 64)
        {
            return int.MaxValue;
        }
        var row = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            row[j] = j;
        }
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(
                    Math.Min(row[j] + 1, row[j - 1] + 1),
                    diagonal + (left[i - 1] == right[j - 1] ? 0 : 1)
                );
                diagonal = above;
            }
        }
        return row[^1];
    }
}
