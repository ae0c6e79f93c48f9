using System.Text;
using ExportRules.Input;

namespace ExportRules.Tests.Input;

/// <summary>JSON in: everything is read or refused with its place; nothing is ignored.</summary>
public sealed class TransactionReaderTests
{
    private static Diagnostic Only(string json) =>
        Japan.Problems(json).Should().ContainSingle().Subject;

    private static IReadOnlyList<TransactionInput> Read(byte[] bytes) =>
        new TransactionReader(BuiltInRuleSets.Japan, "input.json").Read(bytes);

    [Theory]
    [InlineData("{", "ER0501")]
    [InlineData("{} {}", "ER0501")]
    [InlineData("{\"date\": 2019-07-04}", "ER0501")]
    [InlineData("{\"destnation\": \"KR\", \"date\": \"2019-07-04\"}", "ER0502")]
    [InlineData("{\"item\": {\"entry\": \"3(1)\"}, \"date\": \"2019-07-04\"}", "ER0502")]
    [InlineData("{\"date\": \"2019-07-04\", \"date\": \"2019-07-05\"}", "ER0503")]
    [InlineData("{\"date\": \"2019-07-04\", \"item\": {\"value\": \"12\"}}", "ER0504")]
    [InlineData("{\"date\": \"2019-07-04\", \"item\": {\"kind\": \"good\"}}", "ER0505")]
    [InlineData("{\"date\": \"2019-07-04\", \"item\": {\"entries\": [\"99(1)\"]}}", "ER0509")]
    [InlineData("{\"date\": \"2019-07-04\", \"item\": {\"value\": -1}}", "ER0510")]
    [InlineData("{\"date\": \"2019-07-04\", \"item\": {\"hs\": \"301\"}}", "ER0515")]
    [InlineData("{\"date\": \"2019-07-04\", \"item\": {\"currency\": \"yen\u00a5\"}}", "ER0517")]
    [InlineData(
        "{\"date\": \"2019-07-04\", \"exporter\": {\"licenses\": [{\"type\": \"bulk\"}]}}",
        "ER0516"
    )]
    [InlineData(
        "{\"date\": \"2019-07-04\", \"item\": {\"value\": 3000000, \"contractTotal\": 2999999.99}}",
        "ER0522"
    )]
    [InlineData("{\"id\": \"O\", \"lines\": []}", "ER0518")]
    [InlineData("[]", "ER0518")]
    [InlineData("  ", "ER0518")]
    [InlineData("5", "ER0504")]
    public void Read_BadInput_IsRefusedWithItsCode(string json, string code) =>
        Only(json).Code.Should().Be(code);

    [Fact]
    public void Read_UnknownProperty_HasPlaceAndSuggestion()
    {
        var diagnostic = Only("{\n  \"date\": \"2019-07-04\",\n  \"destnation\": \"KR\"\n}");

        diagnostic.Location.Should().Be(new SourceLocation("input.json", 3, 3));
        diagnostic.Hint.Should().Be("did you mean `destination`?");
    }

    [Fact]
    public void Read_SeveralMistakes_AreReportedTogether() =>
        Japan
            .Problems(
                "{\"date\": \"x\", \"destination\": \"KO\", \"item\": {\"kind\": \"good\", \"valu\": 1}}"
            )
            .Select(d => d.Code)
            .Should()
            .BeEquivalentTo("ER0506", "ER0508", "ER0505", "ER0502");

    [Fact]
    public void Y13_DeepJson_IsRefused() =>
        Only(string.Concat(Enumerable.Repeat("{\"item\":", 50_000)) + "1" + new string('}', 50_000))
            .Code.Should()
            .Be("ER0514");

    [Fact]
    public void Read_DeepArray_IsRefused() =>
        Read(Encoding.UTF8.GetBytes(new string('[', 50_000)))[^1]
            .Diagnostics.Should()
            .ContainSingle()
            .Which.Code.Should()
            .Be("ER0514");

    [Fact]
    public void Read_ArrayLineOfJsonLines_IsRefused() =>
        new TransactionReader(BuiltInRuleSets.Japan, "input.jsonl")
            .ReadLine("[{}]"u8.ToArray(), 7)!
            .Diagnostics.Should()
            .ContainSingle()
            .Which.ToString()
            .Should()
            .StartWith("input.jsonl:7:1: error ER0521");

    [Fact]
    public void Y17_ByteOrderMarkBeforeJson_IsRemoved() =>
        Read([0xef, 0xbb, 0xbf, .. Encoding.UTF8.GetBytes(Japan.Json(Japan.HydrogenFluoride))])[0]
            .HasErrors.Should()
            .BeFalse();

    [Fact]
    public void Read_Utf16OrInvalidUtf8_IsRefused()
    {
        Read(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("{}")).ToArray())[0]
            .Diagnostics[0]
            .Code.Should()
            .Be("ER0003");
        Read([(byte)'{', 0xff, (byte)'}'])[0].Diagnostics[0].Code.Should().Be("ER0003");
    }

    [Fact]
    public void Read_BadLineAmongGoodOnes_FailsAlone()
    {
        var good = Japan.Json(Japan.HydrogenFluoride);

        var inputs = Japan.Read($"{good}\n{{broken\n{good}\n");

        inputs.Select(input => input.HasErrors).Should().Equal(false, true, false);
        inputs[1].Location.Line.Should().Be(2);
    }
}
