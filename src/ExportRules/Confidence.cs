namespace ExportRules;

/// <summary>How well a rule, list member or table row is supported by sources, strongest first.</summary>
public enum Confidence
{
    /// <summary>Two independent sources, or the official text.</summary>
    Sourced,

    /// <summary>One source.</summary>
    SingleSource,

    /// <summary>Concluded from other facts. Never makes an answer milder.</summary>
    Inferred,
}
