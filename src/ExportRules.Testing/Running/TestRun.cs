using ExportRules.Testing.Cases;

namespace ExportRules.Testing.Running;

/// <summary>Runs the cases of a rule set's folder, or of every rule set right below a folder.</summary>
internal static class TestRun
{
    private const string Header = "ruleset.yaml";

    public static IReadOnlyList<SuiteReport> Run(string folder, TestOptions options)
    {
        var suites = Folders(folder).Select(suite => Suite(suite, options)).ToList();
        // With several rule sets a filter may concern one of them; that it concerns none is an error.
        var concerned = suites
            .Where(suite => suite.Outcomes.Count > 0 || suite.Errors.Any())
            .ToList();
        if (concerned.Count > 0)
        {
            return concerned;
        }
        return
        [
            .. suites.Select(suite =>
                suite with
                {
                    Diagnostics = [.. suite.Diagnostics, NothingMatches(suite, options)],
                }
            ),
        ];
    }

    private static IReadOnlyList<string> Folders(string folder)
    {
        if (!Directory.Exists(folder) || File.Exists(Path.Combine(folder, Header)))
        {
            return [folder];
        }
        var below = Directory
            .EnumerateDirectories(folder)
            .Where(child => File.Exists(Path.Combine(child, Header)))
            .Order(StringComparer.Ordinal)
            .ToList();
        return below.Count == 0 ? [folder] : below;
    }

    private static SuiteReport Suite(string folder, TestOptions options)
    {
        var (cases, diagnostics) = RuleSetCases.TryLoad(folder);
        if (cases is null)
        {
            return new() { Folder = folder, Diagnostics = diagnostics };
        }
        var chosen = cases
            .Select(one => one.Source)
            .Where(one => Matches(one, options.Filter))
            .ToList();
        return new AnalyzedSuite(cases, folder, options).Run(chosen, diagnostics);
    }

    private static bool Matches(Case one, string? filter) =>
        string.IsNullOrEmpty(filter)
        || one.Name.Contains(filter, StringComparison.OrdinalIgnoreCase)
        || one.Location.File!.Contains(filter, StringComparison.OrdinalIgnoreCase);

    private static Diagnostic NothingMatches(SuiteReport suite, TestOptions options) =>
        new(
            DiagnosticCodes.NoCaseMatches,
            Severity.Error,
            new(suite.Folder, 0, 0),
            $"0 cases match `{options.Filter}`"
        )
        {
            Hint = "the filter is looked for in the sentence and in the file of each case",
        };
}
