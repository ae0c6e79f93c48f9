namespace ExportRules.Testing.Cases;

/// <summary>How an expectation is compared with what was found.</summary>
internal enum Comparison
{
    /// <summary>Exactly these.</summary>
    Equal,

    /// <summary>All of these, and perhaps more.</summary>
    Includes,

    /// <summary>None of these.</summary>
    Excludes,
}
