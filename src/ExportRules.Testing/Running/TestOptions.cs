namespace ExportRules.Testing.Running;

/// <summary>What a run of the cases is asked for.</summary>
internal sealed record TestOptions
{
    /// <summary>Only cases whose sentence or file holds this text.</summary>
    public string? Filter { get; init; }
}
