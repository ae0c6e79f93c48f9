using ExportRules.Evaluation;
using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>
/// What remains where diagrams outgrow their limit: transactions drawn from the partition, always the same ones, each
/// decided by the engine. It finds gaps and conflicts that are there, and proves nothing.
/// </summary>
internal sealed class SampledSearch(FactPartition partition)
{
    /// <summary>Transactions drawn for each version.</summary>
    public const int Draws = 4000;

    private readonly ExportRulesEngine engine = new(partition.RuleSet);
    private uint state = 2463534242;

    public IEnumerable<Finding> Of(PolicyVersion version)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var draw = 0; draw < Draws; draw++)
        {
            var item = partition.Items.All[Next(partition.Items.All.Count)];
            var point = partition.Domains.Select(Draw).ToArray();
            if (!ValidPoints.Holds(partition, point, version))
            {
                continue;
            }
            var witness = Witness.At(partition, item, point, version.From);
            var decision = engine.Evaluate(witness, version.From);
            if (
                decision is { Outcome: Outcome.Undetermined, Missing.Count: 0 }
                && (item.Entries.IsSupplied || decision.Entries.Count > 0)
                && Describe(decision, item, version, witness) is { } finding
                && seen.Add(finding.Identity)
            )
            {
                yield return finding;
            }
        }
    }

    private static Finding? Describe(
        Decision decision,
        ItemCase item,
        PolicyVersion version,
        Transaction witness
    )
    {
        if (
            decision.Notes.Any(note => note.StartsWith(Notes.LawNotKnown, StringComparison.Ordinal))
        )
        {
            return null;
        }
        var conflict = decision.Notes.FirstOrDefault(note =>
            note.StartsWith(Notes.Contradiction, StringComparison.Ordinal)
            || note.StartsWith(Notes.Conflict, StringComparison.Ordinal)
        );
        return new()
        {
            Kind = conflict is null ? FindingKind.Gap : FindingKind.Conflict,
            Subjects =
            [
                decision.Entries.Count > 0 ? string.Join(", ", decision.Entries) : item.Label,
            ],
            Message = conflict ?? GapSearch.NoRule,
            Versions = [version.Id],
            Witness = witness,
        };
    }

    /// <summary>Half of the facts are left out: else hardly a transaction would look like one.</summary>
    private int Draw(FactDomain domain) => Next(2) == 0 ? 0 : Next(domain.Classes.Count);

    private int Next(int count)
    {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        return (int)(state % (uint)count);
    }
}
