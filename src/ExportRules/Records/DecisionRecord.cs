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

    private Writing? written;

    /// <summary>The version of the format.</summary>
    [JsonRequired]
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The transaction as it was supplied; null for the record of an order.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Transaction? Transaction { get; init; }

    /// <summary>The order as it was supplied; null for the record of a single transaction.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Order? Order { get; init; }

    /// <summary>The day whose law was asked for; null for the transaction's own date.</summary>
    public DateOnly? PolicyDate { get; init; }

    /// <summary>The day up to which acts were to be known; null for all.</summary>
    public DateOnly? KnownAt { get; init; }

    /// <summary>The assumptions that were allowed, by the facts' paths; the decision says which of them were used.</summary>
    public IReadOnlyDictionary<string, FactValue> Assumptions { get; init; } = FactTable.Empty;

    /// <summary>Who supplied which fact, by the facts' paths, in the caller's words; null where it was not recorded.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? SuppliedBy { get; init; }

    /// <summary>The evidence of the end user's screening; null where none was part of the decision.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ScreeningResult>? Screening { get; init; }

    /// <summary>The decision of the transaction, with its trace.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Decision? Decision { get; init; }

    /// <summary>The decision of the order, with the decision and trace of each line.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OrderDecision? OrderDecision { get; init; }

    /// <summary><c>sha256:</c> and the digest of everything else in the record.</summary>
    public string? Seal { get; init; }

    /// <summary>Decides a transaction and seals question and answer into a record.</summary>
    /// <param name="engine">The engine; what it adds to the options is kept with them.</param>
    /// <param name="transaction">The transaction.</param>
    /// <param name="options">Policy date, known-at date and assumptions; null for none.</param>
    /// <param name="suppliedBy">Who supplied which fact; null where it is not recorded.</param>
    /// <param name="screening">The evidence behind what the transaction says about listings; null where there is none.</param>
    /// <exception cref="InvalidTransactionException">The transaction cannot be decided as it is written.</exception>
    public static DecisionRecord Create(
        IExportRulesEngine engine,
        Transaction transaction,
        EvaluationOptions? options = null,
        IReadOnlyDictionary<string, string>? suppliedBy = null,
        IReadOnlyList<ScreeningResult>? screening = null
    )
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(transaction);
        options = engine.Applied(options);
        return Sealed(
            new()
            {
                Transaction = transaction,
                SuppliedBy = suppliedBy,
                Screening = screening,
                Decision = engine.Evaluate(transaction, options),
            },
            options
        );
    }

    /// <summary>Decides an order and seals question and answer into a record.</summary>
    /// <param name="engine">The engine; what it adds to the options is kept with them.</param>
    /// <param name="order">The order.</param>
    /// <param name="options">Policy date, known-at date and assumptions; null for none.</param>
    /// <param name="suppliedBy">Who supplied which fact; null where it is not recorded.</param>
    /// <param name="screening">The evidence behind what the lines say about listings; null where there is none.</param>
    /// <exception cref="InvalidTransactionException">A line cannot be decided as it is written.</exception>
    public static DecisionRecord Create(
        IExportRulesEngine engine,
        Order order,
        EvaluationOptions? options = null,
        IReadOnlyDictionary<string, string>? suppliedBy = null,
        IReadOnlyList<ScreeningResult>? screening = null
    )
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(order);
        options = engine.Applied(options);
        return Sealed(
            new()
            {
                Order = order,
                SuppliedBy = suppliedBy,
                Screening = screening,
                OrderDecision = engine.EvaluateOrder(order, options),
            },
            options
        );
    }

    /// <summary>The id of the transaction or order; null where it has none.</summary>
    [JsonIgnore]
    public string? Id => Transaction?.Id ?? Order?.Id;

    /// <summary>The decisions: one of a transaction, one a line of an order.</summary>
    [JsonIgnore]
    internal IReadOnlyList<Decision> Decisions =>
        Decision is { } one ? [one] : OrderDecision?.Lines ?? [];

    /// <summary>This record in JSON where it is at hand; null where it has to be written.</summary>
    [JsonIgnore]
    internal byte[]? Utf8 => written?.Of(this);

    /// <summary>The same record with its JSON at hand.</summary>
    internal DecisionRecord Written() =>
        Utf8 is null ? Remember(this with { }, DecisionRecordJson.Utf8Of(this)) : this;

    private static DecisionRecord Sealed(DecisionRecord record, EvaluationOptions? options)
    {
        record = record with
        {
            PolicyDate = options?.PolicyDate,
            KnownAt = options?.KnownAt,
            Assumptions = options?.Assumptions ?? FactTable.Empty,
        };
        var (seal, utf8) = DecisionRecordJson.Seal(record);
        return Remember(record with { Seal = seal }, utf8);
    }

    private static DecisionRecord Remember(DecisionRecord record, byte[] utf8)
    {
        record.written = new(record, utf8);
        return record;
    }

    /// <summary>The bytes of one record; whoever copies the record with a change holds those of another.</summary>
    private sealed class Writing(DecisionRecord record, byte[] utf8)
    {
        public byte[]? Of(DecisionRecord asked) => ReferenceEquals(asked, record) ? utf8 : null;
    }
}
