using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>Pieces of a difference to regions that can be read, each with its evidence from the engine.</summary>
internal sealed class DifferenceWriter(
    AnalysisSpace space,
    PolicyVersion before,
    PolicyVersion after,
    IReadOnlySet<int> changedFacts
)
{
    private const int MostBoxes = 400;
    private const int MostExceptions = 8;
    private const int Base = 64;

    private readonly ExportRulesEngine engine = new(before.RuleSet);
    private readonly Logic logic = space.Logic;
    private readonly RangeText ranges = new(space.Partition);
    private readonly Projection projection = new(space.Store, space.Logic);
    private readonly IReadOnlySet<int> exceptional = ChangedFacts.Exceptional(space.Partition);
    private readonly HashSet<int> bounds =
    [
        .. changedFacts.Except(ChangedFacts.Exceptional(space.Partition)),
    ];
    private readonly HashSet<int> places =
    [
        .. space
            .Partition.Domains.Where(domain =>
                domain.Fact.Path is BuiltInFacts.Destination or BuiltInFacts.Kind
            )
            .Select(domain => domain.Level)
            .Intersect(changedFacts),
    ];
    private readonly int ordinary = ChangedFacts.Ordinary(space);
    private readonly BoxCover cover = new(space.Store, space.Logic);

    /// <summary>Whether every region was written whole.</summary>
    public bool IsComplete { get; private set; } = true;

    public IReadOnlyList<DifferenceRegion> Write(IReadOnlyList<DifferencePiece> pieces)
    {
        // A change of one entry, seen through the facts that changed rules test.
        var changes = pieces.GroupBy(piece => piece.Key).SelectMany(See).ToList();
        // Entries that change in the same way in the same region are one line.
        var merged = changes
            .GroupBy(change =>
                (
                    change.Key.Component,
                    change.Key.Before,
                    change.Key.After,
                    change.Seen,
                    change.Domain,
                    change.IsExceptional
                )
            )
            .Select(group =>
                (
                    group.Key,
                    Entries: group
                        .Select(change => (change.Key.EntryBefore, change.Key.EntryAfter))
                        .ToList(),
                    First: group.First().Pieces
                )
            )
            .ToList();
        // So are changes of several components in the same region, as far as one witness shows them all.
        var regions = merged
            .GroupBy(change =>
                (
                    change.Key.Seen,
                    change.Key.Domain,
                    change.Key.IsExceptional,
                    string.Join('\u001f', change.Entries)
                )
            )
            .SelectMany(group =>
                group.Count() == 1
                || Together([.. group.Select(change => change.First)]) is not null
                    ? [group.ToList()]
                    : group.Select(single => new[] { single }.ToList())
            )
            .ToList();
        return
        [
            .. regions
                .OrderBy(region => region[0].Key.IsExceptional)
                .ThenBy(region => region.Min(change => change.Key.Component))
                .ThenBy(region => region[0].Key.Before)
                .ThenBy(region => region[0].Key.After)
                .SelectMany(region =>
                    Region(
                        region[0].Key.Seen,
                        region[0].Key.Domain,
                        region[0].Entries,
                        [.. region.Select(change => change.First)]
                    )
                ),
        ];
    }

    /// <summary>
    /// One change in the ordinary facts: first without any exceptional ground, then what only such grounds add.
    /// </summary>
    private IEnumerable<(
        DifferenceKey Key,
        int Seen,
        int Domain,
        bool IsExceptional,
        List<DifferencePiece> Pieces
    )> See(IGrouping<DifferenceKey, DifferencePiece> group)
    {
        var seenBefore = Logic.No;
        foreach (var isExceptional in new[] { false, true })
        {
            var part = isExceptional ? logic.Not(ordinary) : ordinary;
            var pieces = group
                .Select(piece =>
                    piece with
                    {
                        Region = logic.And(piece.Region, part),
                        Within = logic.And(piece.Within, part),
                    }
                )
                .Where(piece => piece.Region != Logic.No)
                .ToList();
            // Exceptional grounds are many: what they add is bounded by where the item goes and what it is alone.
            var kept = isExceptional ? places : bounds;
            var seen = logic.Minus(
                On(pieces, piece => piece.Region, kept),
                projection.Reaching(projection.On(seenBefore, kept))
            );
            if (seen != Logic.No)
            {
                yield return (
                    group.Key,
                    seen,
                    On(pieces, piece => piece.Within, kept),
                    isExceptional,
                    pieces
                );
                seenBefore = seen;
            }
        }
    }

    private int On(
        List<DifferencePiece> pieces,
        Func<DifferencePiece, int> set,
        IReadOnlySet<int> kept
    ) => projection.On(pieces.Aggregate(Logic.No, (all, piece) => logic.Or(all, set(piece))), kept);

    private IEnumerable<DifferenceRegion> Region(
        int seen,
        int domain,
        List<(string? Before, string? After)> entries,
        List<List<DifferencePiece>> changes
    )
    {
        var (boxes, isComplete) = cover.Of(seen, domain, MostBoxes);
        IsComplete &= isComplete;
        foreach (var box in boxes)
        {
            var diagram = box.Diagram(space.Store);
            if (Together(changes, diagram) is { } place)
            {
                yield return Region(box, diagram, entries, changes, place);
                continue;
            }
            // Inside this box no single transaction shows all the changes: each has its own.
            foreach (var change in changes)
            {
                yield return Region(
                    box,
                    diagram,
                    entries,
                    [change],
                    Together([change], diagram)!.Value
                );
            }
        }
    }

    private DifferenceRegion Region(
        Box box,
        int diagram,
        List<(string? Before, string? After)> entries,
        List<List<DifferencePiece>> changes,
        (ItemCase Item, int Set) place
    )
    {
        var point = new PointSearch(space.Store).Any(place.Set)!;
        var witness = Witness.At(space.Partition, place.Item, point, after.From);
        var (was, becomes) = (Decide(witness, before), Decide(witness, after));
        var lead = changes[0].First(piece => piece.Item == place.Item);
        return new()
        {
            Item = Item(entries),
            Entries = [.. entries.SelectMany(Members).Distinct(StringComparer.Ordinal)],
            Facts = [.. box.Sides.Select(side => ranges.Of(side.Key, side.Value))],
            OnlyWith =
            [
                .. space
                    .Partition.Domains.Where(domain =>
                        exceptional.Contains(domain.Level) && point[domain.Level] > 0
                    )
                    .Select(domain => domain.Fact.Path)
                    .Order(StringComparer.Ordinal),
            ],
            Changes = [.. changes.Select(change => Change(change[0].Key))],
            RulesBefore = Rules(was, lead.Key.Component),
            RulesAfter = Rules(becomes, lead.Key.Component),
            Witness = witness,
            Except = [.. Exceptions(lead, diagram)],
        };
    }

    /// <summary>An item case and a set in which all the changes happen, or null.</summary>
    private (ItemCase Item, int Set)? Together(List<List<DifferencePiece>> changes, int? box = null)
    {
        (ItemCase Item, int Set)? best = null;
        var bestSteps = int.MaxValue;
        foreach (var piece in changes[0])
        {
            var set = changes
                .Skip(1)
                .Aggregate(
                    box is { } bounds ? logic.And(piece.Region, bounds) : piece.Region,
                    (all, change) =>
                        logic.And(
                            all,
                            change.Find(other => other.Item == piece.Item)?.Region ?? Logic.No
                        )
                );
            if (new PointSearch(space.Store).Distance(set) is { } steps && steps < bestSteps)
            {
                bestSteps = steps;
                best = (piece.Item, set);
            }
        }
        return best;
    }

    private Transaction Evidence(ItemCase item, int set) =>
        Witness.At(space.Partition, item, new PointSearch(space.Store).Any(set)!, after.From);

    private Decision Decide(Transaction witness, PolicyVersion version) =>
        engine.Evaluate(witness, version.From);

    private IReadOnlyList<string> Rules(Decision decision, int component) =>
        component < 0
            ? decision.DeterminingRules
            : decision
                .Licenses.FirstOrDefault(status =>
                    status.Type == before.RuleSet.LicenseTypes[component].Id
                )
                ?.Because
                ?? [];

    private AnswerChange Change(DifferenceKey key) =>
        key.Component < 0
            ? new(
                AnswerChange.Answer,
                AnswerCode.Describe(key.Before, before.RuleSet).ToString(),
                AnswerCode.Describe(key.After, before.RuleSet).ToString()
            )
            : new(
                before.RuleSet.LicenseTypes[key.Component].Id,
                StatusText(key.Before),
                StatusText(key.After)
            );

    private static string StatusText(int status) =>
        StatusCode.Read(status) is { } availability ? Words.Of(availability) : "not stated";

    private IEnumerable<RegionException> Exceptions(DifferencePiece piece, int box)
    {
        var rest = logic.And(logic.Minus(piece.Within, piece.Region), box);
        if (rest == Logic.No)
        {
            yield break;
        }
        var others = logic.Choose(rest, piece.Component, DiagramStore.Constant(0));
        foreach (
            var value in space.Store.Values(others).Where(value => value != 0).Take(MostExceptions)
        )
        {
            var witness = Evidence(piece.Item, logic.Is(others, value));
            var change = Change(
                piece.Key with
                {
                    Before = (value - 1) / Base,
                    After = (value - 1) % Base,
                }
            );
            yield return new(
                change.Before,
                change.After,
                Rules(Decide(witness, after), piece.Key.Component)
            );
        }
    }

    private string Item(List<(string? Before, string? After)> entries)
    {
        var same = entries
            .Where(entry => entry.Before == entry.After)
            .SelectMany(entry => Members((entry.Before, entry.After)))
            .ToList();
        var parts = new List<string>();
        if (same.Count > 0)
        {
            parts.Add(
                ItemText.Of(
                    before.RuleSet,
                    [.. same.Select(name => name.Length == 0 ? null : name)]
                )
            );
        }
        parts.AddRange(
            entries
                .Where(entry => entry.Before != entry.After)
                .Select(entry =>
                    $"{entry.Before ?? ItemText.Nothing}, then {entry.After ?? ItemText.Nothing}"
                )
        );
        return string.Join("; ", parts);
    }

    private IEnumerable<string> Members((string? Before, string? After) entry)
    {
        var name = entry.After ?? entry.Before;
        return name is null ? [""] : space.Partition.Items.Find(name)?.Members ?? [name];
    }
}
