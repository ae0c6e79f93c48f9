using ExportRules;

namespace ComplianceDesk.Endpoints;

/// <summary>A diagnostic as problem details carry it; the codes are explained in docs/diagnostics.md.</summary>
internal sealed record DiagnosticView(
    string Code,
    string Severity,
    int Line,
    int Column,
    string? Path,
    string Message,
    string? Hint
)
{
    public static DiagnosticView Of(Diagnostic diagnostic) =>
        new(
            diagnostic.Code,
            diagnostic.Severity is ExportRules.Severity.Error ? "error" : "warning",
            diagnostic.Location.Line,
            diagnostic.Location.Column,
            diagnostic.Path,
            diagnostic.Message,
            diagnostic.Hint
        );
}
