namespace ExportRules.Documents;

/// <summary>A document's content, before it is printed as Markdown or HTML.</summary>
internal sealed class DocumentPage
{
    private readonly List<Block> blocks = [];

    /// <summary>A page that begins with its title.</summary>
    /// <param name="title">What kind of document it is.</param>
    /// <param name="term">The official term for it; null where the rule set is not Japan's.</param>
    /// <param name="id">Whose document it is; null where that has no id.</param>
    public DocumentPage(string title, string? term, string? id)
    {
        Title = id is null ? title : $"{title} {id}";
        Heading(1, Phrase.Titled(title, term) + (id is null ? Phrase.Empty : $": {id}"));
    }

    /// <summary>The plain title, for a window or a tab.</summary>
    public Phrase Title { get; }

    public IReadOnlyList<Block> Blocks => blocks;

    public void Heading(int level, Phrase text) => blocks.Add(new HeadingBlock(level, text));

    public void Paragraph(Phrase text, ParagraphTone tone = ParagraphTone.Plain) =>
        blocks.Add(new ParagraphBlock(text, tone));

    /// <summary>Names and values; what has no value is left out.</summary>
    public void Fields(params IEnumerable<(Phrase Name, Phrase Value)> fields)
    {
        var filled = fields.Where(field => !field.Value.IsEmpty).ToList();
        if (filled.Count > 0)
        {
            blocks.Add(new FieldsBlock(filled));
        }
    }

    /// <summary>A table; without rows, the sentence that says so.</summary>
    public void Table(
        Phrase caption,
        IReadOnlyList<Phrase> columns,
        IEnumerable<IReadOnlyList<Phrase>> rows,
        string? none = null
    )
    {
        var all = rows.ToList();
        if (all.Count > 0)
        {
            blocks.Add(new TableBlock(caption, columns, all));
        }
        else if (none is not null)
        {
            Paragraph(none);
        }
    }

    public void List(IEnumerable<Phrase> items, bool hasBoxes = false)
    {
        var all = items.ToList();
        if (all.Count > 0)
        {
            blocks.Add(new ListBlock(all, hasBoxes));
        }
    }

    public void SignOff(IReadOnlyList<Phrase> columns, IReadOnlyList<Phrase> roles) =>
        blocks.Add(new SignOffBlock(columns, roles));
}
