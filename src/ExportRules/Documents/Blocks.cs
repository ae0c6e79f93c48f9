namespace ExportRules.Documents;

/// <summary>One block of a page, below the other.</summary>
internal abstract record Block;

/// <summary>A heading; 1 is the page's title.</summary>
internal sealed record HeadingBlock(int Level, Phrase Text) : Block;

/// <summary>A paragraph.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Tone">Whether the reader must not miss it.</param>
internal sealed record ParagraphBlock(Phrase Text, ParagraphTone Tone = ParagraphTone.Plain)
    : Block;

/// <summary>A table with names on the left and values on the right.</summary>
internal sealed record FieldsBlock(IReadOnlyList<(Phrase Name, Phrase Value)> Fields) : Block;

/// <summary>A table; the first cell of a row names the row.</summary>
internal sealed record TableBlock(
    Phrase Caption,
    IReadOnlyList<Phrase> Columns,
    IReadOnlyList<IReadOnlyList<Phrase>> Rows
) : Block;

/// <summary>A list.</summary>
/// <param name="Items">The items.</param>
/// <param name="HasBoxes">Whether each has a box to be ticked.</param>
internal sealed record ListBlock(IReadOnlyList<Phrase> Items, bool HasBoxes = false) : Block;

/// <summary>A table whose rows are to be filled in by hand.</summary>
internal sealed record SignOffBlock(IReadOnlyList<Phrase> Columns, IReadOnlyList<Phrase> Roles)
    : Block;
