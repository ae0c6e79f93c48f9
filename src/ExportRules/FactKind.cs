namespace ExportRules;

/// <summary>What kind of value a fact has.</summary>
public enum FactKind
{
    /// <summary>Not supplied: unknown, never false.</summary>
    Missing,

    /// <summary>Known to have no value, such as a table column that is empty for the entry.</summary>
    Absent,

    /// <summary>A truth value.</summary>
    Boolean,

    /// <summary>A decimal number.</summary>
    Number,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A text, a word or a code.</summary>
    Text,

    /// <summary>A set of texts.</summary>
    Texts,
}
