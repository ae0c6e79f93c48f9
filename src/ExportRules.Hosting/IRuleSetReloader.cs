namespace ExportRules.Hosting;

/// <summary>One rule set of a host, to look at its state and to reload it by hand. Keyed by the rule set's name.</summary>
/// <remarks>Implementations are safe to call from several threads; reloads of one rule set run one after another.</remarks>
public interface IRuleSetReloader
{
    /// <summary>The name under which the rule set is registered.</summary>
    string Name { get; }

    /// <summary>The digest of the content in use.</summary>
    string Digest { get; }

    /// <summary>When the law in use was taken into use.</summary>
    DateTimeOffset Since { get; }

    /// <summary>The refusal of a newer law that has not been mended; null where there is none.</summary>
    ReloadResult? Refusal { get; }

    /// <summary>
    /// The engine in use now, which no reload changes: for several calls that must be made under one law, such as a
    /// decision and its text. Do not keep it for longer.
    /// </summary>
    IExportRulesEngine Snapshot();

    /// <summary>Loads and checks the files as they lie, and takes them into use if every check passes.</summary>
    /// <param name="cancellationToken">Ends the wait for a reload that is under way; a started one is finished.</param>
    /// <returns>What was done; a law that fails a check is a result, not an exception.</returns>
    /// <exception cref="OperationCanceledException">The wait was cancelled; nothing was changed.</exception>
    Task<ReloadResult> ReloadAsync(CancellationToken cancellationToken = default);
}
