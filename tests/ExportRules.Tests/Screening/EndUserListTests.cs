using System.Text;
using ExportRules.Screening;

namespace ExportRules.Tests.Screening;

public sealed class EndUserListTests
{
    private const string Head =
        "No.,Country or Region,Company or Organization,Also Known As,Type of WMD\n";

    [Fact]
    public void Load_MadeUpList_IsReadWhole()
    {
        var list = MadeUpList.Load();

        list.Entries.Should().HaveCount(40);
        list.Entries[1].Concerns.Should().Equal("N", "M");
        list.Entries[0].Aliases.Should().Equal("Zorblat Design Bureau", "ZAW");
        list.Entries[2].Aliases.Should().Equal("Vandermoot Khimzavod");
    }

    [Fact]
    public void Read_JapaneseHeadingsAndWords_AreKnown()
    {
        var result = Read(
            "番号,国名、地域名,企業名、組織名,別名,懸念区分\r\n1,日本,架空研究所,・架空ラボ,生物、化学\r\n".Replace(
                "国名、地域名",
                "\"国名、地域名\"",
                StringComparison.Ordinal
            )
        );

        result.Diagnostics.Should().BeEmpty();
        result.List!.Entries[0].Concerns.Should().Equal("B", "C");
    }

    [Fact]
    public void Read_EverythingWrong_IsSaidAtOnceWithItsPlace()
    {
        var result = Read(
            Head
                + "1,JP,Alpha,,N\n"
                + "1,JP,Beta,,X\n"
                + ",JP,,,\n"
                + "4,JP,Delta\n"
                + "5,Nowhere,★,★★,N\n"
                + "6,JP,\"Gam\"ma,,N\n"
                + "7,JP,\"open,,N\n"
        );

        result.List.Should().BeNull();
        result
            .Diagnostics.Select(d => $"{d.Code} {d.Location.Line}:{d.Location.Column}")
            .Should()
            .Equal(
                "ER0716 3:1",
                "ER0715 3:12",
                "ER0716 4:1",
                "ER0714 4:5",
                "ER0715 4:7",
                "ER0712 5:1",
                "ER0717 6:3",
                "ER0714 6:11",
                "ER0714 6:13",
                "ER0713 7:11",
                "ER0712 8:1",
                "ER0713 8:6"
            );
        result.Diagnostics[0].ToString().Should().StartWith("list.csv:3:1: error ER0716: ");
    }

    [Fact]
    public void Read_CellOverSeveralLines_KeepsThePlacesRight()
    {
        var result = Read(Head + "1,JP,Alpha,\"A\nB\",N\n2,JP,Beta,,Q\n");

        result.Diagnostics.Should().ContainSingle().Which.Location.Line.Should().Be(4);
    }

    [Theory]
    [InlineData("No.,Country,Name,Aliases\n1,JP,A,B\n", "ER0711", "there is no column `concerns`")]
    [InlineData("No.,No.,Country,Name,Aliases,Concern\n", "ER0711", "`no` is given twice")]
    [InlineData(Head, "ER0718", "holds no entity")]
    [InlineData("", "ER0718", "holds no entity")]
    public void Read_NoUsableRows_IsAnError(string text, string code, string message)
    {
        var diagnostic = Read(text).Diagnostics.Should().ContainSingle().Subject;

        diagnostic.Code.Should().Be(code);
        diagnostic.Message.Should().Contain(message);
    }

    [Fact]
    public void Read_ShiftJis_IsRefused()
    {
        var result = EndUserList.Read([0x82, 0xA0, 0x2C], null);

        result.Diagnostics.Should().ContainSingle().Which.Code.Should().Be("ER0003");
    }

    [Fact]
    public void Load_NoFile_IsADiagnostic()
    {
        var result = EndUserList.Load("there/is/none.csv", null);

        result.Diagnostics.Should().ContainSingle().Which.Code.Should().Be("ER0001");
        result.Invoking(r => r.OrThrow()).Should().Throw<InvalidEndUserListException>();
    }

    private static EndUserListResult Read(string text) =>
        EndUserList.Read(Encoding.UTF8.GetBytes(text), null, name: "list.csv");
}
