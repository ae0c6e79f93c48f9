namespace ExportRules.Yaml;

/// <summary>Collects every diagnostic of a run.</summary>
internal sealed class DiagnosticBag
{
    private readonly List<Diagnostic> diagnostics = [];

    public bool HasErrors { get; private set; }

    public int Count => diagnostics.Count;

    public void Error(
        string code,
        SourceLocation location,
        string message,
        string? hint = null,
        string? path = null
    )
    {
        HasErrors = true;
        diagnostics.Add(new(code, Severity.Error, location, message) { Hint = hint, Path = path });
    }

    public void Warning(
        string code,
        SourceLocation location,
        string message,
        string? hint = null,
        string? path = null
    ) =>
        diagnostics.Add(
            new(code, Severity.Warning, location, message) { Hint = hint, Path = path }
        );

    /// <summary>Takes over what another bag holds.</summary>
    public void Add(DiagnosticBag other)
    {
        HasErrors |= other.HasErrors;
        diagnostics.AddRange(other.diagnostics);
    }

    /// <summary>Everything found, in the order of files, lines and columns.</summary>
    public IReadOnlyList<Diagnostic> Sorted() =>
        [
            .. diagnostics
                .Distinct()
                .OrderBy(d => d.Location.File, StringComparer.Ordinal)
                .ThenBy(d => d.Location.Line)
                .ThenBy(d => d.Location.Column)
                .ThenBy(d => d.Code, StringComparer.Ordinal)
                .ThenBy(d => d.Message, StringComparer.Ordinal),
        ];
}
