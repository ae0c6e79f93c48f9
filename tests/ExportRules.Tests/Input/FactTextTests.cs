using ExportRules.Input;
using ExportRules.RuleSets;

namespace ExportRules.Tests.Input;

public sealed class FactTextTests
{
    [Theory]
    [InlineData(FactType.Boolean, "TRUE", FactKind.Boolean, "true")]
    [InlineData(FactType.Boolean, " false ", FactKind.Boolean, "false")]
    [InlineData(FactType.Boolean, "yes", FactKind.Text, "yes")]
    [InlineData(FactType.Number, "49.50", FactKind.Number, "49.50")]
    [InlineData(FactType.Money, " 1000000 ", FactKind.Number, "1000000")]
    [InlineData(FactType.Number, "1,000", FactKind.Text, "1,000")]
    [InlineData(FactType.Number, "1e3", FactKind.Text, "1e3")]
    [InlineData(FactType.Number, "about 30", FactKind.Text, "about 30")]
    [InlineData(FactType.Entry, " 3(1) ", FactKind.Text, "3(1)")]
    [InlineData(FactType.Hs, "0301", FactKind.Text, "0301")]
    [InlineData(FactType.Date, "2019-07-04", FactKind.Text, "2019-07-04")]
    [InlineData(FactType.Countries, "HK; CN;", FactKind.Texts, "[HK, CN]")]
    [InlineData(FactType.Entries, "[3(1); 5(17)]", FactKind.Texts, "[3(1), 5(17)]")]
    [InlineData(FactType.Entries, "[]", FactKind.Texts, "[]")]
    [InlineData(
        FactType.Texts,
        "Ministry, list A; list B",
        FactKind.Texts,
        "[Ministry, list A, list B]"
    )]
    public void Parse_TextOfAFact_HasTheKindOfItsTypeOrStaysText(
        FactType type,
        string text,
        FactKind kind,
        string value
    )
    {
        var parsed = FactText.Parse(new() { Path = "x.y", Type = type }, text);

        parsed.Kind.Should().Be(kind);
        parsed.ToString().Should().Be(value);
    }
}
