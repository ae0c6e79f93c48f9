using System.Collections.Concurrent;
using ExportRules.RuleSets;
using ExportRules.Tests.Generated;

namespace ExportRules.Tests.Properties;

/// <summary>Every day on which the law changed, with the day before and the day after: there is an answer, and rules agree.</summary>
public sealed class TemporalSweepTests
{
    private static readonly string[] Destinations =
    [
        "KR",
        "US",
        "CN",
        "TW",
        "HK",
        "RU",
        "IR",
        "AF",
        "KP",
        "JP",
    ];

    private static readonly (string Wmd, string Arms, bool Develops, string Inform)[] EndUses =
    [
        ("none", "none", false, "none"),
        ("stated", "none", true, "none"),
        ("none", "stated", false, "conventional"),
        ("suspected", "suspected", false, "wmd"),
    ];

    private static readonly string[] Kinds = ["goods", "technology"];

    public static IEnumerable<DateOnly> Days =>
        BuiltInRuleSets
            .Japan.Versions.SelectMany(version =>
                Enumerable.Range(-1, 3).Select(version.From.AddDays)
            )
            .Append(new(2026, 11, 25))
            .Where(day => day >= new DateOnly(2012, 7, 1) && day <= new DateOnly(2026, 11, 25))
            .Distinct();

    [Fact]
    public void Evaluate_AroundEachDayOfChange_AnswersWithoutConflictAndNeverFreesWithoutARule()
    {
        var problems = new ConcurrentBag<string>();
        var evaluated = 0;

        Parallel.ForEach(
            Days,
            day =>
            {
                var version = BuiltInRuleSets.Japan.At(day);
                var freeing = version
                    .Rules.Where(rule =>
                        rule.Version.Then!.Kind is ConclusionKind.Clear or ConclusionKind.Exempt
                    )
                    .Select(rule => rule.Id)
                    .ToHashSet();
                foreach (var facts in Grid(version, day))
                {
                    Interlocked.Increment(ref evaluated);
                    var decision = Japan.Engine.Evaluate(TransactionGenerator.Transaction(facts));
                    var isFree = decision.Outcome is Outcome.NoLicenseRequired;
                    if (
                        decision.Policy.Version != version.Id
                        || decision.Notes.Any(note =>
                            note.StartsWith("conflict", StringComparison.Ordinal)
                        )
                        || (isFree && !decision.DeterminingRules.Any(freeing.Contains))
                        || (
                            decision.Outcome is Outcome.Undetermined
                            && decision.Missing.Count == 0
                            && decision.Notes.Count == 0
                        )
                    )
                    {
                        problems.Add(
                            $"{decision.Outcome} {string.Join("; ", decision.Notes)}\n  {TransactionGenerator.Describe(facts)}"
                        );
                    }
                }
            }
        );

        problems.Take(10).Should().BeEmpty();
        evaluated.Should().BeGreaterThan(80_000);
    }

    private static IEnumerable<Dictionary<string, FactValue>> Grid(
        PolicyVersion version,
        DateOnly day
    )
    {
        foreach (var entry in Entries(version))
        {
            foreach (var destination in Destinations)
            {
                foreach (var (wmd, arms, develops, inform) in EndUses)
                {
                    foreach (var kind in Kinds)
                    {
                        yield return new(StringComparer.Ordinal)
                        {
                            ["date"] = FactValue.Of(day),
                            ["item.kind"] = FactValue.Of(kind),
                            ["item.entries"] = FactValue.Of([entry]),
                            ["item.bulkCell"] = FactValue.Of("general"),
                            ["item.contractTotal"] = FactValue.Of(1_000_000m),
                            ["item.currency"] = FactValue.Of("JPY"),
                            ["destination"] = FactValue.Of(destination),
                            ["endUse.wmd"] = FactValue.Of(wmd),
                            ["endUse.conventionalArms"] = FactValue.Of(arms),
                            ["endUser.developsWmd"] = FactValue.Of(develops),
                            ["endUser.developsArms"] = FactValue.Of(develops),
                            ["notice.inform"] = FactValue.Of(inform),
                            ["exporter.licensesToSameBuyer"] = FactValue.Of(6m),
                        };
                    }
                }
            }
        }
    }

    /// <summary>One entry of each row that is in force, and those that rules name.</summary>
    private static IEnumerable<string> Entries(PolicyVersion version)
    {
        string[] named =
        [
            "3(1)",
            "3(2)",
            "5(17)",
            "7(16)",
            "7(19)",
            "16",
            "16(1)",
            "16(2)",
            "none",
        ];
        var register = version
            .Tables.Single(table => table.Table.Keys is ["item.entry"])
            .Rows.Keys.Order(StringComparer.Ordinal)
            .ToList();
        return register
            .GroupBy(entry => entry.Split('(')[0])
            .Select(row => row.First())
            .Concat(named.Where(register.Contains))
            .Distinct();
    }
}
