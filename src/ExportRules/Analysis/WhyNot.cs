using ExportRules.Compilation;
using ExportRules.Evaluation;
using ExportRules.Input;
using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>A set of facts that, changed together, lead to a wanted answer; none of them can be left out.</summary>
/// <param name="Facts">Each fact with its present value and the values that it would need.</param>
internal sealed record FactChange(IReadOnlyList<ChangedFact> Facts);

/// <summary>One fact that would have to be another.</summary>
internal sealed record ChangedFact(string Fact, string Present, string Needed);

/// <summary>A policy version near in time that answers otherwise.</summary>
/// <param name="Version">Its first day.</param>
/// <param name="Name">Its name.</param>
/// <param name="Answer">Its answer.</param>
internal sealed record OtherVersion(string Version, string? Name, string Answer);

/// <summary>Why a license type cannot be used, and what would have to be different.</summary>
internal sealed record WhyNotAnswer
{
    public required string License { get; init; }

    /// <summary>Its status now; null where no license is required.</summary>
    public required string? Status { get; init; }

    /// <summary>The rules behind the status.</summary>
    public required IReadOnlyList<string> Because { get; init; }

    /// <summary>The smallest changes that make it available.</summary>
    public required IReadOnlyList<FactChange> ToBeAvailable { get; init; }

    /// <summary>The smallest changes after which no license is required.</summary>
    public required IReadOnlyList<FactChange> ToNeedNone { get; init; }

    /// <summary>The last version before in which it stands otherwise.</summary>
    public OtherVersion? Before { get; init; }

    /// <summary>The first version after in which it stands otherwise.</summary>
    public OtherVersion? After { get; init; }

    /// <summary>What was not looked at.</summary>
    public string? Limit { get; init; }
}

/// <summary>
/// Answers "why not this license": the nearest points of the partition at which it is available, and the nearest
/// policy versions. The item and its classification stay as they are.
/// </summary>
internal sealed class WhyNot(RuleSet ruleSet)
{
    /// <summary>More changes than this are another transaction.</summary>
    private const int MostChanges = 3;
    private const int MostSets = 12;

    private readonly Dictionary<PolicyVersion, AnalysisSpace> spaces = [];

    public WhyNotAnswer Of(BoundTransaction bound, EvaluationOptions options, string license)
    {
        var version = PolicyChoice.Choose(ruleSet, bound, options);
        var facts = Assumptions.Apply(bound, options.Assumptions);
        var engine = new ExportRulesEngine(ruleSet);
        Decision At(PolicyVersion policy) =>
            engine.Evaluate(bound, options with { PolicyDate = policy.From });
        var decision = At(version);
        var status = decision.Licenses.FirstOrDefault(type => type.Type == license);
        if (!spaces.TryGetValue(version, out var space))
        {
            spaces[version] = space = new([version]);
        }
        var place = PartitionPlace.Of(space.Partition, facts);
        var targets = place is null
            ? ([], [])
            : Changes(space, version, place.Value.Item, place.Value.Point, license);
        return new()
        {
            License = license,
            Status = status is null ? null : Words.Of(status.Status),
            Because = status?.Because ?? [],
            ToBeAvailable = targets.Item1,
            ToNeedNone = targets.Item2,
            Before = Other(version, license, At, later: false),
            After = Other(version, license, At, later: true),
            Limit = place is null
                ? "an item with several entries: ask for each entry by itself"
                : null,
        };
    }

    private (IReadOnlyList<FactChange>, IReadOnlyList<FactChange>) Changes(
        AnalysisSpace space,
        PolicyVersion version,
        ItemCase item,
        int[] point,
        string license
    )
    {
        var answer = space.Policy(version).Answer(item);
        var type = ruleSet.LicenseTypes.First(type => type.Id == license).Burden;
        var valid = ValidPoints.Of(space);
        var logic = space.Logic;
        var available = logic.And(
            logic.Is(answer.Statuses[type], StatusCode.Of(Availability.Available)),
            logic.Not(logic.Is(answer.Code, AnswerCode.Undetermined))
        );
        return (
            Smallest(space, logic.And(valid, available), point),
            Smallest(
                space,
                logic.And(valid, logic.Is(answer.Code, AnswerCode.NothingNeeded)),
                point
            )
        );
    }

    private static IReadOnlyList<FactChange> Smallest(AnalysisSpace space, int set, int[] point)
    {
        var search = new PointSearch(space.Store, point);
        if (search.Distance(set) is not ({ } steps and > 0 and <= MostChanges))
        {
            return [];
        }
        var ranges = new RangeText(space.Partition);
        return
        [
            .. search
                .Changes(set, steps)
                .GroupBy(
                    change => string.Join(',', change.Select(fact => fact.Level)),
                    StringComparer.Ordinal
                )
                .Select(group => Describe(space, ranges, [.. group], point))
                .Take(MostSets),
        ];
    }

    /// <summary>Changes of the same facts as one: of the last fact all values that fit with the first choice of the others.</summary>
    private static FactChange Describe(
        AnalysisSpace space,
        RangeText ranges,
        List<IReadOnlyList<(int Level, int Class)>> changes,
        int[] point
    )
    {
        var first = changes[0];
        var alike = changes.Where(change => change.SkipLast(1).SequenceEqual(first.SkipLast(1)));
        var last = alike.Select(change => change[^1].Class).ToHashSet();
        return new([
            .. first.Select(
                (fact, index) =>
                {
                    var domain = space.Partition.Domains[fact.Level];
                    var side = new bool[domain.Classes.Count];
                    side[fact.Class] = true;
                    for (var other = 0; index == first.Count - 1 && other < side.Length; other++)
                    {
                        side[other] |= last.Contains(other);
                    }
                    var present = new bool[domain.Classes.Count];
                    present[point[fact.Level]] = true;
                    return new ChangedFact(
                        domain.Fact.Path,
                        ranges.Of(fact.Level, present).Text,
                        ranges.Of(fact.Level, side).Text
                    );
                }
            ),
        ]);
    }

    private OtherVersion? Other(
        PolicyVersion version,
        string license,
        Func<PolicyVersion, Decision> at,
        bool later
    )
    {
        var versions = later
            ? ruleSet.Versions.Where(other => other.From > version.From)
            : ruleSet.Versions.Where(other => other.From < version.From).Reverse();
        var now = Standing(at(version), license);
        foreach (var other in versions)
        {
            var standing = Standing(at(other), license);
            if (standing != now)
            {
                return new(other.Id, other.Name, standing);
            }
        }
        return null;
    }

    private static string Standing(Decision decision, string license)
    {
        var status = decision.Licenses.FirstOrDefault(type => type.Type == license);
        return status is null
            ? Words.Of(decision.Outcome)
            : $"{Words.Of(decision.Outcome)}, {license} {Words.Of(status.Status)}";
    }
}
