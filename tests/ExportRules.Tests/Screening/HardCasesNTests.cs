using System.Text;
using ExportRules.Input;
using ExportRules.Screening;

namespace ExportRules.Tests.Screening;

/// <summary>Area N of the hard cases: names of end users and other parties.</summary>
public sealed class HardCasesNTests
{
    private const string Pair =
        """exporter.licenses=[{"type":"specific-bulk","from":"2019-12-20","to":"2022-12-19","exporter":"JP-EXP-1","counterparty":"KR-FAB-1"}]""";

    private static readonly string[] ResistOfThePair =
    [
        .. Japan.Resist,
        "date=2019-12-20",
        "exporter.licensesToSameBuyer=7",
        "exporter.name=JP-EXP-1",
        "endUser.name=KR-FAB-1",
        Pair,
    ];

    [Theory]
    [InlineData(
        "㈱東和化学",
        "株式会社東和化学",
        "東和化学株式会社",
        "（株）東和化学",
        "東和化学（株）"
    )]
    [InlineData("주식회사 한빛", "(주)한빛", "㈜한빛", "한빛㈜", "한빛")]
    public void N01_LegalFormInAnyPlaceAndScript_IsOneParty(params string[] names) =>
        names
            .SelectMany(_ => names, Screened)
            .Should()
            .OnlyContain(outcome => outcome == ScreeningOutcome.Hit);

    [Fact]
    public void N02_NamesOfOtherScripts_KeepTheirLetters()
    {
        string[] names = ["한빛화학", "大東産業", "Завод 12"];

        foreach (var listed in names)
        {
            foreach (var name in names)
            {
                Screened(listed, name)
                    .Should()
                    .Be(listed == name ? ScreeningOutcome.Hit : ScreeningOutcome.NoHit);
            }
        }
    }

    [Theory]
    [InlineData("Société Générale de Chimie", "SOCIETE GENERALE DE CHIMIE")]
    [InlineData("Łódź Chem", "Lodz Chem")]
    [InlineData("Straße Werke", "Strasse Werke")]
    public void N05_AccentsAndSpecialLetters_AreFolded(string listed, string name)
    {
        Screened(listed, name).Should().Be(ScreeningOutcome.Hit);
        Screened(name, listed).Should().Be(ScreeningOutcome.Hit);
    }

    [Fact]
    public void N05_UmlautWrittenAsTwoLetters_IsAtLeastPossible() =>
        Screened("Müller Chemie", "Mueller Chemie").Should().NotBe(ScreeningOutcome.NoHit);

    [Theory]
    [InlineData("ﾊﾝｸﾞｸ化学", "ハングク化学")]
    [InlineData("ＡＢＣ商事", "ABC商事")]
    [InlineData("한빛", "한빛")]
    public void N06_WidthAndComposition_AreNoDifference(string listed, string name)
    {
        if (listed == name)
        {
            // An editor may store both in one form: the loose letters are made here.
            name = name.Normalize(NormalizationForm.FormD);
            name.Should().NotBe(listed);
        }
        Screened(listed, name).Should().Be(ScreeningOutcome.Hit);
    }

    [Theory]
    [InlineData("Emmanuel Trading LLC", ScreeningOutcome.NoHit)]
    [InlineData("EMA", ScreeningOutcome.Hit)]
    public void N09_ShortListedName_IsNoHitInsideALongerWord(
        string name,
        ScreeningOutcome outcome
    ) => Screened("EMA LLC", name).Should().Be(outcome);

    [Theory]
    [InlineData("TRUE")]
    [InlineData("Y")]
    [InlineData("")]
    public void N11_FlagAsText_IsRefusedAndNeverGuessed(string flag)
    {
        var input = Read(Japan.Json(Japan.HydrogenFluoride, $"endUser.developsWmd=\"{flag}\""));

        input.HasErrors.Should().BeTrue();
    }

    [Fact]
    public void N11_ForwarderInAnotherRole_IsNoEndUser()
    {
        Read(Japan.Json(Japan.HydrogenFluoride, "consignee=Fast Forwarders"))
            .HasErrors.Should()
            .BeTrue("a role that the rule set does not know is no end user");

        var decision = Japan.Decide(
            Japan.HydrogenFluoride,
            "item.material",
            "item.attributes",
            "item.entries=[]",
            "destination=VN",
            "endUser"
        );
        decision.Outcome.Should().Be(Outcome.Undetermined);
        decision
            .Missing.Should()
            .Contain(fact => fact.StartsWith("endUser.", StringComparison.Ordinal));
        Screening("Fast Forwarders").Screen(new()).Outcome.Should().Be(ScreeningOutcome.Possible);
    }

    [Fact]
    public void N12_PairOfExporterAndBuyer_IsMatchedOnBothSidesLetterByLetter()
    {
        var ofThePair = Japan.Decide(ResistOfThePair);

        ofThePair.License.Should().Be("specific-bulk");
        ofThePair.Usable!.Type.Should().Be("specific-bulk");
        foreach (
            var other in (string[])
                [
                    "exporter.name=JP-EXP-2",
                    "endUser.name=KR-FAB-1 Logistics",
                    "endUser.name=kr-fab-1",
                ]
        )
        {
            var decision = Japan.Decide(ResistOfThePair, other);
            decision.Usable.Should().BeNull(other);
            decision.Held.Should().ContainSingle().Which.Covers.Should().BeFalse(other);
        }
    }

    [Fact]
    public void N12_ExporterWithoutARecordWithThisBuyerOrOtherItem_StaysIndividual()
    {
        Japan
            .Decide(ResistOfThePair, "exporter.licensesToSameBuyer=0")
            .License.Should()
            .Be("individual");
        var fluoride = Japan.Decide(
            Japan.HydrogenFluoride,
            "date=2019-12-20",
            "exporter.licensesToSameBuyer=7",
            "exporter.name=JP-EXP-1",
            "endUser.name=KR-FAB-1",
            Pair
        );
        fluoride.License.Should().Be("individual");
        fluoride.Usable.Should().BeNull();
    }

    private static ScreeningOutcome Screened(string listed, string name) =>
        Screening(listed).Screen(new() { Name = name }).Outcome;

    private static ListScreening Screening(string listed) =>
        new(
            EndUserList
                .Read(
                    Encoding.UTF8.GetBytes(
                        $"no,country,name,aliases,concerns\n1,China,\"{listed}\",,M\n"
                    ),
                    null
                )
                .OrThrow()
        );

    private static TransactionInput Read(string json) => Japan.Read(json).Single();
}
