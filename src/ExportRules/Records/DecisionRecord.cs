using System.Text.Json.Serialization;

namespace ExportRules.Records;

/// <summary>
/// A decision as it is kept: the question, how it was asked, the answer with its trace, and a digest that shows any
/// later change of the record itself.
/// </summary>
/// <remarks>Immutable and safe to share between threads. It holds no time of its own: the caller's journal may.</remarks>
public sealed record DecisionRecord
{
    /// <summary>The version of the record's format that this engine writes.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The version of the format.</summary>
    [JsonRequired]
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The transaction as it was supplied.</summary>
    public required Transaction Transaction { get; init; }

    /// <summary>The day whose law was asked for; null for the transaction's own date.</summary>
    public DateOnly? PolicyDate { get; init; }

    /// <summary>The day up to which acts were to be known; null for all.</summary>
    public DateOnly? KnownAt { get; init; }

    /// <summary>The assumptions that were allowed, by the facts' paths; the decision says which of them were used.</summary>
    public IReadOnlyDictionary<string, FactValue> Assumptions { get; init; } = FactTable.Empty;

    /// <summary>Who supplied which fact, by the facts' paths, in the caller's words; null where it was not recorded.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? SuppliedBy { get; init; }

    /// <summary>The decision with its trace.</summary>
    public required Decision Decision { get; init; }

    /// <summary><c>sha256:</c> and the digest of everything else in the record.</summary>
    public string? Seal { get; init; }

    /// <summary>Decides a transaction and seals question and answer into a record.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="transaction">The transaction.</param>
    /// <param name="options">Policy date, known-at date and assumptions; null for none.</param>
    /// <param name="suppliedBy">Who supplied which fact; null where it is not recorded.</param>
    /// <exception cref="InvalidTransactionException">The transaction cannot be decided as it is written.</exception>
    public static DecisionRecord Create(
        IExportRulesEngine engine,
        Transaction transaction,
        EvaluationOptions? options = null,
        IReadOnlyDictionary<string, string>? suppliedBy = null
    )
    {
        ArgumentNullException.ThrowIfNull(engine);
        var record = new DecisionRecord
        {
            Transaction = transaction,
            PolicyDate = options?.PolicyDate,
            KnownAt = options?.KnownAt,
            Assumptions = options?.Assumptions ?? FactTable.Empty,
            SuppliedBy = suppliedBy,
            Decision = engine.Evaluate(transaction, options),
        };
        return record with { Seal = DecisionRecordJson.SealOf(record) };
    }
}
