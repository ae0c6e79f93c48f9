using System.Text.Json;
using ExportRules.Tests.Cli;

namespace ExportRules.Tests.Replay;

public sealed class JsonLinesReplayTests
{
    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task C21_BlankLinesMarkAndNoFinalLineEnd_LoseNothing(string newline)
    {
        var text = "\ufeff" + Line("1", "49") + newline + newline + Line("2", "50");

        var replay = await ReplayText.Of(text);

        Answers(replay).Should().Equal("1 individual", "2 individual");
        replay
            .Summary.Counts.Should()
            .BeEquivalentTo(
                new
                {
                    Read = 3,
                    SkippedEmpty = 1,
                    LicenseRequired = 2,
                }
            );
        replay.Summary.Counts.AddUp.Should().BeTrue();
    }

    [Fact]
    public async Task C21_OneBrokenLine_IsOneErrorWithItsLine()
    {
        var replay = await ReplayText.Of(
            $"{Line("1", "49")}\n{{\"id\":\"2\",\n{Line("3", "49")}\n"
        );

        Answers(replay).Should().Equal("1 individual", "error ER0501 line 2", "3 individual");
    }

    [Fact]
    public async Task C23_JsonArray_IsSaidToBeOneOnce()
    {
        var run = await CliRun.WithInput("[{\"id\":\"1\"}]\n", "replay", "-");

        run.ExitCode.Should().Be(1);
        run.Output.Should().Contain("this is a JSON array, not JSON Lines");
        run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().ContainSingle();
    }

    [Fact]
    public async Task Filter_OneAnswerALineInOrder_ExitsCleanOnlyIfAllWereAnswered()
    {
        var good = string.Join('\n', Enumerable.Range(1, 500).Select(id => Line($"{id}", "49")));

        var all = await CliRun.WithInput(good, "replay", "-", "--threads", "4");
        var some = await CliRun.WithInput(good + "\n{\"destination\":\"KR\"}\n", "replay", "-");

        all.ExitCode.Should().Be(0, all.Error);
        some.ExitCode.Should().Be(1);
        Lines(all.Output)
            .Select(line => line.GetProperty("transaction").GetString())
            .Should()
            .Equal(Enumerable.Range(1, 500).Select(id => $"{id}"));
    }

    [Fact]
    public async Task Answer_FromTheCache_IsByteForByteTheEnginesOwn()
    {
        // Values on both sides of each limit, ids of every kind, missing facts, and what the cache must not be asked for.
        string[] concentrations = ["30", "30.0001", "29", "49", "49.0", "0.5"];
        string[] dates = ["2019-07-03", "2019-07-04", "2023-07-21", "2019-07-03T15:00:00Z"];
        string[] rests = ["", ",\"contractDate\":\"2019-06-01\"", ",\"endUse\":{\"wmd\":\"none\"}"];
        var lines = concentrations
            .SelectMany(value =>
                dates.SelectMany(date => rests.Select(rest => (value, date, rest)))
            )
            .SelectMany(
                (row, index) =>
                    new[] { $"\"id {index} \\u3042\"", "null" }.Select(id =>
                        $"{{\"id\":{id},\"date\":\"{row.date}\",\"destination\":\"KR\",\"item\":{{\"kind\":\"goods\",\"material\":\"hydrogen-fluoride\",\"attributes\":{{\"concentration\":{row.value}}}}}{row.rest}}}"
                    )
            )
            .ToList();

        var replay = await ReplayText.Of(string.Join('\n', lines));

        var direct = await ReplayText.Of(
            string.Join('\n', lines),
            change: job => job with { UseCache = false }
        );
        replay.Output.Should().Be(direct.Output);
        replay.Summary.Counts.Read.Should().Be(lines.Count);
    }

    [Fact]
    public async Task Against_OnJsonLines_GivesBothAnswersAndTheChange()
    {
        var replay = await ReplayText.Of(
            Line("1", "49"),
            change: job => job with { Against = ReplayText.Policy("pre-july-2019") }
        );

        var line = Lines(replay.Output).Single();
        line.GetProperty("decision").GetProperty("license").GetString().Should().Be("individual");
        line.GetProperty("against")
            .GetProperty("license")
            .GetString()
            .Should()
            .Be("special-general-bulk");
        line.GetProperty("change").GetString().Should().Be("individual -> special-general-bulk");
    }

    private static string Line(string id, string concentration) =>
        $"{{\"id\":\"{id}\",\"date\":\"2019-07-05\",\"destination\":\"KR\",\"item\":{{\"kind\":\"goods\",\"material\":\"hydrogen-fluoride\",\"attributes\":{{\"concentration\":{concentration}}}}},\"endUse\":{{\"wmd\":\"none\",\"conventionalArms\":\"none\"}},\"endUser\":{{\"developsWmd\":false,\"developsArms\":false}},\"notice\":{{\"inform\":\"none\"}}}}";

    private static IEnumerable<JsonElement> Lines(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement);

    private static IEnumerable<string> Answers(ReplayText replay) =>
        Lines(replay.Output)
            .Select(line =>
                line.TryGetProperty("error", out var errors)
                    ? $"error {errors[0].GetProperty("code")} line {errors[0].GetProperty("line")}"
                    : $"{line.GetProperty("transaction")} {line.GetProperty("license")}"
            );
}
