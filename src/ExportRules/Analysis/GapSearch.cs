using ExportRules.Compilation;
using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>Transactions whose answer is undetermined although no fact is missing and nothing contradicts.</summary>
internal sealed class GapSearch(AnalysisSpace space)
{
    /// <summary>What a gap is, in a sentence.</summary>
    public const string NoRule = "no rule answers, although nothing is missing";

    private const int MostBoxes = 40;

    private readonly Logic logic = space.Logic;
    private readonly BoxCover cover = new(space.Store, space.Logic);
    private readonly Projection projection = new(space.Store, space.Logic);
    private readonly RangeText ranges = new(space.Partition);
    private readonly IReadOnlySet<int> exceptional = ChangedFacts.Exceptional(space.Partition);
    private readonly HashSet<int> bounds = Bounds(space.Partition);
    private readonly int ordinary = ChangedFacts.Ordinary(space);

    public bool IsComplete { get; private set; } = true;

    public IEnumerable<Finding> Of(VersionView view) =>
        Pieces(view)
            .Where(piece => piece.Region != Logic.No)
            .GroupBy(piece => piece.Entry)
            .SelectMany(See)
            .GroupBy(seen => (seen.Set, seen.Domain, seen.IsExceptional, seen.IsOpenLaw))
            .SelectMany(group => Write(view, group.Key.Set, group.Key.Domain, [.. group]));

    private static HashSet<int> Bounds(FactPartition partition)
    {
        // In a small rule set every fact can be named; in a large one the place and the kind, the witness says the rest.
        var few = partition.Domains.Count <= 8;
        return
        [
            .. partition
                .Domains.Where(domain =>
                    few || domain.Fact.Path is BuiltInFacts.Destination or BuiltInFacts.Kind
                )
                .Select(domain => domain.Level),
        ];
    }

    private List<GapPiece> Pieces(VersionView view)
    {
        var pieces = view.Candidates()
            .Select(pair => Piece(view, pair.Answer, pair.Present, pair.Candidate))
            .ToList();
        var byEntry = pieces
            .Where(piece => piece.Entry is not null)
            .GroupBy(piece => piece.Entry!, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group =>
                    projection.On(
                        group.Aggregate(Logic.No, (all, piece) => logic.Or(all, piece.Region)),
                        bounds
                    ),
                StringComparer.Ordinal
            );
        // What falls under several entries is listed by itself where none of them alone shows the gap.
        foreach (var answer in view.Answers.Where(answer => answer.Present.Count > 1))
        {
            var several = answer.Present.Aggregate(
                logic.And(view.Valid, IsClassified(answer)),
                (left, present) =>
                    logic.And(
                        logic.Minus(left, answer.Alone(present, logic)),
                        logic.Or(
                            logic.Not(present.Present),
                            IsSettled(view.Symbolic.Candidate(answer.Item, present.Entry))
                        )
                    )
            );
            var region = answer.Present.Aggregate(
                logic.And(several, Undetermined(answer)),
                (left, present) =>
                    present.Entry is { } entry
                        ? logic.Minus(left, logic.And(present.Present, byEntry[entry]))
                        : left
            );
            var openInLaw = answer.Present.Aggregate(
                Logic.No,
                (open, present) =>
                    region == Logic.No
                        ? open
                        : logic.Or(
                            open,
                            OpenInLaw(view, view.Symbolic.Candidate(answer.Item, present.Entry))
                        )
            );
            pieces.Add(new(ItemText.Several, answer.Item, region, several, openInLaw));
        }
        return pieces;
    }

    /// <summary>Where every entry that may be the item's certainly is.</summary>
    private int IsClassified(SymbolicAnswer answer) =>
        answer.Present.Aggregate(
            Logic.Yes,
            (classified, present) =>
                logic.And(classified, logic.Or(logic.Not(present.Present), present.Certain))
        );

    /// <summary>Where no rule waits for a fact, or none that does could make an answer.</summary>
    private int IsSettled(SymbolicCandidate candidate) =>
        logic.Or(
            candidate.IsSettled,
            new[] { candidate.Plain, candidate.Strict, candidate.Mild }.Aggregate(
                Logic.Yes,
                (open, reading) => logic.And(open, logic.Is(reading.Code, AnswerCode.Undetermined))
            )
        );

    private int Undetermined(SymbolicAnswer answer) =>
        logic.Minus(logic.Is(answer.Code, AnswerCode.Undetermined), answer.HasConflict);

    private GapPiece Piece(
        VersionView view,
        SymbolicAnswer answer,
        PresentCandidate present,
        SymbolicCandidate candidate
    )
    {
        // Without entries and without classification the engine asks for the entries: then a fact is missing.
        if (present.Entry is null && !answer.Item.Entries.IsSupplied)
        {
            return new(null, answer.Item, Logic.No, Logic.No, Logic.No);
        }
        var settled = logic.And(
            IsClassified(answer),
            present.Entry is null
                ? logic.Or(candidate.IsSettledButForEntry, IsSettled(candidate))
                : IsSettled(candidate)
        );
        var domain = logic.And(logic.And(answer.Alone(present, logic), view.Valid), settled);
        var region = logic.And(domain, Undetermined(answer));
        return new(
            present.Entry,
            answer.Item,
            region,
            domain,
            region == Logic.No ? Logic.No : OpenInLaw(view, candidate)
        );
    }

    private int OpenInLaw(VersionView view, SymbolicCandidate candidate) =>
        view
            .Policy.Rules.Select(rule => candidate.Truths[rule.Index])
            .Distinct()
            .Aggregate(Logic.No, (open, truth) => logic.Or(open, logic.Is(truth, Logic.OpenInLaw)));

    private IEnumerable<SeenGap> See(IGrouping<string?, GapPiece> group)
    {
        foreach (var isOpenLaw in new[] { false, true })
        {
            var before = Logic.No;
            foreach (var isExceptional in new[] { false, true })
            {
                var part = isExceptional ? logic.Not(ordinary) : ordinary;
                var pieces = group
                    .Select(piece =>
                        piece with
                        {
                            Region = logic.And(
                                part,
                                isOpenLaw
                                    ? logic.And(piece.Region, piece.OpenInLaw)
                                    : logic.Minus(piece.Region, piece.OpenInLaw)
                            ),
                            Domain = logic.And(part, piece.Domain),
                        }
                    )
                    .Where(piece => piece.Region != Logic.No)
                    .ToList();
                var set = logic.Minus(
                    On(pieces, piece => piece.Region),
                    projection.Reaching(before)
                );
                if (set != Logic.No)
                {
                    yield return new(
                        group.Key,
                        set,
                        On(pieces, piece => piece.Domain),
                        isExceptional,
                        isOpenLaw,
                        pieces
                    );
                    before = set;
                }
            }
        }
    }

    private int On(List<GapPiece> pieces, Func<GapPiece, int> set) =>
        projection.On(
            pieces.Aggregate(Logic.No, (all, piece) => logic.Or(all, set(piece))),
            bounds
        );

    private IEnumerable<Finding> Write(VersionView view, int set, int domain, List<SeenGap> gaps)
    {
        var (boxes, isComplete) = cover.Of(set, domain, MostBoxes);
        IsComplete &= isComplete;
        var item = ItemText.Of(
            view.Version.RuleSet,
            [.. gaps.SelectMany(gap => Members(gap.Entry))]
        );
        foreach (var box in boxes)
        {
            var diagram = box.Diagram(space.Store);
            var (place, point) = Nearest(gaps[0].Pieces, diagram);
            yield return new()
            {
                Kind = gaps[0].IsOpenLaw ? FindingKind.OpenLaw : FindingKind.Gap,
                Subjects = [item],
                Message = gaps[0].IsOpenLaw
                    ? "a list that the law has is not known for this version"
                    : NoRule,
                Facts = [.. box.Sides.Select(side => ranges.Of(side.Key, side.Value))],
                OnlyWith =
                [
                    .. space
                        .Partition.Domains.Where(fact =>
                            exceptional.Contains(fact.Level) && point[fact.Level] > 0
                        )
                        .Select(fact => fact.Fact.Path)
                        .Order(StringComparer.Ordinal),
                ],
                Versions = [view.Version.Id],
                Witness = Witness.At(space.Partition, place, point, view.Version.From),
            };
        }
    }

    private (ItemCase Item, int[] Point) Nearest(List<GapPiece> pieces, int box)
    {
        var (best, _) = pieces
            .Select(piece => (piece, set: logic.And(piece.Region, box)))
            .Where(pair => pair.set != Logic.No)
            .MinBy(pair => new PointSearch(space.Store).Distance(pair.set));
        return (best.Item, new PointSearch(space.Store).Any(logic.And(best.Region, box))!);
    }

    private IReadOnlyList<string?> Members(string? entry)
    {
        if (entry is null or ItemText.Several)
        {
            return [entry];
        }
        return space.Partition.Items.Find(entry)?.Members ?? [entry];
    }

    private sealed record GapPiece(
        string? Entry,
        ItemCase Item,
        int Region,
        int Domain,
        int OpenInLaw
    );

    private sealed record SeenGap(
        string? Entry,
        int Set,
        int Domain,
        bool IsExceptional,
        bool IsOpenLaw,
        List<GapPiece> Pieces
    );
}
