using ExportRules.RuleSets;

namespace ExportRules.Tests.Evaluation;

/// <summary>Area T of the hard cases: thresholds, licenses and routes of trade control.</summary>
public sealed class HardCasesTTests
{
    private const string Individual = "license-required individual";
    private const string SpecialGeneral = "license-required special-general-bulk";
    private const string Nothing = "no-license-required";

    [Theory]
    [InlineData("29.9999", Nothing)]
    [InlineData("30", Nothing)]
    [InlineData("30.000", Nothing)]
    [InlineData("30.0001", Individual)]
    public void T01_HydrogenFluoride_IsListedAboveThirtyPercent(
        string concentration,
        string answer
    ) =>
        Japan
            .Answer(Japan.HydrogenFluoride, $"item.attributes.concentration={concentration}")
            .Should()
            .Be(answer);

    [Theory]
    // Above 30, and 30 once it is rounded to what a decimal holds.
    [InlineData("30.00000000000000000000000000000001")]
    [InlineData("3000000000000000000000000000000001e-32")]
    [InlineData("1e-30")]
    [InlineData("1e400")]
    public void T01_NumberThatWouldBeRounded_IsRefused(string number)
    {
        var json = Japan.Json(Japan.HydrogenFluoride, $"item.attributes.concentration={number}");

        json.Should().Contain(number);
        Japan
            .Read(json)
            .Single()
            .Diagnostics.Should()
            .ContainSingle()
            .Which.Message.Should()
            .Contain("more than 28 digits");
    }

    [Theory]
    [InlineData("30.0000000000000000000000000", Nothing)]
    [InlineData("30.000000000000000000000000000000000000000000", Nothing)]
    [InlineData("30.0000000000000000000000000100000000000000000", Individual)]
    [InlineData("3e1", Nothing)]
    [InlineData("0.0003000000000000001e5", Individual)]
    public void T01_NumberInAnyWriting_IsComparedAsItIs(string number, string answer) =>
        Japan
            .Answer(Japan.HydrogenFluoride, $"item.attributes.concentration={number}")
            .Should()
            .Be(answer);

    [Fact]
    public void T01_Trace_ShowsTheLimitAndTheValue()
    {
        var test = Japan
            .Decide(Japan.HydrogenFluoride, "item.attributes.concentration=30")
            .Trace.Single(entry => entry.Rule == "hydrogen-fluoride-listed")
            .Tests.Single(test => test.Fact == "item.attributes.concentration");

        (test.Operator, test.Expected, test.Actual).Should().Be((">", "30 wt%", "30 wt%"));
    }

    [Theory]
    [InlineData("9.999", Nothing)]
    [InlineData("10", Individual)]
    [InlineData("10.0", Individual)]
    public void T02_FluorinatedPolyimide_IsListedFromTenPercentOn(string fluorine, string answer) =>
        Japan
            .Answer(Japan.Polyimide, $"item.attributes.combinedFluorine={fluorine}")
            .Should()
            .Be(answer);

    [Fact]
    public void T02_ThresholdWithoutOperator_IsALoadError() =>
        PumpRules
            .Only(
                PumpRules.With(
                    "item.attributes.purity: { \">=\": 30.5 }",
                    "item.attributes.purity: 30.5"
                )
            )
            .Code.Should()
            .Be("ER0103");

    [Fact]
    public void T05_FractionOfOne_IsTakenAsPercentWithAWarning()
    {
        var input = Japan.Read(
            Japan.Json(Japan.HydrogenFluoride, "item.attributes.concentration=0.49")
        )[0];

        input.Diagnostics.Should().ContainSingle().Which.Code.Should().Be("ER0520");
        Japan.Engine.Evaluate(input.Transaction!).Outcome.Should().Be(Outcome.NoLicenseRequired);
    }

    [Theory]
    [InlineData("49%", "ER0504")]
    [InlineData("49 wt%", "ER0504")]
    [InlineData("490000 ppm", "ER0504")]
    [InlineData("149", "ER0510")]
    [InlineData("-1", "ER0510")]
    public void T05_OtherUnitsAndImpossibleShares_AreRefused(string concentration, string code) =>
        Japan
            .Problems(Japan.HydrogenFluoride, $"item.attributes.concentration={concentration}")
            .Should()
            .ContainSingle()
            .Which.Code.Should()
            .Be(code);

    [Fact]
    public void T06_UnknownConcentration_IsUndeterminedAndNamesTheStrictest()
    {
        var decision = Japan.Decide(Japan.HydrogenFluoride, "item.attributes.concentration");

        decision.Outcome.Should().Be(Outcome.Undetermined);
        decision.Missing.Should().Equal("item.attributes.concentration");
        decision
            .Notes.Should()
            .Contain("at the strictest the answer would be license-required: individual");
    }

    [Theory]
    [InlineData("28-32")]
    [InlineData("<30")]
    [InlineData("~30")]
    [InlineData("約30")]
    [InlineData("≦30")]
    public void T07_RangesAndRoughValues_AreRefused(string concentration)
    {
        var diagnostic = Japan
            .Problems(Japan.HydrogenFluoride, $"item.attributes.concentration={concentration}")
            .Should()
            .ContainSingle()
            .Subject;
        diagnostic.Code.Should().Be("ER0504");
        diagnostic.Path.Should().Be("item.attributes.concentration");
    }

    [Fact]
    public void T08_FourthOfJuly2019_TakesTheBulkLicensesFromTheThreeItemsToKoreaOnly()
    {
        const string Held =
            "exporter.licenses=[{\"type\":\"special-general-bulk\",\"from\":\"2018-04-01\",\"to\":\"2021-03-31\"}]";
        var before = Japan.Decide(Japan.HydrogenFluoride, "date=2019-07-03", Held);
        before.License.Should().Be("special-general-bulk");
        before.Usable!.Type.Should().Be("special-general-bulk");

        var after = Japan.Decide(Japan.HydrogenFluoride, "date=2019-07-04", Held);
        after.License.Should().Be("individual");
        after.Usable.Should().BeNull();
        after.Policy.Name.Should().Be("july-2019-tightening");
        after.DeterminingRules.Should().Contain("kr-three-items-individual-only");

        Japan
            .Answer(Japan.OtherListed, "date=2019-07-04")
            .Should()
            .Be("license-required general-bulk");
        foreach (var date in new[] { "date=2019-07-03", "date=2019-07-04" })
        {
            Japan
                .Answer(
                    Japan.HydrogenFluoride,
                    date,
                    "destination=TW",
                    "item.bulkCell=special-general"
                )
                .Should()
                .Be(SpecialGeneral);
            Japan
                .Answer(Japan.Polyimide, date, "destination=US", "item.bulkCell=general")
                .Should()
                .Be("license-required general-bulk");
        }
    }

    [Fact]
    public void T10_TwentyEighthOfAugust2019_TakesTheGeneralBulkLicenseOnly()
    {
        Japan
            .Answer(Japan.OtherListed, "date=2019-08-27")
            .Should()
            .Be("license-required general-bulk");
        Japan.Answer(Japan.OtherListed, "date=2019-08-28").Should().Be(SpecialGeneral);
        Japan.Answer(Japan.HydrogenFluoride, "date=2019-08-28").Should().Be(Individual);
    }

    [Theory]
    [InlineData("2019-12-19", "7", Individual)]
    [InlineData("2019-12-20", "7", "license-required specific-bulk")]
    [InlineData("2019-12-20", "6", "license-required specific-bulk")]
    [InlineData("2019-12-20", "5", Individual)]
    public void T12_TwentiethOfDecember2019_EasesResistForAFixedPair(
        string date,
        string licenses,
        string answer
    ) =>
        Japan
            .Answer(Japan.Resist, $"date={date}", $"exporter.licensesToSameBuyer={licenses}")
            .Should()
            .Be(answer);

    [Fact]
    public void T12_OtherItemsOrNoPair_StayIndividual()
    {
        Japan.Answer(Japan.Resist, "date=2019-12-20").Should().Be(Individual);
        Japan
            .Answer(Japan.HydrogenFluoride, "date=2019-12-20", "exporter.licensesToSameBuyer=7")
            .Should()
            .Be(Individual);
        Japan
            .Answer(Japan.Polyimide, "date=2019-12-20", "exporter.licensesToSameBuyer=7")
            .Should()
            .Be(Individual);
    }

    [Fact]
    public void T12_SpecificBulkLicenseAfterItsLastDay_IsNotUsable()
    {
        const string Held =
            "exporter.licenses=[{\"type\":\"specific-bulk\",\"from\":\"2019-12-20\",\"to\":\"2022-12-19\"}]";

        Japan
            .Decide(Japan.Resist, "date=2022-12-19", "exporter.licensesToSameBuyer=7", Held)
            .Usable.Should()
            .NotBeNull();
        var late = Japan.Decide(
            Japan.Resist,
            "date=2022-12-20",
            "exporter.licensesToSameBuyer=7",
            Held
        );
        late.Usable.Should().BeNull();
        late.Held.Should().ContainSingle().Which.Reason.Should().Contain("expired on 2022-12-19");
    }

    [Fact]
    public void T13_March2023_IsNotEverythingAsInJune2019()
    {
        Japan.Answer(Japan.HydrogenFluoride, "date=2023-03-22").Should().Be(Individual);
        Japan.Answer(Japan.HydrogenFluoride, "date=2023-03-23").Should().Be(SpecialGeneral);
        Japan.Answer(Japan.OtherListed, "date=2023-03-23").Should().Be(SpecialGeneral);
    }

    [Fact]
    public void T15_AnotherOrigin_IsAnErrorThatAsksForASwap()
    {
        var diagnostic = Japan
            .Problems(Japan.HydrogenFluoride, "origin=KR", "destination=JP", "date=2019-09-18")
            .Should()
            .ContainSingle()
            .Subject;

        diagnostic.Code.Should().Be("ER0512");
        diagnostic.Hint.Should().Contain("swapped");
    }

    [Fact]
    public void T15_FromJapanToJapan_IsNotSilentlyFree() =>
        Japan
            .Decide(Japan.HydrogenFluoride, "origin=JP", "destination=JP")
            .Outcome.Should()
            .NotBe(Outcome.NoLicenseRequired);

    [Theory]
    [InlineData("1000000", "no-license-required small-value")]
    [InlineData("1000001", Individual)]
    public void T16_SmallValue_IncludesItsLimit(string total, string answer) =>
        Japan
            .Answer(Japan.Resist, $"item.contractTotal={total}", "item.currency=JPY")
            .Should()
            .Be(answer);

    [Fact]
    public void T16_TotalBelowTheValueThatItHolds_IsRefusedAndNoSmallValue()
    {
        var shipment = new Transaction
        {
            Date = new(2021, 5, 1),
            Destination = "KR",
            Item = new()
            {
                Kind = "goods",
                Entries = ["7(19)"],
                Currency = "JPY",
                Value = 3_000_000,
                ContractTotal = 1_000,
            },
        };
        var engine = new ExportRulesEngine(BuiltInRuleSets.Japan);
        var smaller = () => engine.Evaluate(shipment);

        smaller
            .Should()
            .Throw<InvalidTransactionException>()
            .Which.Diagnostics.Should()
            .ContainSingle()
            .Which.ToString()
            .Should()
            .Contain("ER0522")
            .And.Contain("1000, less than the 3000000");
        engine
            .Evaluate(shipment with { Item = shipment.Item with { ContractTotal = 3_000_000 } })
            .Outcome.Should()
            .Be(Outcome.LicenseRequired);
    }

    [Fact]
    public void T16_SmallValue_NeverHelpsHydrogenFluorideOrNorthKorea()
    {
        Japan
            .Answer(Japan.HydrogenFluoride, "item.contractTotal=1", "item.currency=JPY")
            .Should()
            .Be(Individual);
        Japan
            .Decide(Japan.Resist, "item.contractTotal=1000", "item.currency=JPY", "destination=KP")
            .Outcome.Should()
            .NotBe(Outcome.NoLicenseRequired)
            .And.NotBe(Outcome.Undetermined);
    }

    [Fact]
    public void T16_MissingValue_IsNotZero()
    {
        var decision = Japan.Decide(Japan.Resist);

        decision.License.Should().Be("individual");
        decision
            .MayRelax.Should()
            .Contain(relaxation =>
                relaxation.Fact == "item.contractTotal"
                && relaxation.Outcome == Outcome.NoLicenseRequired
            );
    }

    [Fact]
    public void T18_ExemptShipment_IsNeitherFreeNorUnderABulkLicense()
    {
        var decision = Japan.Decide(
            Japan.Resist,
            "destination=TW",
            "item.contractTotal=900000",
            "item.currency=JPY",
            "exporter.licenses=[{\"type\":\"general-bulk\"}]"
        );

        decision.Outcome.Should().Be(Outcome.NoLicenseRequired);
        decision.Exemption.Should().Be("small-value");
        decision.Basis.Should().Equal("list-control");
        decision.Usable.Should().BeNull();
    }

    [Theory]
    [InlineData("item.contractTotal=9300", "item.currency=USD")]
    [InlineData("item.contractTotal=9300", "item.currency")]
    [InlineData("item.contractTotal=0", "item.currency=JPY")]
    public void T19_OtherCurrencyOrNoValuation_IsNoSmallValue(string total, string currency)
    {
        var decision = Japan.Decide(Japan.Resist, total, currency);

        decision.License.Should().Be("individual");
        decision
            .MayRelax.Should()
            .Contain(relaxation =>
                relaxation.Rule == "small-value" || relaxation.Rule == "small-value-group-a"
            );
    }

    [Fact]
    public void T19_FreeGoodsValuedByCustoms_AreSmallValue() =>
        Japan
            .Answer(
                Japan.Resist,
                "item.contractTotal=0",
                "item.currency=JPY",
                "item.valuation=customs"
            )
            .Should()
            .Be("no-license-required small-value");

    [Fact]
    public void T19_ValueWithItsCurrencyInOneText_IsRefused() =>
        Japan
            .Problems(Japan.Resist, "item.contractTotal=9,300 USD")
            .Should()
            .ContainSingle()
            .Which.Code.Should()
            .Be("ER0504");

    private static readonly string[] Repaired =
    [
        .. Japan.OtherListed,
        "purpose=return-after-repair",
        "return.sameSender=true",
        "return.unchanged=true",
    ];

    [Fact]
    public void T20_ReturnAfterRepair_IsExemptOnlyForTheSameUnchangedGoods()
    {
        Japan.Answer(Repaired).Should().Be("no-license-required return-after-repair");
        Japan.Answer(Repaired, "return.sameSender=false").Should().StartWith("license-required");
        Japan.Answer(Repaired, "return.unchanged=false").Should().StartWith("license-required");
        Japan.Decide(Repaired, "destination=KP").Outcome.Should().NotBe(Outcome.NoLicenseRequired);
        var open = Japan.Decide(Repaired, "return.sameSender");
        open.Outcome.Should().Be(Outcome.LicenseRequired);
        open.MayRelax.Should().Contain(relaxation => relaxation.Fact == "return.sameSender");
    }

    [Fact]
    public void T22_RouteAndFinalDestination_AreDifferentThings()
    {
        Japan
            .Decide(Japan.HydrogenFluoride, "date=2019-07-03", "destination=CN", "transit=[\"KR\"]")
            .License.Should()
            .NotBe("special-general-bulk");
        Japan
            .Decide(
                Japan.HydrogenFluoride,
                "date=2019-07-03",
                "destination=KP",
                "transit=[\"KR\",\"HK\"]"
            )
            .Outcome.Should()
            .Be(Outcome.Prohibited);
        Japan
            .Decide(Japan.HydrogenFluoride, "date=2019-07-03", "transit=[\"HK\"]")
            .License.Should()
            .Be("special-general-bulk");
        // A free zone, from where the goods may still go on, leaves nothing mild.
        Japan
            .Decide(
                Japan.HydrogenFluoride,
                "date=2019-07-03",
                "consignee.finalDestinationOpen=true"
            )
            .License.Should()
            .Be("individual");
    }

    [Theory]
    [InlineData("2020-01-31", true)]
    [InlineData("2020-02-01", false)]
    [InlineData("2019-07-19", false)]
    [InlineData("2020-01-31T14:59:59Z", true)]
    [InlineData("2020-01-31T16:00:00Z", false)]
    public void T24_LastDayOfALicense_IsIncluded(string date, bool usable)
    {
        var decision = Japan.Decide(
            Japan.HydrogenFluoride,
            $"date={date}",
            "exporter.licenses=[{\"number\":\"L1\",\"type\":\"individual\",\"material\":\"HF\",\"destination\":\"KR\",\"from\":\"2019-07-20\",\"to\":\"2020-01-31\"}]"
        );

        (decision.Usable?.Number == "L1").Should().Be(usable);
        decision.License.Should().Be("individual");
        if (!usable)
        {
            decision
                .Held[0]
                .Reason.Should()
                .MatchRegex("expired on 2020-01-31|valid only from 2019-07-20");
        }
    }

    private static readonly string[] HandedOverInJapan =
    [
        .. Japan.Polyimide,
        "item.kind=technology",
        "provision.manner=in-japan",
        "recipient.resident=true",
        "recipient.specificCategory=foreign-control",
    ];

    [Fact]
    public void T27_TechnologyForAResidentUnderForeignControl_CountsFromMay2022()
    {
        Japan.Answer(HandedOverInJapan, "date=2022-04-30").Should().Be(Nothing);
        Japan
            .Decide(HandedOverInJapan, "date=2022-05-01")
            .Outcome.Should()
            .Be(Outcome.LicenseRequired);
        var open = Japan.Decide(HandedOverInJapan, "date=2022-05-01", "recipient.specificCategory");
        open.Outcome.Should().Be(Outcome.Undetermined);
        open.Missing.Should().Contain("recipient.specificCategory");
    }

    [Fact]
    public void T28_OrderOfTwoItems_IsDecidedPerLineAndTheStrictestCounts()
    {
        var order =
            $"{{\"id\":\"O\",\"lines\":[{Japan.Json(Japan.HydrogenFluoride)},{Japan.Json(Japan.HydrogenFluoride, "item.attributes.concentration=5")}]}}";
        var input = Japan.Read(order).Should().ContainSingle().Subject;

        var decision = Japan.Engine.EvaluateOrder(input.Order!);

        decision.Outcome.Should().Be(Outcome.LicenseRequired);
        decision.License.Should().Be("individual");
        decision
            .Lines.Select(line => line.Outcome)
            .Should()
            .Equal(Outcome.LicenseRequired, Outcome.NoLicenseRequired);
        decision.Lines.Should().OnlyContain(line => line.Trace.Count > 0);
    }

    [Fact]
    public void T28_SeveralItemsInOneText_AreRefused() =>
        Japan
            .Problems(Japan.HydrogenFluoride, "item.material=HF;FPI")
            .Should()
            .ContainSingle()
            .Which.Code.Should()
            .Be("ER0505");

    [Fact]
    public void T28_TwoEntriesOfOneItem_NeedALicenseThatCoversBoth()
    {
        var decision = Japan.Decide(
            Japan.OtherListed,
            "item.entries=[\"6(2)\",\"5(17)\"]",
            "item.material=fluorinated-polyimide",
            "item.attributes.combinedFluorine=12"
        );

        decision.Entries.Should().Equal("5(17)", "6(2)");
        decision.License.Should().Be("individual");
    }

    [Fact]
    public void T30_KanaTerms_LoadAndPrint()
    {
        var engine = PumpRules.Engine(
            PumpRules.With(
                "    title: Listed pumps need a license\n",
                "    title: Listed pumps need a license\n    term: 地域り\n"
            )
        );
        var decision = engine.Evaluate(
            new Transaction
            {
                Date = new(2024, 4, 1),
                Destination = "NO",
                Item = new() { Entries = ["P1"] },
            }
        );

        Japan.Write(decision).Should().Contain("\"地域り\"");
    }

    [Fact]
    public void T30_GroupOfACountry_IsADatedListAndNotARegion()
    {
        var lists = BuiltInRuleSets.Japan.At(new(2019, 7, 4)).Lists;

        lists["appended-table-3"].Members.Should().ContainKey("KR");
        lists.Values.Where(list => list.List.Of == "country").Should().HaveCountGreaterThan(5);
    }

    [Theory]
    [InlineData("2018-01-10", true)]
    [InlineData("2019-08-27", true)]
    [InlineData("2019-09-01", false)]
    [InlineData("2023-07-20", false)]
    [InlineData("2023-07-21", true)]
    public void T31_MembershipOfGroupA_IsThatOfTheDay(string date, bool isMember)
    {
        var day = DateOnly.ParseExact(date, "yyyy-MM-dd", null);
        BuiltInRuleSets
            .Japan.At(day)
            .Lists["appended-table-3"]
            .Members.ContainsKey("KR")
            .Should()
            .Be(isMember);
        Japan
            .Decide(Japan.OtherListed, $"date={date}")
            .License.Should()
            .Be(isMember ? "general-bulk" : "special-general-bulk");
    }

    [Fact]
    public void T31_ListWithoutDates_IsRefused() =>
        PumpRules
            .Load(
                PumpRules.With(
                    "    versions:\n      - from: 2024-04-01\n        act: order-1\n        members:",
                    "    members: [\"CH\"]\n    versions:\n      - act: order-1\n        members:"
                )
            )
            .Diagnostics.Select(d => d.Code)
            .Should()
            .Contain(["ER0101", "ER0102"]);
}
