using ExportRules.Compilation;
using ExportRules.Replay.Deciding;
using ExportRules.RuleSets;

namespace ExportRules.Replay.Projection;

/// <summary>The facts of a bound transaction to codes: equal codes give decisions that are equal to the byte, but for the id.</summary>
internal sealed class FactSetProjection
{
    private readonly (int Index, FactProjector Projector)[] projectors;
    private readonly int contractDate;

    public FactSetProjection(ReplayPolicy policy)
    {
        var uses = new FactUses(policy.RuleSet);
        projectors =
        [
            .. policy
                .RuleSet.Facts.All.Where(fact =>
                    // What is assumed is listed in the decision where it was not supplied.
                    !fact.IsDerived
                    && (
                        uses[fact].IsUsed
                        || fact.Path == BuiltInFacts.Date
                        || policy.Options.Assumptions.ContainsKey(fact.Path)
                    )
                )
                .Select(fact =>
                    (
                        fact.Index,
                        new FactProjector(
                            uses[fact],
                            policy.IsOwnDate && fact.Path == BuiltInFacts.Date ? policy : null
                        )
                    )
                ),
        ];
        contractDate = policy.RuleSet.Facts.IndexOf(BuiltInFacts.ContractDate);
    }

    public int Count => projectors.Length;

    /// <summary>False where the decision says more than the codes hold: remarks on the input, licenses, the law of the contract date.</summary>
    public bool TryProject(FactSet facts, Span<uint> codes)
    {
        if (
            facts.Notes.Count > 0
            || facts.Licenses is not null
            || facts.Values[contractDate].IsSupplied
        )
        {
            return false;
        }
        for (var index = 0; index < projectors.Length; index++)
        {
            var (place, projector) = projectors[index];
            var code = projector.Code(in facts.Values[place]);
            if (code == FactProjector.None)
            {
                return false;
            }
            codes[index] = code;
        }
        return true;
    }
}
