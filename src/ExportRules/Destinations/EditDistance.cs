namespace ExportRules.Destinations;

/// <summary>How many slips of the pen lie between two texts.</summary>
internal static class EditDistance
{
    /// <summary>
    /// The number of characters inserted, left out, replaced, or swapped with their neighbor, each place touched once
    /// (optimal string alignment).
    /// </summary>
    public static int Between(string left, string right)
    {
        var twoBack = new int[right.Length + 1];
        var previous = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (var column = 0; column <= right.Length; column++)
        {
            previous[column] = column;
        }

        for (var row = 1; row <= left.Length; row++)
        {
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var replaced = previous[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1);
                var least = Math.Min(replaced, Math.Min(previous[column], current[column - 1]) + 1);
                var swapped =
                    row > 1
                    && column > 1
                    && left[row - 1] == right[column - 2]
                    && left[row - 2] == right[column - 1];
                current[column] = swapped ? Math.Min(least, twoBack[column - 2] + 1) : least;
            }

            (twoBack, previous, current) = (previous, current, twoBack);
        }

        return previous[right.Length];
    }
}
