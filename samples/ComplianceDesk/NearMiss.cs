namespace ComplianceDesk;

/// <summary>The known word that somebody who wrote another one may have meant.</summary>
internal static class NearMiss
{
    /// <summary>The nearest word with at most one letter in three changed, added or left out; null for none.</summary>
    public static string? Of(string word, IEnumerable<string> known)
    {
        var nearest = known.MinBy(one => Distance(word, one));
        return nearest is not null && Distance(word, nearest) <= Math.Max(1, word.Length / 3)
            ? nearest
            : null;
    }

    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 0; i < left.Length; i++)
        {
            var (diagonal, start) = (row[0], i + 1);
            row[0] = start;
            for (var j = 0; j < right.Length; j++)
            {
                var isSame = char.ToUpperInvariant(left[i]) == char.ToUpperInvariant(right[j]);
                var best = Math.Min(Math.Min(row[j + 1], row[j]) + 1, diagonal + (isSame ? 0 : 1));
                diagonal = row[j + 1];
                row[j + 1] = best;
            }
        }
        return row[^1];
    }
}
