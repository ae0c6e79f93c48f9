using ExportRules.Compilation;
using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>One policy version of a space: its answers for every item case, and the points that a transaction of its days can have.</summary>
internal sealed class VersionView
{
    public VersionView(AnalysisSpace space, PolicyVersion version)
    {
        Space = space;
        Version = version;
        Symbolic = space.Policy(version);
        Answers = [.. space.Partition.Items.All.Select(Symbolic.Answer)];
        Valid = space.Logic.And(ValidPoints.Of(space), ValidPoints.During(space, version));
    }

    public AnalysisSpace Space { get; }

    public PolicyVersion Version { get; }

    public SymbolicPolicy Symbolic { get; }

    public CompiledPolicy Policy => Symbolic.Policy;

    public IReadOnlyList<SymbolicAnswer> Answers { get; }

    public int Valid { get; }

    /// <summary>Every entry under which an item case can be decided, with where.</summary>
    public IEnumerable<(
        SymbolicAnswer Answer,
        PresentCandidate Present,
        SymbolicCandidate Candidate
    )> Candidates()
    {
        foreach (var answer in Answers)
        {
            foreach (var present in answer.Present)
            {
                yield return (answer, present, Symbolic.Candidate(answer.Item, present.Entry));
            }
        }
    }

    public Transaction Witness(ItemCase item, int set) =>
        Analysis.Witness.At(
            Space.Partition,
            item,
            new PointSearch(Space.Store).Any(set)!,
            Version.From
        );
}
