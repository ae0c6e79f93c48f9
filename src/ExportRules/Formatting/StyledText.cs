namespace ExportRules.Formatting;

/// <summary>Text in pieces, each with its style; without the styles it is the plain text.</summary>
internal sealed class StyledText
{
    private readonly List<(string Text, TextStyle Style)> spans = [];

    public IReadOnlyList<(string Text, TextStyle Style)> Spans => spans;

    public StyledText Add(string text, TextStyle style = TextStyle.Plain)
    {
        // An id or a name of the input must not move the cursor, break the layout or look like another one.
        spans.Add((OneLine.Of(text), style));
        return this;
    }

    public StyledText Line(string text = "", TextStyle style = TextStyle.Plain) =>
        Add(text, style).End();

    public StyledText End()
    {
        spans.Add(("\n", TextStyle.Plain));
        return this;
    }

    public override string ToString() => string.Concat(spans.Select(span => span.Text));
}
