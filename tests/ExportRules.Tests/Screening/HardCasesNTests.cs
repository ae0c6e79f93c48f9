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
    // Letters of another alphabet that look Latin, in a few places and in all.
    [InlineData("Copper Peak Works", "Соррer Реаk Works")]
    [InlineData("Copper Peak Works", "Сοрреr Реаk Wоrks")]
    [InlineData("Copper Peak Works", "ᴄᴏᴘᴘᴇʀ ᴘᴇᴀᴋ ᴡᴏʀᴋѕ")]
    [InlineData("Copper Peak Works", "𝐂𝐨𝐩𝐩𝐞𝐫 𝐏𝐞𝐚𝐤 𝐖𝐨𝐫𝐤𝐬")]
    [InlineData("Маяк Ракета", "Mаяк Рaкeтa")]
    // Signs that nobody sees.
    [InlineData("Copper Peak Works", "C\u200Bop\u2060per\u00AD Pe\u200Dak \u202AWorks\u202C")]
    [InlineData("Copper Peak Works", "Copper\u00A0Peak\u3000Works")]
    // One character in its Japanese, traditional and simplified form.
    [InlineData("銅峰機械廠", "铜峯机械厂")]
    [InlineData("広島電気工業", "廣島電氣工業")]
    // Arabic and Persian letters, marks, strokes and digits.
    [InlineData("صنایع شهید البرز ۷۷", "صِناـيع شهيد البرز ٧٧")]
    [InlineData("Noor Al Khaleej", "Noor Alkhaleej")]
    // Greek, with and without a Latin alias.
    [InlineData("Ολυμπία Χημικά", "ΟΛΥΜΠΙΑ ΧΗΜΙΚΑ Α.Ε.")]
    [InlineData("Ολυμπία Χημικά", "Olympia Chimika S.A.")]
    // Legal forms that are written out, in front, or without blanks.
    [InlineData("Montaña Negra", "Montana Negra Sociedad Limitada")]
    [InlineData("Sao Do", "Công ty TNHH Sao Đỏ")]
    [InlineData("ช้างเผือก", "บริษัทช้างเผือกจำกัด(มหาชน)")]
    [InlineData("הר כרמל", "הר כרמל בע\"מ")]
    [InlineData("Işık Makina", "ISIK MAKİNA SANAYİ VE TİCARET A.Ş.")]
    public void N_WrittenInAnotherWay_IsTheSameParty(string listed, string name)
    {
        Screened(listed, name).Should().NotBe(ScreeningOutcome.NoHit);
        Screened(name, listed).Should().NotBe(ScreeningOutcome.NoHit);
    }

    [Theory]
    [InlineData("", "nothing of the name can be compared")]
    [InlineData(" \u3000-- ", "nothing of the name can be compared")]
    [InlineData("\u200B\u200D\uFEFF", "nothing of the name can be compared")]
    [InlineData("🏭", "nothing of the name can be compared")]
    [InlineData("Co., Ltd.", "the name is a legal form and nothing else")]
    [InlineData("ＧｍｂＨ ＆ Ｃｏ. ＫＧ", "the name is a legal form and nothing else")]
    [InlineData("株式会社", "nothing of the name can be compared")]
    [InlineData("N/A", "the name stands where none is known")]
    [InlineData("To be determined", "the name stands where none is known")]
    [InlineData("不明", "the name stands where none is known")]
    [InlineData("미정", "the name stands where none is known")]
    [InlineData("Fаctory 12 Ltd", "a word of the name has letters of several alphabets")]
    [InlineData("\u202Edtl acemos", "the name turns the order of its letters around")]
    public void N_NameThatSaysNothingOrHides_ClearsNobody(string name, string reason)
    {
        var result = Screening("Copper Peak Works").Screen(new() { Name = name });

        result.Outcome.Should().Be(ScreeningOutcome.Possible);
        result.Reason.Should().Be(reason);
    }

    [Theory]
    [InlineData("μTech Instruments")]
    [InlineData("ABC商事")]
    [InlineData("한빛 Chemical")]
    [InlineData("Завод 12")]
    [InlineData("Unknown Pleasures Records")]
    [InlineData("Alborz Pharma")]
    [InlineData("Weiße Möwe Verlag")]
    public void N_OrdinaryNameOfAnotherParty_IsNoHit(string name) =>
        Screened("Copper Peak Works", name).Should().Be(ScreeningOutcome.NoHit);

    [Fact]
    public void N_VeryLongName_IsPossibleAtOnce()
    {
        Screened("Copper Peak Works", "Copper Peak " + new string('x', 100_000))
            .Should()
            .Be(ScreeningOutcome.Possible);
        // As many words as a name may have, against as many.
        var many = string.Join(' ', Enumerable.Range(0, 199).Select(number => $"w{number:000}"));
        Screened(many, many).Should().Be(ScreeningOutcome.Hit);
    }

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
                        $"no,country,name,aliases,concerns\n1,China,\"{listed.Replace("\"", "\"\"")}\",,M\n"
                    ),
                    null
                )
                .OrThrow()
        );

    private static TransactionInput Read(string json) => Japan.Read(json).Single();
}
