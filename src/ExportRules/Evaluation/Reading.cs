namespace ExportRules.Evaluation;

/// <summary>How unknown rules are read when an answer is computed.</summary>
internal enum Reading
{
    /// <summary>Unknown rules have no effect.</summary>
    Plain,

    /// <summary>Unknown rules have every effect that tightens and none that relaxes.</summary>
    Strict,

    /// <summary>Unknown rules have every effect that relaxes and none that tightens.</summary>
    Mild,
}
