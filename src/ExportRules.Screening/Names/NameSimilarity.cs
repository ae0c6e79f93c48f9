using F23.StringSimilarity;

namespace ExportRules.Screening.Names;

/// <summary>How like two names are, from 0 to 1: word against word in any order, and as a whole without blanks.</summary>
/// <remarks>Safe to call from several threads.</remarks>
internal sealed class NameSimilarity
{
    /// <summary>Below this likeness two words are two words.</summary>
    private const double SameWord = 0.85;

    /// <summary>What a name counts that is a part of the other one.</summary>
    private const double Part = 0.9;

    /// <summary>What a word counts that is the other one with an article.</summary>
    private const double WithArticle = 0.97;

    private readonly JaroWinkler words = new();
    private readonly Damerau edits = new();

    /// <summary>The likeness of two names as they are read, or as they look where that is more.</summary>
    public double Of(NormalizedName left, NormalizedName right)
    {
        var read = OfWords(left, right);
        return left.Seen == left && right.Seen == right
            ? read
            : Math.Max(read, OfWords(left.Seen, right.Seen));
    }

    private double OfWords(NormalizedName left, NormalizedName right)
    {
        if (left.IsEmpty || right.IsEmpty)
        {
            return 0;
        }
        var pairs = Align(left, right);
        var matched = pairs.Sum(pair => pair.Score * pair.Weight);
        var (weightLeft, weightRight) = (Weight(left), Weight(right));
        var whole = 2 * matched / (weightLeft + weightRight);
        return Math.Max(
            Math.Max(whole, Joined(left, right)),
            Part * PartOf(left, right, pairs, matched / Math.Min(weightLeft, weightRight))
        );
    }

    /// <summary>How much of the shorter name stands in the other: of all its words, or of two that tell it from others.</summary>
    private static double PartOf(
        NormalizedName left,
        NormalizedName right,
        List<(double Score, double Weight, bool IsTelling)> pairs,
        double share
    )
    {
        var telling = pairs.Where(pair => pair.IsTelling).ToList();
        return telling.Count switch
        {
            0 => 0,
            1 => share,
            _ => Math.Max(
                share,
                telling.Sum(pair => pair.Score)
                    / Math.Min(left.Words.Count(IsTelling), right.Words.Count(IsTelling))
            ),
        };
    }

    /// <summary>The best pairs of words, each word once.</summary>
    private List<(double Score, double Weight, bool IsTelling)> Align(
        NormalizedName left,
        NormalizedName right
    )
    {
        var pairs = new List<(double Score, int Left, int Right)>();
        for (var l = 0; l < left.Words.Count; l++)
        {
            for (var r = 0; r < right.Words.Count; r++)
            {
                var likeness = Word(left.Words[l], right.Words[r]);
                if (likeness >= SameWord)
                {
                    pairs.Add((likeness, l, r));
                }
            }
        }
        var (usedLeft, usedRight) = (new HashSet<int>(), new HashSet<int>());
        var aligned = new List<(double Score, double Weight, bool IsTelling)>();
        foreach (
            var (likeness, l, r) in pairs
                .OrderByDescending(pair => pair.Score)
                .ThenBy(pair => pair.Left)
                .ThenBy(pair => pair.Right)
        )
        {
            if (usedLeft.Contains(l) || usedRight.Contains(r))
            {
                continue;
            }
            usedLeft.Add(l);
            usedRight.Add(r);
            var (one, other) = (left.Words[l], right.Words[r]);
            aligned.Add(
                (
                    likeness,
                    Math.Min(CommonWords.Weight(one), CommonWords.Weight(other)),
                    IsTelling(one) && IsTelling(other)
                )
            );
        }
        return aligned;
    }

    private double Word(string left, string right)
    {
        if (left == right)
        {
            return 1;
        }
        if (IsWithArticle(left, right) || IsWithArticle(right, left))
        {
            return WithArticle;
        }
        // One letter more or less makes another word of a short one.
        if (Math.Min(left.Length, right.Length) <= 3 || Math.Abs(left.Length - right.Length) > 3)
        {
            return 0;
        }
        var distance = edits.Distance(left, right);
        var share = 1 - distance / Math.Max(left.Length, right.Length);
        return Math.Min(words.Similarity(left, right), (1 + share) / 2);
    }

    /// <summary>Whether a word is the other one with the Arabic article before it.</summary>
    private static bool IsWithArticle(string word, string other) =>
        other.Length >= 4
        && word.Length == other.Length + 2
        && (
            word.StartsWith("al", StringComparison.Ordinal)
            || word.StartsWith("el", StringComparison.Ordinal)
        )
        && word.EndsWith(other, StringComparison.Ordinal);

    /// <summary>Names that differ in where their blanks are.</summary>
    private double Joined(NormalizedName left, NormalizedName right)
    {
        var (one, other) = (left.Joined, right.Joined);
        var longest = Math.Max(one.Length, other.Length);
        if (
            Math.Min(one.Length, other.Length) < 5
            || Math.Abs(one.Length - other.Length) > longest / 4
        )
        {
            return one == other ? 1 : 0;
        }
        return 1 - edits.Distance(one, other) / longest;
    }

    private static bool IsTelling(string word) => word.Length >= 4 && !CommonWords.IsCommon(word);

    private static double Weight(NormalizedName name) => name.Words.Sum(CommonWords.Weight);
}
