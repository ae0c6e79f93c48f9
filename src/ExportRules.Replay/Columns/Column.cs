using ExportRules.RuleSets;

namespace ExportRules.Replay.Columns;

/// <summary>One column of the input.</summary>
/// <param name="Name">The header as it stands in the file, trimmed.</param>
/// <param name="Index">Its place, from 0.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Fact">The fact that it holds.</param>
internal sealed record Column(string Name, int Index, ColumnRole Role, FactDeclaration? Fact)
{
    /// <summary>The path of what it holds, or its name.</summary>
    public string Path =>
        Role switch
        {
            ColumnRole.Fact => Fact!.Path,
            ColumnRole.Id => "id",
            ColumnRole.Licenses => BuiltInFacts.Licenses,
            _ => Name,
        };
}
