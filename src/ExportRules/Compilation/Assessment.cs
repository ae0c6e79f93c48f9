namespace ExportRules.Compilation;

/// <summary>One transaction on its way through the stages. Lives in one session, on one thread.</summary>
internal sealed class Assessment(CompiledPolicy policy, FactSet facts)
{
    public CompiledPolicy Policy { get; } = policy;

    /// <summary>The facts as supplied and assumed.</summary>
    public FactSet Facts { get; } = facts;

    public int StagesRun { get; set; }

    /// <summary>The truth of the classification rules; later stages are judged for each candidate.</summary>
    public Truth[] Classification { get; } = new Truth[policy.Rules.Length];

    /// <summary>The entries under which the item falls or may fall.</summary>
    public List<Candidate> Candidates { get; } = [];

    /// <summary>Contradictions found on the way, each in one sentence.</summary>
    public List<string> Conflicts { get; } = [];
}
