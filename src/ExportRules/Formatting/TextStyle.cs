namespace ExportRules.Formatting;

/// <summary>What a piece of text is to the reader; a terminal gives each its color.</summary>
internal enum TextStyle
{
    Plain,
    Heading,
    Good,
    Attention,
    Bad,
    Quiet,
    Id,
}
