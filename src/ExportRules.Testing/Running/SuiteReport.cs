using ExportRules.Testing.Coverage;
using ExportRules.Testing.Mutation;

namespace ExportRules.Testing.Running;

/// <summary>What came of the cases of one rule set.</summary>
internal sealed record SuiteReport
{
    /// <summary>The folder, as the caller named it.</summary>
    public required string Folder { get; init; }

    /// <summary>The rule set's id; null where it could not be read.</summary>
    public string? RuleSet { get; init; }

    /// <summary>What is wrong with the rule set, its cases or the run.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    public IReadOnlyList<CaseOutcome> Outcomes { get; init; } = [];

    /// <summary>Prints failures; null where nothing was run.</summary>
    public FailureText? Failures { get; init; }

    public CoverageReport? Coverage { get; init; }

    public MutationReport? Mutation { get; init; }

    public IEnumerable<Diagnostic> Errors =>
        Diagnostics.Where(diagnostic => diagnostic.Severity is Severity.Error);

    public IEnumerable<CaseOutcome> Failed => Outcomes.Where(outcome => !outcome.Passed);

    /// <summary>No case, no error and no failure: a run that checked nothing is no success.</summary>
    public bool Passed => Outcomes.Count > 0 && !Errors.Any() && !Failed.Any();
}
