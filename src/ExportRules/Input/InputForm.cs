namespace ExportRules.Input;

/// <summary>How a file holds its transactions; answers are written in the same form.</summary>
internal enum InputForm
{
    /// <summary>One JSON object.</summary>
    Single,

    /// <summary>A JSON array of objects.</summary>
    Array,

    /// <summary>JSON Lines: one object a line.</summary>
    Lines,
}
