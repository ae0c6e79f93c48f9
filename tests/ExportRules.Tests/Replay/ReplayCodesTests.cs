using ExportRules.Replay;

namespace ExportRules.Tests.Replay;

/// <summary>What is wrong with a replay's columns, rows or output is told by its code.</summary>
public sealed class ReplayCodesTests
{
    [Theory]
    [InlineData("id,item.material,date\n1,HF,2019-07-05\n", "ER0602", "no column `destination`")]
    [InlineData(
        "id,destination,date,item.materail\n1,KR,2019-07-05,HF\n",
        "ER0603",
        "`item.materail` is no fact"
    )]
    public async Task Header_ThatCannotBeRead_IsRefusedWithItsCode(
        string csv,
        string code,
        string words
    )
    {
        var replay = async () => await ReplayText.Of(csv);

        (await replay.Should().ThrowAsync<ReplayException>())
            .Which.Diagnostics.Should()
            .Contain(problem =>
                problem.Code == code && problem.Message.Contains(words, StringComparison.Ordinal)
            );
    }

    [Theory]
    [InlineData("land", "destination", "names a column that the file does not have")]
    [InlineData("id", "destinatoin", "names no fact")]
    public async Task Mapping_ThatLeadsNowhere_IsRefused(string column, string fact, string words)
    {
        var replay = async () =>
            await ReplayText.Of(
                "id,destination,date\n1,KR,2019-07-05\n",
                new() { Map = new Dictionary<string, string> { [column] = fact } }
            );

        (await replay.Should().ThrowAsync<ReplayException>())
            .Which.Diagnostics.Should()
            .Contain(problem =>
                problem.Code == "ER0604"
                && problem.Message.Contains(words, StringComparison.Ordinal)
            );
    }

    [Fact]
    public async Task Row_WithAnUnclosedQuote_CarriesTheCode()
    {
        var replay = await ReplayText.Of(
            "id,destination,date\n1,\"KR,2019-07-05\n2,KR,2019-07-05\n"
        );

        replay.Rows[0]["decision.error"].Should().Contain("ER0606");
        replay.Rows[1]["decision.error"].Should().BeEmpty();
    }
}
