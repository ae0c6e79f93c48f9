namespace ExportRules.Yaml;

/// <summary>Collects every diagnostic of a run.</summary>
internal sealed class DiagnosticBag
{
    private readonly List<Diagnostic> diagnostics = [];
    private Dictionary<string, int>? errorsByFile;

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
        if (IsFull(location.File))
        {
            return;
        }
        errorsByFile ??= new(StringComparer.Ordinal);
        var count = errorsByFile.GetValueOrDefault(location.File ?? "") + 1;
        errorsByFile[location.File ?? ""] = count;
        if (count > YamlLimits.ErrorsPerFile)
        {
            (code, message, hint, path) = (
                DiagnosticCodes.ManyErrors,
                $"more than {YamlLimits.ErrorsPerFile} errors in this file; the rest is not shown",
                "mend these first",
                null
            );
        }
        diagnostics.Add(new(code, Severity.Error, location, message) { Hint = hint, Path = path });
    }

    /// <summary>Whether a file has had so many errors that no more are kept.</summary>
    public bool IsFull(string? file) =>
        errorsByFile is not null
        && errorsByFile.GetValueOrDefault(file ?? "") > YamlLimits.ErrorsPerFile;

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
        foreach (var (file, count) in other.errorsByFile ?? [])
        {
            errorsByFile ??= new(StringComparer.Ordinal);
            errorsByFile[file] = errorsByFile.GetValueOrDefault(file) + count;
        }
    }

    /// <summary>Everything found, in the order of files, lines and columns.</summary>
    public IReadOnlyList<Diagnostic> Sorted() =>
        diagnostics.Count == 0
            ? []
            :
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
