using ExportRules.Yaml;

namespace ExportRules.Testing.Cases;

/// <summary>A case as it is written, before its facts and expectations are read; each row of a table makes one.</summary>
internal sealed record CaseForm
{
    public required string Name { get; init; }

    public required SourceLocation Location { get; init; }

    public string? Origin { get; init; }

    public string? Source { get; init; }

    public required FactNodes Facts { get; init; }

    public YamlNode? Order { get; init; }

    public YamlNode? Policy { get; init; }

    public YamlNode? KnownAt { get; init; }

    public YamlNode? Assume { get; init; }

    public required IReadOnlyList<YamlEntry> Expect { get; init; }

    public SourceLocation ExpectLocation { get; init; }
}
