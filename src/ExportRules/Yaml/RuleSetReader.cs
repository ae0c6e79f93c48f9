using ExportRules.RuleSets;

namespace ExportRules.Yaml;

/// <summary>Files to a validated rule set, in the order in which one thing refers to another.</summary>
internal sealed class RuleSetReader(DiagnosticBag bag)
{
    public RuleSet? Read(IReadOnlyList<RuleFile> files, bool single)
    {
        var sections = RuleSetSections.Of(files, single, bag);
        if (sections.HasUnreadable)
        {
            return null;
        }
        if (sections.Header is not { } found)
        {
            if (!bag.HasErrors)
            {
                bag.Error(
                    DiagnosticCodes.FileUnreadable,
                    default,
                    "there is no ruleset.yaml",
                    "give the folder that holds it"
                );
            }
            return null;
        }
        var header = new HeaderReader(MapReader.Of(found.Node, "", bag));
        var acts = ActReader.Read(sections.Acts, bag);
        var versions = new VersionReader(acts, bag);
        var lists = new ListReader(versions, bag).Read(sections.Lists);
        var tables = new TableReader(versions, bag).Read(sections.Tables);
        var facts = Catalog(header, tables);
        var register = tables.FirstOrDefault(table => table.Keys is [BuiltInFacts.Entry]);
        var entries =
            register
                ?.Rows.Select(row => row.Key.Count > 0 ? row.Key[0] : "")
                .Concat(register.OtherKeys)
                .Distinct()
                .ToList()
            ?? [];
        var conditions = new ConditionReader(
            facts,
            lists.ToDictionary(list => list.Id, StringComparer.Ordinal),
            entries,
            bag
        );
        var rules = new RuleReader(versions, conditions, header, entries, bag).Read(sections.Rules);
        if (rules.Count == 0 && !bag.HasErrors)
        {
            bag.Error(
                DiagnosticCodes.NothingDeclared,
                found.Node.Location,
                "the rule set has no rules",
                path: "rules"
            );
        }
        CheckListEntries(lists, entries);
        CheckPeriod(header, acts.Values);
        RuleChecks.Run(rules, bag);
        return new()
        {
            Id = header.Id,
            Title = header.Title,
            Term = header.Term,
            Authority = header.Authority,
            TimeZone = header.TimeZone,
            UtcOffset = header.UtcOffset,
            DateBasis = header.DateBasis,
            Origins = header.Origins,
            Start = header.Start,
            End = header.End,
            Currency = header.Currency,
            LicenseTypes = header.LicenseTypes,
            Bases = header.Bases,
            Facts = facts,
            DeclaredFacts = header.DeclaredFacts,
            EntryNotationDrop = header.EntryNotationDrop,
            Acts =
            [
                .. acts
                    .Values.OrderBy(act => act.From)
                    .ThenBy(act => act.Id, StringComparer.Ordinal),
            ],
            Lists = lists,
            Tables = tables,
            Rules = rules,
            Warnings = bag.HasErrors ? [] : bag.Sorted(),
        };
    }

    private FactCatalog Catalog(HeaderReader header, IReadOnlyList<Table> tables)
    {
        var facts = BuiltInFacts
            .All.Select(fact =>
                header.DeclaredFacts.FirstOrDefault(declared => declared.Path == fact.Path) ?? fact
            )
            .Select(fact =>
                fact.Type is FactType.Money && fact.Currency is null
                    ? fact with
                    {
                        Currency = header.Currency,
                    }
                    : fact
            )
            .Select(fact =>
                fact.Path == BuiltInFacts.Bases
                    ? fact with
                    {
                        Values = [.. header.Bases.Select(basis => basis.Id)],
                    }
                : fact.Path == BuiltInFacts.DecisionLicense
                    ? fact with
                    {
                        Values = [.. header.LicenseTypes.Select(type => type.Id)],
                    }
                : fact
            )
            .Concat(
                header.DeclaredFacts.Where(fact =>
                    BuiltInFacts.All.All(builtIn => builtIn.Path != fact.Path)
                )
            )
            .ToList();
        foreach (var table in tables)
        {
            foreach (var key in table.Keys.Where(key => facts.All(fact => fact.Path != key)))
            {
                bag.Error(
                    DiagnosticCodes.UnknownFact,
                    table.Location,
                    $"table `{table.Id}` is keyed by `{key}`, which is not a fact",
                    Suggestions.For(key, facts.Select(fact => fact.Path)),
                    "keys"
                );
            }
            facts.AddRange(table.Columns.Select(column => ColumnFact(table, column)));
        }
        foreach (var twice in facts.GroupBy(fact => fact.Path).Where(group => group.Count() > 1))
        {
            bag.Error(
                DiagnosticCodes.DuplicateId,
                twice.Last().Location,
                $"fact `{twice.Key}` is declared twice, by the rule set and by a table"
            );
        }
        return new(facts.DistinctBy(fact => fact.Path));
    }

    private static FactDeclaration ColumnFact(Table table, TableColumn column) =>
        new()
        {
            Path = $"{table.As}.{column.Name}",
            Type = column.Type,
            Unit = column.Unit,
            Meaning = column.Meaning,
            // A word column takes the words that its rows use, and those it declares.
            Values = column.Type is FactType.Word or FactType.Words
                ? ColumnWords(table, column)
                : [],
            IsDerived = true,
            FirstStage = Stage.Control,
            Location = table.Location,
        };

    private static IReadOnlyList<string> ColumnWords(Table table, TableColumn column)
    {
        var index = table.Columns.ToList().IndexOf(column);
        return
        [
            .. table
                .Rows.Select(row => row.Values[index])
                .SelectMany(value => value.Kind is FactKind.Text ? [value.Text!] : value.Members)
                .Concat(column.Words)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }

    private void CheckListEntries(IReadOnlyList<DatedList> lists, List<string> entries)
    {
        if (entries.Count == 0)
        {
            return;
        }
        foreach (var list in lists.Where(list => list.Of == "entry"))
        {
            foreach (var version in list.Versions)
            {
                foreach (var member in (version.Members ?? []).Concat(version.Add))
                {
                    if (!entries.Any(entry => EntryCode.IsWithin(entry, member)))
                    {
                        bag.Error(
                            DiagnosticCodes.UnknownCode,
                            version.Location,
                            $"list `{list.Id}` names `{member}`, which the register does not know",
                            Suggestions.Nearest(member, entries) is { } nearest
                                ? $"did you mean `{nearest}`?"
                                : null
                        );
                    }
                }
            }
        }
    }

    private void CheckPeriod(HeaderReader header, IEnumerable<Act> acts)
    {
        foreach (var act in acts.Where(act => act.Policy is not null && act.From < header.Start))
        {
            bag.Error(
                DiagnosticCodes.BadPeriod,
                act.Location,
                $"policy `{act.Policy}` begins {act.From:yyyy-MM-dd}, before the rule set starts on {header.Start:yyyy-MM-dd}"
            );
        }
    }
}
