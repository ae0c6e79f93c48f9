namespace ExportRules.Screening;

/// <summary>Screens end users against one list, such as METI's Foreign End User List.</summary>
/// <remarks>
/// Called before a decision is made and never within one. Implementations are safe to call from several threads. A
/// screening that cannot be carried out throws: no answer is better than one that looks like <c>no hit</c>.
/// </remarks>
public interface IEndUserScreening
{
    /// <summary>Screens an end user.</summary>
    /// <param name="endUser">
    /// The end user. Without a name, or with one that holds nothing to compare, the result is
    /// <see cref="ScreeningOutcome.Possible"/>.
    /// </param>
    /// <param name="cancellation">Ends the screening.</param>
    ValueTask<ScreeningResult> ScreenAsync(
        EndUser endUser,
        CancellationToken cancellation = default
    );
}
