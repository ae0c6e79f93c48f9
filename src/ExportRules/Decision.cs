namespace ExportRules;

/// <summary>The answer: what the law of the policy day says about one transaction, and why.</summary>
/// <remarks>
/// Immutable and safe to share between threads. The same transaction and the same <see cref="PolicyReference.Digest"/>
/// give the same decision, to the byte in JSON, on any machine.
/// </remarks>
public sealed record Decision
{
    private readonly Lazy<IReadOnlyList<TraceEntry>> trace = new([]);

    /// <summary>The transaction's own id, or null.</summary>
    public string? Transaction { get; init; }

    /// <summary>The outcome.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>The least burdensome available license type; null where none is required or none can be named.</summary>
    public string? License { get; init; }

    /// <summary>The license that the exporter holds and that covers the transaction; null where none does or none was stated.</summary>
    public UsableLicense? Usable { get; init; }

    /// <summary>Every license type with its status, least burdensome first; empty where no license is required.</summary>
    public IReadOnlyList<LicenseStatus> Licenses { get; init; } = [];

    /// <summary>
    /// The bases that make a license necessary, or would without the exemption; of an undetermined answer those that may.
    /// </summary>
    public IReadOnlyList<string> Basis { get; init; } = [];

    /// <summary>The exemption that removes the necessity, by its public name.</summary>
    public string? Exemption { get; init; }

    /// <summary>Facts whose absence keeps the answer undetermined, sorted.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Facts that could only make the answer milder, with what they would change.</summary>
    public IReadOnlyList<Relaxation> MayRelax { get; init; } = [];

    /// <summary>Facts that were assumed, never supplied.</summary>
    public IReadOnlyList<AssumedFact> Assumed { get; init; } = [];

    /// <summary>What the exporter must also do.</summary>
    public IReadOnlyList<Obligation> Obligations { get; init; } = [];

    /// <summary>The weakest link among the determining rules; null where nothing determines.</summary>
    public Confidence? Confidence { get; init; }

    /// <summary>The law that decided.</summary>
    public required PolicyReference Policy { get; init; }

    /// <summary>The engine's version.</summary>
    public required string Engine { get; init; }

    /// <summary>Every rule that could have mattered, in the order of the stages; built when it is first read.</summary>
    public IReadOnlyList<TraceEntry> Trace
    {
        get => trace.Value;
        init => trace = new(value);
    }

    /// <summary>The entries of the control list under which the item was decided.</summary>
    public IReadOnlyList<string> Entries { get; init; } = [];

    /// <summary>The rules that determined the answer, sorted.</summary>
    public IReadOnlyList<string> DeterminingRules { get; init; } = [];

    /// <summary>Each stated license with whether it covers the transaction, and why not.</summary>
    public IReadOnlyList<HeldLicenseResult> Held { get; init; } = [];

    /// <summary>The answer under the law of the contract date, where that is another version.</summary>
    public ContractDateAnswer? ContractDate { get; init; }

    /// <summary>Remarks for the reader: how the input was read, contradictions, what the law leaves open.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    internal Func<IReadOnlyList<TraceEntry>> LazyTrace
    {
        init => trace = new(value);
    }
}
