namespace ExportRules.Compilation;

/// <summary>Three-valued truth, ordered so that <c>all</c> is the minimum and <c>any</c> the maximum.</summary>
internal enum Truth : byte
{
    False = 0,
    Unknown = 1,
    True = 2,
}
