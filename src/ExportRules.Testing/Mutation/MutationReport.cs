using ExportRules.Testing.Running;

namespace ExportRules.Testing.Mutation;

/// <summary>Which small changes of the law no case notices.</summary>
/// <param name="Mutants">Every mutant, in the order of files and lines.</param>
internal sealed record MutationReport(IReadOnlyList<MutantResult> Mutants)
{
    public int Killed => Mutants.Count(mutant => mutant.IsKilled);

    public IEnumerable<MutantResult> Accepted =>
        Mutants.Where(mutant => mutant is { IsKilled: false, Reason: not null });

    public IEnumerable<MutantResult> Survivors =>
        Mutants.Where(mutant => mutant is { IsKilled: false, Reason: null });

    /// <summary>Killed mutants of a hundred, accepted survivors left out of account.</summary>
    public decimal Percent => Percentages.Of(Killed, Mutants.Count - Accepted.Count());
}

/// <summary>What became of one mutant.</summary>
/// <param name="Id">The mutant.</param>
/// <param name="Location">What it changes.</param>
/// <param name="KilledBy">The first case that notices it; null where none does.</param>
/// <param name="Concerned">How many cases reach what it changes.</param>
/// <param name="Reason">Why it is accepted that it survives.</param>
internal sealed record MutantResult(
    string Id,
    SourceLocation Location,
    string? KilledBy,
    int Concerned,
    string? Reason
)
{
    public bool IsKilled => KilledBy is not null;
}
