using System.Globalization;
using ExportRules.Formatting;
using ExportRules.RuleSets;
using ExportRules.Tests.PumpLaw;
using ExportRules.Yaml;

namespace ExportRules.Tests.Yaml;

public sealed class RuleSetWriterTests
{
    public static TheoryData<string> JapanVersions() =>
        [.. BuiltInRuleSets.Japan.Versions.Select(version => version.Id)];

    public static TheoryData<string> NamedJapanVersions() =>
        [
            .. BuiltInRuleSets
                .Japan.Versions.Where(version => version.Name is not null)
                .Select(version => version.Id),
        ];

    [Theory]
    [MemberData(nameof(JapanVersions))]
    public void Write_AnyVersionOfJapan_LoadsAloneAsOneVersionOfTheSameDigest(string id)
    {
        AssertAlone(BuiltInRuleSets.Japan.Find(id)!);
    }

    [Theory]
    [InlineData("2020-01-01")]
    [InlineData("2021-06-01")]
    [InlineData("2022-04-01")]
    public void Write_SmallLaw_LoadsAloneAsOneVersionOfTheSameDigest(string id)
    {
        AssertAlone(PumpLawFolder.RuleSet.Find(id)!);
    }

    [Theory]
    [MemberData(nameof(NamedJapanVersions))]
    public void Write_NamedVersionOfJapan_DecidesItsPeriodAsTheWhole(string id)
    {
        var version = BuiltInRuleSets.Japan.Find(id)!;
        var whole = new ExportRulesEngine(BuiltInRuleSets.Japan);
        var alone = new ExportRulesEngine(Alone(version));
        var days = new[] { version.From, version.Until?.AddDays(-1) ?? version.From.AddDays(100) };
        foreach (var transaction in days.SelectMany(Transactions))
        {
            Text(alone.Evaluate(transaction)).Should().Be(Text(whole.Evaluate(transaction)));
        }
    }

    [Fact]
    public void Write_MembersOfDifferentConfidence_KeepTheirOwn()
    {
        var alone = Alone(PumpLawFolder.RuleSet.Find("2022-04-01")!).Versions[0];

        alone
            .Lists["partners"]
            .Members.Should()
            .BeEquivalentTo(
                new Dictionary<string, Confidence>
                {
                    ["NO"] = Confidence.SingleSource,
                    ["US"] = Confidence.Sourced,
                }
            );
    }

    [Fact]
    public void Write_ListAndEntryOfALaterDay_AreKnownByNameOnly()
    {
        var alone = Alone(PumpLawFolder.RuleSet.Find("2020-01-01")!);

        alone.Versions[0].Lists.Should().NotContainKey("watched");
        alone.Lists.Should().Contain(list => list.Id == "watched");
        alone.Versions[0].Tables[0].Rows.Should().NotContainKey("2");
        new ExportRulesEngine(alone)
            .Invoking(engine =>
                engine.Evaluate(
                    new Transaction
                    {
                        Date = new(2020, 2, 1),
                        Destination = "KR",
                        Item = new() { Entries = ["2"] },
                    }
                )
            )
            .Should()
            .NotThrow("the whole rule set knows the entry too");
    }

    [Fact]
    public void Write_SameVersionTwice_GivesTheSameText()
    {
        var version = PumpLawFolder.RuleSet.Versions[0];

        RuleSetWriter
            .Write(version)
            .Should()
            .Be(
                RuleSetWriter.Write(RuleSetLoader.Load(PumpLawFolder.Source).OrThrow().Versions[0])
            );
    }

    [Fact]
    public void Write_TextsThatYamlWouldMisread_ComeBackAsTheyWere()
    {
        var rule = Alone(PumpLawFolder.RuleSet.Versions[0])
            .Rules.Single(rule => rule.Id == "large-pump");

        rule.Versions[0].Text.Should().Be("Pumps that move\n15 l/min or more\n");
        rule.Versions[0].Because.Should().Be("The flow is large: 15 l/min or more.");
    }

    private static void AssertAlone(PolicyVersion version)
    {
        var alone = Alone(version);

        alone.Versions.Should().ContainSingle();
        alone.Versions[0].Digest.Should().Be(version.Digest);
        alone.Versions[0].Name.Should().Be(version.Name);
        alone.Start.Should().Be(version.From);
        alone.End.Should().Be(version.Until);
        alone.TryAt(version.From.AddDays(-1)).Should().BeNull();
    }

    private static RuleSet Alone(PolicyVersion version) =>
        RuleSetLoader.LoadText(RuleSetWriter.Write(version), version.Id + ".yaml").OrThrow();

    // What differs by design: where a rule is written down, and rules of other days.
    private static string Text(Decision decision) =>
        DecisionJson.Write(
            decision with
            {
                Trace =
                [
                    .. decision
                        .Trace.Where(entry => entry.State is not RuleState.NotInForce)
                        .Select(entry => entry with { File = null, Line = 0 }),
                ],
            }
        );

    private static IEnumerable<Transaction> Transactions(DateOnly day)
    {
        string?[] materials = ["hydrogen-fluoride", "fluorinated-polyimide", "resist", null];
        string[] destinations = ["KR", "US", "CN", "KP", "RU", "TW"];
        var number = 0;
        foreach (var material in materials)
        {
            foreach (var destination in destinations)
            {
                number++;
                yield return new()
                {
                    Id = number.ToString(CultureInfo.InvariantCulture),
                    Date = day,
                    Origin = "JP",
                    Destination = destination,
                    Item = new()
                    {
                        Kind = number % 5 == 0 ? "technology" : "goods",
                        Material = material,
                        Entries = material is null
                            ? number % 2 == 0
                                ? ["5(20)"]
                                : ["7(16)"]
                            : null,
                        Attributes = new Dictionary<string, FactValue>
                        {
                            ["concentration"] = FactValue.Of(49m),
                            ["combinedFluorine"] = FactValue.Of(12m),
                            ["wavelength"] = FactValue.Of(193m),
                            ["resistType"] = FactValue.Of("positive"),
                        },
                        Value = 100_000m * number,
                        Currency = "JPY",
                    },
                    EndUser = new() { DevelopsWmd = false, DevelopsArms = number % 7 == 0 },
                    EndUse = new() { Wmd = "none", ConventionalArms = "none" },
                    Notice = new() { Inform = number % 11 == 0 ? "wmd" : "none" },
                    Exporter = number % 3 == 0 ? new() { LicensesToSameBuyer = 7 } : null,
                };
            }
        }
    }
}
