namespace ExportRules.RuleSets;

/// <summary>What a fact holds.</summary>
public enum FactType
{
    /// <summary>A truth value.</summary>
    Boolean,

    /// <summary>A decimal in the declared unit.</summary>
    Number,

    /// <summary>A decimal amount in the rule set's currency; unknown in any other.</summary>
    Money,

    /// <summary>One of a closed set of words.</summary>
    Word,

    /// <summary>A set of words of a closed set.</summary>
    Words,

    /// <summary>Any text; names that the rule set knows may have aliases.</summary>
    Text,

    /// <summary>A set of texts.</summary>
    Texts,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A country, ISO 3166 alpha-2.</summary>
    Country,

    /// <summary>A set of countries.</summary>
    Countries,

    /// <summary>An entry of the control list.</summary>
    Entry,

    /// <summary>A set of entries.</summary>
    Entries,

    /// <summary>An HS code.</summary>
    Hs,
}
