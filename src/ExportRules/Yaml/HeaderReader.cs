using System.Globalization;
using ExportRules.RuleSets;

namespace ExportRules.Yaml;

/// <summary>Reads <c>ruleset.yaml</c>: identity, zone, license types, bases and declared facts.</summary>
internal sealed class HeaderReader
{
    private readonly DiagnosticBag bag;

    public HeaderReader(MapReader map)
    {
        bag = map.Bag;
        Id = map.RequiredId("rule-set");
        Title = map.RequiredText("title");
        Term = map.Text("term");
        Authority = map.RequiredText("authority");
        DateBasis = map.RequiredText("date-basis");
        (TimeZone, UtcOffset) = ReadZone(map);
        Origins = Codes.Countries(map.Items("origin", required: true), map.At("origin"), bag);
        Start = map.RequiredDate("start");
        End = map.Date("end");
        if (End is { } end && end <= Start)
        {
            bag.Error(
                DiagnosticCodes.BadPeriod,
                map.Location,
                $"the period is empty: it starts {Start:yyyy-MM-dd} and ends before {end:yyyy-MM-dd}",
                "`end` is the first day no longer covered",
                "end"
            );
        }
        Currency = map.Text("currency");
        EntryNotationDrop = ReadNotation(map);
        LicenseTypes =
        [
            .. ReadTerms(map, "license-types")
                .Select(
                    (term, burden) =>
                        new LicenseType
                        {
                            Id = term.Id,
                            Title = term.Title,
                            Term = term.Term,
                            Burden = burden,
                        }
                ),
        ];
        Bases =
        [
            .. ReadTerms(map, "bases")
                .Select(term => new Basis
                {
                    Id = term.Id,
                    Title = term.Title,
                    Term = term.Term,
                }),
        ];
        DeclaredFacts = ReadFacts(map);
        RuleSetSections.MarkUsed(map);
        map.Done();
    }

    public string Id { get; }
    public string Title { get; }
    public string? Term { get; }
    public string Authority { get; }
    public string DateBasis { get; }
    public string TimeZone { get; }
    public TimeSpan UtcOffset { get; }
    public IReadOnlyList<string> Origins { get; }
    public DateOnly Start { get; }
    public DateOnly? End { get; }
    public string? Currency { get; }
    public IReadOnlyList<string> EntryNotationDrop { get; }
    public IReadOnlyList<LicenseType> LicenseTypes { get; }
    public IReadOnlyList<Basis> Bases { get; }
    public IReadOnlyList<FactDeclaration> DeclaredFacts { get; }

    private (string, TimeSpan) ReadZone(MapReader map)
    {
        if (map.Required("time-zone") is not { } node)
        {
            return ("UTC", TimeSpan.Zero);
        }
        var zone = MapReader.Of(node, "time-zone", bag);
        var id = zone.RequiredText("id");
        var offset = zone.RequiredText("offset");
        zone.Done();
        if (
            offset is not ['+' or '-', ..]
            || !TimeSpan.TryParseExact(
                offset[1..],
                "hh\\:mm",
                CultureInfo.InvariantCulture,
                out var span
            )
            || span > TimeSpan.FromHours(14)
        )
        {
            if (offset.Length > 0)
            {
                bag.Error(
                    DiagnosticCodes.UnknownWord,
                    zone.Location,
                    $"`{offset}` is not an offset from UTC",
                    "write it like \"+09:00\"",
                    "time-zone.offset"
                );
            }
            return (id, TimeSpan.Zero);
        }
        return (id, offset[0] == '-' ? -span : span);
    }

    private IReadOnlyList<string> ReadNotation(MapReader map)
    {
        if (map.Node("entry-notation") is not { } node)
        {
            return [];
        }
        var notation = MapReader.Of(node, "entry-notation", bag);
        var drop = notation.Texts("drop");
        notation.Done();
        return drop;
    }

    private List<(string Id, string Title, string? Term)> ReadTerms(MapReader map, string key)
    {
        var terms = new List<(string, string, string?)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (
            var (node, index) in map.Items(key, required: true)
                .Select((node, index) => (node, index))
        )
        {
            var item = MapReader.Of(node, $"{key}[{index}]", bag);
            var id = item.RequiredId("id");
            terms.Add((id, item.RequiredText("title"), item.Text("term")));
            item.Node("note");
            item.Done();
            if (id.Length > 0 && !seen.Add(id))
            {
                bag.Error(
                    DiagnosticCodes.DuplicateId,
                    item.Location,
                    $"`{id}` is declared twice",
                    path: item.At("id")
                );
            }
        }
        if (terms.Count > 32)
        {
            bag.Error(
                DiagnosticCodes.TooMany,
                map.Node(key)!.Location,
                $"`{key}` has more than 32 members",
                path: key
            );
        }
        return terms;
    }

    private List<FactDeclaration> ReadFacts(MapReader map)
    {
        var facts = new List<FactDeclaration>();
        foreach (var (node, index) in map.Items("facts").Select((node, index) => (node, index)))
        {
            if (FactReader.Read(MapReader.Of(node, $"facts[{index}]", bag), Currency) is { } fact)
            {
                if (facts.Any(other => other.Path == fact.Path))
                {
                    bag.Error(
                        DiagnosticCodes.DuplicateId,
                        fact.Location,
                        $"fact `{fact.Path}` is declared twice",
                        path: $"facts[{index}].path"
                    );
                    continue;
                }
                facts.Add(fact);
            }
        }
        return facts;
    }
}
