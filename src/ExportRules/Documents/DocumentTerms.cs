using System.Globalization;
using ExportRules.Formatting;
using ExportRules.RuleSets;

namespace ExportRules.Documents;

/// <summary>The words of a document: titles of the rule set with their terms, and Japan's own words for the headings.</summary>
internal sealed class DocumentTerms(RuleSet ruleSet)
{
    private readonly bool isJapanese = ruleSet.Term?.Any(IsJapanese) ?? false;

    /// <summary>The sentences of decisions.</summary>
    public DecisionWords Words { get; } = new(ruleSet);

    /// <summary>A heading, with the Japanese term where the rule set's own terms are Japanese.</summary>
    public Phrase Heading(string title, string term) => Phrase.Titled(title, Term(term));

    /// <summary>A Japanese term where the rule set's own terms are Japanese.</summary>
    public string? Term(string term) => isJapanese ? term : null;

    public Phrase License(string id) =>
        ruleSet.LicenseTypes.FirstOrDefault(type => type.Id == id) is { } type
            ? Phrase.Titled(type.Title, type.Term)
            : Phrase.Code(id);

    public Phrase Basis(string id) =>
        ruleSet.Bases.FirstOrDefault(basis => basis.Id == id) is { } basis
            ? Phrase.Titled(basis.Title, basis.Term)
            : Phrase.Code(id);

    /// <summary>An act by title, with the day of its publication.</summary>
    public Phrase Act(string? id)
    {
        if (id is null)
        {
            return Phrase.Empty;
        }
        return ruleSet.Acts.FirstOrDefault(act => act.Id == id) is { } act
            ? Phrase.Titled(act.Title, act.Term)
                + (act.Published is { } day ? $", published {DecisionWords.Day(day)}" : "")
            : Phrase.Code(id);
    }

    /// <summary>The answer in one sentence.</summary>
    public Phrase Headline(Decision decision) => Words.Headline(decision);

    public static Phrase Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The sentence of a rule, as a sentence of its own.</summary>
    public static string Sentence(string text) =>
        text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    // Kana or kanji.
    private static bool IsJapanese(char character) =>
        character is (>= '\u3040' and <= '\u30FF') or (>= '\u4E00' and <= '\u9FFF');
}
