using System.Collections.Immutable;

namespace ExportRules.Documents;

/// <summary>
/// A text inside a block, in pieces of one style each. It is text and never markup: the page that prints it encodes
/// it, and what a reader could not see is spelled out here already.
/// </summary>
internal sealed class Phrase
{
    private Phrase(ImmutableArray<(string Text, SpanStyle Style)> spans) => Spans = spans;

    public static Phrase Empty { get; } = new([]);

    public ImmutableArray<(string Text, SpanStyle Style)> Spans { get; }

    public bool IsEmpty => Spans.IsEmpty;

    public static implicit operator Phrase(string? text) => Of(text, SpanStyle.Plain);

    public static Phrase operator +(Phrase left, Phrase right) =>
        new(left.Spans.AddRange(right.Spans));

    public static Phrase Code(string? text) => Of(text, SpanStyle.Code);

    public static Phrase Strong(string? text) => Of(text, SpanStyle.Strong);

    /// <summary>An English title with the official term in brackets, where there is one.</summary>
    public static Phrase Titled(string? title, string? term) =>
        term is null ? title : (Phrase)$"{title} (" + Of(term, SpanStyle.Term) + ")";

    public static Phrase Join(string separator, IEnumerable<Phrase> phrases)
    {
        var joined = Empty;
        foreach (var phrase in phrases.Where(phrase => !phrase.IsEmpty))
        {
            joined = joined.IsEmpty ? phrase : joined + separator + phrase;
        }
        return joined;
    }

    public static Phrase Codes(IEnumerable<string> ids) => Join(", ", ids.Select(Code));

    private static Phrase Of(string? text, SpanStyle style) =>
        string.IsNullOrEmpty(text) ? Empty : new([(OneLine.Of(text), style)]);
}
