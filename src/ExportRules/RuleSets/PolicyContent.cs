using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ExportRules.RuleSets;

/// <summary>What stands in one policy version.</summary>
internal sealed record PolicyContent
{
    public required ImmutableArray<Act> Acts { get; init; }

    public required ImmutableArray<RuleInForce> Rules { get; init; }

    public required ImmutableArray<RuleInForce> RulesNotInForce { get; init; }

    public required FrozenDictionary<string, ListInForce> Lists { get; init; }

    public required ImmutableArray<TableInForce> Tables { get; init; }

    /// <summary>The law of a day, as far as its acts are known.</summary>
    public static PolicyContent Of(RuleSet ruleSet, DateOnly from, Func<Act, bool> known) =>
        new()
        {
            Rules =
            [
                .. ruleSet
                    .Rules.Select(rule =>
                        (
                            rule,
                            version: rule.Versions.LastOrDefault(version =>
                                version.From <= from && known(version.Act)
                            )
                        )
                    )
                    .Where(pair => pair.version is { Repealed: false })
                    .Select(pair => new RuleInForce(pair.rule, pair.version!)),
            ],
            RulesNotInForce =
            [
                .. ruleSet
                    .Rules.Select(rule => (rule, version: NotInForce(rule, from, known)))
                    .Where(pair => pair.version is not null)
                    .Select(pair => new RuleInForce(pair.rule, pair.version!)),
            ],
            Lists = ruleSet
                .Lists.Select(list => ListResolver.Resolve(list, from, known))
                .OfType<ListInForce>()
                .ToFrozenDictionary(list => list.List.Id, StringComparer.Ordinal),
            Tables = [.. ruleSet.Tables.Select(table => new TableInForce(table, from, known))],
            Acts = [.. ruleSet.Acts.Where(act => act.From == from && known(act))],
        };

    private static RuleVersion? NotInForce(Rule rule, DateOnly from, Func<Act, bool> known)
    {
        var current = rule.Versions.LastOrDefault(version =>
            version.From <= from && known(version.Act)
        );
        return current switch
        {
            null => rule.Versions.FirstOrDefault(version => !version.Repealed),
            { Repealed: true } => rule.Versions.Last(version =>
                version.From < current.From && !version.Repealed
            ),
            _ => null,
        };
    }
}
