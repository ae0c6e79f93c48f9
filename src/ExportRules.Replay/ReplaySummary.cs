namespace ExportRules.Replay;

/// <summary>What a replay did: under which law, with which result, and that no row was lost.</summary>
public sealed record ReplaySummary
{
    /// <summary>The input, as it was named.</summary>
    public required string Input { get; init; }

    /// <summary>The law that decided, in words.</summary>
    public required string Policy { get; init; }

    /// <summary>The law that it was compared with, in words.</summary>
    public string? Against { get; init; }

    /// <summary>What became of the rows.</summary>
    public required ReplayCounts Counts { get; init; }

    /// <summary><c>sha256:</c> and the digest of the output before any compression. It depends on the input and the law alone.</summary>
    public required string Digest { get; init; }

    /// <summary>What the reader should know about the input's columns.</summary>
    public IReadOnlyList<Diagnostic> Warnings { get; init; } = [];
}
