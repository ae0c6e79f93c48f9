using System.Text;

namespace ExportRules.Screening.Names;

/// <summary>Unicode normalization, and the certainty that the runtime does it.</summary>
internal static class UnicodeForm
{
    // In some builds of the runtime without globalization data the input comes back as it was: names would be missed
    // without a word.
    private static readonly bool Works =
        "Ａ".Normalize(NormalizationForm.FormKC) == "A"
        && "é".Normalize(NormalizationForm.FormD).Length == 2;

    /// <summary>Form KC: full width, half width and other compatible letters become the plain ones.</summary>
    public static string Compatible(string text) => Normalize(text, NormalizationForm.FormKC);

    /// <summary>Form D: letters and their marks apart.</summary>
    public static string Decomposed(string text) => Normalize(text, NormalizationForm.FormD);

    private static string Normalize(string text, NormalizationForm form)
    {
        if (!Works)
        {
            throw new PlatformNotSupportedException(
                "this runtime does not normalize Unicode; screening needs globalization data"
            );
        }
        // Half a surrogate pair cannot be normalized.
        return Whole(text).Normalize(form);
    }

    private static string Whole(string text)
    {
        if (!text.Any(char.IsSurrogate))
        {
            return text;
        }
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            whole.Append(rune.ToString());
        }
        return whole.ToString();
    }
}
