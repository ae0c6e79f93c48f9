namespace ExportRules.Cli;

/// <summary>Diagnostics as lines that editors and build servers understand.</summary>
internal static class DiagnosticPrinter
{
    /// <summary>One line each: <c>file:line:column: error ERnnnn: message; hint</c>.</summary>
    public static void Print(TextWriter writer, IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            writer.WriteLine(diagnostic.ToString());
        }
    }
}
