using System.Globalization;

namespace ExportRules;

/// <summary>A place in an input or rule file. Lines and columns count from 1; 0 means the file as a whole.</summary>
/// <param name="File">The file as the caller named it, or null where the text had no file.</param>
/// <param name="Line">The line.</param>
/// <param name="Column">The column.</param>
public readonly record struct SourceLocation(string? File, int Line, int Column)
{
    /// <summary><c>file:line:column</c>.</summary>
    public override string ToString() =>
        Line == 0
            ? File ?? "-"
            : string.Create(CultureInfo.InvariantCulture, $"{File ?? "-"}:{Line}:{Column}");
}
