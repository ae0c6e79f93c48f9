namespace ExportRules;

/// <summary>How bad a diagnostic is.</summary>
public enum Severity
{
    /// <summary>Worth a look; nothing is refused.</summary>
    Warning,

    /// <summary>The input is refused.</summary>
    Error,
}
