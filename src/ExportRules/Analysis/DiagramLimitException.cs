namespace ExportRules.Analysis;

/// <summary>The diagrams of an analysis have outgrown their limit; what was not looked at is sampled instead.</summary>
internal sealed class DiagramLimitException()
    : Exception("the diagrams of this analysis have outgrown their limit");
