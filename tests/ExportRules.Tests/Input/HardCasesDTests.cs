namespace ExportRules.Tests.Input;

/// <summary>Area D of the hard cases, through transactions; the table of names itself is tested in <c>Destinations/</c>.</summary>
public sealed class HardCasesDTests
{
    [Theory]
    [InlineData("KOR")]
    [InlineData("\"410\"")]
    [InlineData("Korea, Republic of")]
    [InlineData("South Korea")]
    [InlineData("S. Korea")]
    [InlineData("ROK")]
    [InlineData("韓国")]
    [InlineData("대한민국")]
    public void D01_NamesOfSouthKorea_AreDecidedAsKorea(string name) =>
        Japan
            .Answer(Japan.HydrogenFluoride, $"destination={name}")
            .Should()
            .Be("license-required individual");

    [Theory]
    [InlineData("PRK")]
    [InlineData("\"408\"")]
    [InlineData("Korea, Dem. Rep.")]
    [InlineData("DPRK")]
    [InlineData("北朝鮮")]
    [InlineData("조선")]
    public void D02_NamesOfNorthKorea_AreNeverSouthKorea(string name)
    {
        var input = Japan.Read(Japan.Json(Japan.HydrogenFluoride, $"destination={name}"))[0];
        if (!input.HasErrors)
        {
            Japan.Engine.Evaluate(input.Transaction!).Outcome.Should().Be(Outcome.Prohibited);
        }
    }

    [Theory]
    [InlineData("KO", "`KR`")]
    [InlineData("JA", "`JP`")]
    [InlineData("SP", "`ES`")]
    public void D04_CodeOfALanguage_IsRefusedWithASuggestion(string code, string suggestion)
    {
        var diagnostic = Japan
            .Problems(Japan.HydrogenFluoride, $"destination={code}")
            .Should()
            .ContainSingle()
            .Subject;

        diagnostic.Code.Should().Be("ER0508");
        diagnostic.Hint.Should().Contain(suggestion);
    }

    [Theory]
    [InlineData("410")]
    [InlineData("36")]
    public void D06_NumericCodeAsANumber_IsRefusedBecauseItLosesZeros(string code) =>
        Japan
            .Problems(Japan.HydrogenFluoride, $"destination={code}")
            .Should()
            .ContainSingle()
            .Which.Code.Should()
            .Be("ER0504");

    [Theory]
    [InlineData("0410")]
    [InlineData("41O")]
    public void D06_NumericCodeOfAnotherLength_IsRefused(string code) =>
        Japan
            .Problems(Japan.HydrogenFluoride, $"destination={code}")
            .Should()
            .ContainSingle()
            .Which.Code.Should()
            .Be("ER0508");

    [Theory]
    [InlineData("KR ")]
    [InlineData("\u00a0KR")]
    [InlineData("KR\u200b")]
    public void D09_HiddenCharactersAroundACode_AreRemovedWithANote(string code) =>
        Japan
            .Decide(Japan.HydrogenFluoride, $"destination={code}")
            .Notes.Should()
            .ContainSingle(note => note.Contains("`KR`"));

    [Theory]
    [InlineData("K R")]
    [InlineData("KR.")]
    [InlineData("K\u200bR")]
    public void D09_CharactersInsideACode_AreRefusedOrReadAsTheSame(string code)
    {
        var input = Japan.Read(Japan.Json(Japan.HydrogenFluoride, $"destination={code}"))[0];
        if (code.Contains('\u200b', StringComparison.Ordinal))
        {
            input.Diagnostics.Should().OnlyContain(d => d.Message.Contains("U+200B"));
        }
        else
        {
            input.Diagnostics.Should().ContainSingle().Which.Code.Should().Be("ER0508");
        }
    }

    [Fact]
    public void D10_UnknownCountryOnTheRoute_IsAnErrorAtItsPlace()
    {
        var diagnostic = Japan
            .Problems(Japan.HydrogenFluoride, "transit=[\"HK\",\"Norht Korea\"]")
            .Should()
            .ContainSingle()
            .Subject;

        diagnostic.Code.Should().Be("ER0508");
        diagnostic.Path.Should().Be("transit[1]");
    }

    [Theory]
    [InlineData("HK")]
    [InlineData("香港")]
    [InlineData("Hong Kong SAR")]
    [InlineData("CN-HK")]
    public void D12_HongKong_IsADestinationOfItsOwn(string name)
    {
        var ownList = PumpRules.With("members: [\"CH\", \"NO\"]", "members: [\"CN\"]");
        var input = Japan.Read(Japan.Json(Japan.HydrogenFluoride, $"destination={name}"))[0];
        input.Bound!.Facts["destination"].Text.Should().Be("HK");
        var pump = new Transaction
        {
            Date = new(2024, 4, 1),
            Destination = name,
            Item = new()
            {
                Entries = ["P1"],
                Attributes = new Dictionary<string, FactValue> { ["purity"] = FactValue.Of(40m) },
            },
        };
        PumpRules
            .Engine(ownList)
            .Evaluate(pump)
            .License.Should()
            .Be("individual", "only the rule set can say that HK counts as CN");
    }

    [Fact]
    public void D14_Kosovo_IsDecidedWithoutACrash() =>
        Japan
            .Decide(Japan.OtherListed, "destination=XK", "date=2023-03-24")
            .Outcome.Should()
            .Be(Outcome.LicenseRequired);

    [Theory]
    [InlineData("AN")]
    [InlineData("YU")]
    [InlineData("CS")]
    [InlineData("SU")]
    public void D16_CodeThatWasSplit_IsAnErrorWithItsSuccessors(string code)
    {
        var diagnostic = Japan
            .Problems(Japan.HydrogenFluoride, $"destination={code}")
            .Should()
            .ContainSingle()
            .Subject;

        diagnostic.Code.Should().Be("ER0508");
        diagnostic.Hint.Should().Contain(", ");
    }
}
