using ExportRules.Compilation;
using ExportRules.Input;
using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>
/// The smallest sets of facts that make a license available, or unnecessary, for one transaction. What the diagrams
/// propose is decided by the engine before it is told.
/// </summary>
internal sealed class NearestChanges(
    AnalysisSpace space,
    PolicyVersion version,
    FactSet facts,
    Func<FactSet, Decision> decide
)
{
    /// <summary>More changes than this are another transaction.</summary>
    public const int MostFacts = 3;

    private const int MostSets = 12;
    private const int MostPoints = 20000;

    private readonly RangeText ranges = new(space.Partition);

    /// <param name="license">The license type.</param>
    /// <param name="place">Where the facts lie in the partition.</param>
    public (
        IReadOnlyList<FactChange> ToBeAvailable,
        IReadOnlyList<FactChange> ToNeedNone,
        bool IsComplete
    ) Of(string license, (ItemCase Item, int[] Point) place)
    {
        var point = place.Point;
        var answer = space.Policy(version).Answer(place.Item);
        var type = version.RuleSet.LicenseTypes.First(type => type.Id == license).Burden;
        var logic = space.Logic;
        var available = logic.And(
            logic.Is(answer.Statuses[type], StatusCode.Of(Availability.Available)),
            AnswerCode.LicenseRequired(logic, answer.Code, answer.Statuses.Length)
        );
        var (toBeAvailable, isFirstComplete) = Smallest(
            available,
            point,
            decision => WhyNot.IsAvailable(decision, license)
        );
        var (toNeedNone, isSecondComplete) = Smallest(
            logic.Is(answer.Code, AnswerCode.NothingNeeded),
            point,
            decision => decision.Outcome is Outcome.NoLicenseRequired
        );
        return (toBeAvailable, toNeedNone, isFirstComplete && isSecondComplete);
    }

    private (IReadOnlyList<FactChange> Changes, bool IsComplete) Smallest(
        int set,
        int[] point,
        Func<Decision, bool> isWanted
    )
    {
        var allowed = space.Logic.And(set, ValidPoints.Of(space));
        if (space.Partition.Find(BuiltInFacts.Date) is { } day)
        {
            // Another day is another question, see the nearest days.
            var fixedDay = Enumerable.Repeat(-1, point.Length).ToArray();
            fixedDay[day.Level] = point[day.Level];
            allowed = space.Store.Restrict(allowed, fixedDay);
        }
        var search = new PointSearch(space.Store, point);
        if (search.Distance(allowed) is not ({ } steps and > 0 and <= MostFacts))
        {
            return ([], true);
        }
        var found = search.Changes(allowed, steps).Take(MostPoints).ToList();
        var sets = found
            .GroupBy(
                change => string.Join(',', change.Select(fact => fact.Level)),
                StringComparer.Ordinal
            )
            .ToList();
        return (
            [.. sets.SelectMany(group => Describe([.. group], isWanted)).Take(MostSets)],
            found.Count < MostPoints && sets.Count <= MostSets
        );
    }

    /// <summary>Changes of the same facts: for each choice of the others, the values of the last one together.</summary>
    private IEnumerable<FactChange> Describe(
        List<IReadOnlyList<(int Level, int Class)>> changes,
        Func<Decision, bool> isWanted
    ) =>
        changes
            .Where(change => isWanted(decide(Changed(change))))
            .GroupBy(change => string.Join(',', change.SkipLast(1)), StringComparer.Ordinal)
            .Select(group =>
            {
                var alike = group.ToList();
                return new FactChange([
                    .. alike[0]
                        .Select(
                            (fact, index) =>
                                Describe(
                                    fact.Level,
                                    index == alike[0].Count - 1
                                        ? [.. alike.Select(change => change[^1].Class)]
                                        : [fact.Class]
                                )
                        ),
                ]);
            });

    private ChangedFact Describe(int level, HashSet<int> classes)
    {
        var domain = space.Partition.Domains[level];
        var side = new bool[domain.Classes.Count];
        foreach (var place in classes)
        {
            side[place] = true;
        }
        var range = ranges.Of(level, side);
        var present = facts.Values[domain.Fact.Index];
        return new(
            domain.Fact.Path,
            present.IsSupplied ? present.ToString() : FactClass.NotSupplied.Label,
            range.Text,
            range.Values
        );
    }

    private FactSet Changed(IReadOnlyList<(int Level, int Class)> change)
    {
        var changed = facts.Fork();
        foreach (var (level, place) in change)
        {
            var domain = space.Partition.Domains[level];
            changed.Values[domain.Fact.Index] = domain.Classes[place].Value;
        }
        FactBinder.Derive(changed);
        return changed;
    }
}
