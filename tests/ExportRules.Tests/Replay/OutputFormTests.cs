using System.Text.Json;
using ExportRules.Replay.Running;
using ExportRules.Tests.Cli;

namespace ExportRules.Tests.Replay;

/// <summary>Tables to JSON Lines and JSON Lines to tables: the same answers in another form.</summary>
public sealed class OutputFormTests : IDisposable
{
    private const string Order =
        """{"id":"O-1","lines":[{"date":"2019-07-05","destination":"KR","item":{"kind":"goods","material":"resist"}}]}""";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("march-2023-reversion")]
    public async Task TableToJson_SaysOfEachRowWhatTheTableSays_CachedOrNot(string? against)
    {
        var input = RandomRows.Of(3000, seed: 11);
        ReplayJob Change(ReplayJob job) =>
            job with
            {
                Threads = 2,
                Against = against is null ? null : ReplayText.Policy(against),
            };

        var table = await ReplayText.Of(input, change: Change);
        var json = await ReplayText.Of(
            input,
            change: job => Change(job) with { Form = OutputForm.JsonLines }
        );
        var uncached = await ReplayText.Of(
            input,
            change: job => Change(job) with { Form = OutputForm.JsonLines, UseCache = false }
        );

        json.Output.Equals(uncached.Output, StringComparison.Ordinal).Should().BeTrue();
        json.Summary.Counts.Should().Be(table.Summary.Counts);
        var lines = Lines(json.Output);
        lines.Should().HaveCount(table.Rows.Count);
        foreach (var (line, row) in lines.Zip(table.Rows))
        {
            Same(against is null ? line : line.GetProperty("decision"), row, "decision");
            if (against is not null)
            {
                Same(line.GetProperty("against"), row, "against");
                line.GetProperty("change").GetString().Should().Be(row["change"]);
            }
        }
    }

    [Fact]
    public async Task TableToJson_WithTrace_HasTheReasonsOfEachRow()
    {
        var replay = await ReplayText.Of(
            ReplayText.Csv(
                "id,date,destination,item.material,concentration",
                "A-1,2019-07-05,KR,hydrogen-fluoride,49",
                ",2019-07-05,KR,hydrogen-fluoride,51"
            ),
            change: job => job with { Form = OutputForm.JsonLines, WithTrace = true }
        );

        var lines = Lines(replay.Output);
        lines[0].GetProperty("transaction").GetString().Should().Be("A-1");
        lines[1].GetProperty("transaction").ValueKind.Should().Be(JsonValueKind.Null);
        lines[0].GetProperty("trace").GetRawText().Should().Contain("49").And.NotContain("51");
        lines[1].GetProperty("trace").GetRawText().Should().Contain("51");
    }

    [Fact]
    public async Task JsonToTable_HasTheAskedFactsAndTheSameAnswers()
    {
        string[] input =
        [
            """{"id":"1","date":"2019-07-05","destination":"KR","transit":["HK","SG"],"item":{"kind":"goods","material":"HF","attributes":{"concentration":49.50}},"endUser":{"name":"Comma, \"Inc\""}}""",
            "",
            """{"id":"2","date":"2019-07-05","destination":"Koera"}""",
            Order,
            """{"id":"4","date":"2019-07-05","destination":"US","transit":[],"item":{"kind":"goods"}}""",
        ];

        var usual = await ReplayText.Of(
            string.Join('\n', input),
            change: job => job with { Form = OutputForm.Table }
        );
        var json = await ReplayText.Of(string.Join('\n', input));
        var chosen = await ReplayText.Of(
            string.Join('\n', input),
            change: job =>
                job with
                {
                    Form = OutputForm.Table,
                    Columns =
                    [
                        "decision.license",
                        "endUser.name",
                        "item.attributes.concentration",
                        "transit",
                    ],
                }
        );

        usual.Output.Should().StartWith("id,date,destination,decision.outcome,decision.license,");
        usual.Column("id").Should().Be("1 2 O-1 4");
        usual.Column("destination").Should().Be("KR - - US");
        usual
            .Column("decision.outcome")
            .Should()
            .Be("license-required - undetermined undetermined");
        usual.Rows[1]["decision.error"].Should().StartWith("line 3, record 3").And.Contain("Koera");
        usual.Summary.Counts.Should().Be(json.Summary.Counts);
        usual.Summary.Counts.AddUp.Should().BeTrue();
        chosen
            .Output.Split('\n')[..2]
            .Should()
            .Equal(
                "endUser.name,item.attributes.concentration,transit,decision.license",
                "\"Comma, \"\"Inc\"\"\",49.50,HK;SG,individual"
            );
        chosen.Rows[3]["transit"].Should().Be("[]");
    }

    [Fact]
    public async Task Output_ItsNameOrTheFormatSaysTheForm()
    {
        await File.WriteAllTextAsync(
            folder["in.csv"],
            ReplayText.Csv(
                "id,date,destination,item.material,concentration",
                "A-1,2019-07-05,KR,hydrogen-fluoride,49"
            ),
            Cancellation
        );

        (await Replay("in.csv", "-o", folder["out.jsonl"])).Should().Be(0);
        (await Replay("out.jsonl", "-o", folder["none.csv"]))
            .Should()
            .Be(1, "answers are no transactions");
        var piped = await CliRun.Of("replay", folder["in.csv"], "--format", "jsonl");
        (await Replay("in.csv", "-o", folder["traced.jsonl.gz"], "--trace")).Should().Be(0);

        var line = await File.ReadAllTextAsync(folder["out.jsonl"], Cancellation);
        Lines(line)[0].GetProperty("license").GetString().Should().Be("individual");
        piped.Output.Should().Be(line);

        await File.WriteAllTextAsync(folder["in.jsonl"], Order + "\n", Cancellation);
        (await Replay("in.jsonl", "-o", folder["out.parquet"])).Should().Be(3);
        (await Replay("out.parquet", "-o", folder["again.csv"], "--map", "id=-")).Should().Be(1);
    }

    [Theory]
    [InlineData("--trace", "a table has no place for the trace")]
    [InlineData("--format jsonl --columns id", "no columns to choose")]
    public async Task Output_WhatItCannotHold_IsRefused(string options, string message)
    {
        await File.WriteAllTextAsync(
            folder["in.csv"],
            ReplayText.Csv("id,date,destination", "A-1,2019-07-05,KR"),
            Cancellation
        );

        var run = await CliRun.Of(["replay", folder["in.csv"], .. options.Split(' ')]);

        run.ExitCode.Should().Be(1);
        run.Error.Should().Contain(message).And.Contain("error ER06").And.NotContain("   at ");
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private async Task<int> Replay(string input, params string[] options) =>
        (await CliRun.Of(["replay", folder[input], .. options])).ExitCode;

    private static void Same(
        JsonElement json,
        IReadOnlyDictionary<string, string> row,
        string answer
    )
    {
        json.GetProperty("transaction").GetString().Should().Be(row["id"]);
        if (row[answer + ".outcome"].Length == 0)
        {
            json.GetProperty("error")[0].GetProperty("code").GetString().Should().NotBeNull();
            return;
        }
        json.GetProperty("outcome").GetString().Should().Be(row[answer + ".outcome"]);
        (json.GetProperty("license").GetString() ?? "").Should().Be(row[answer + ".license"]);
        json.GetProperty("policy")
            .GetProperty("version")
            .GetString()
            .Should()
            .Be(row[answer + ".policy"]);
    }

    private static List<JsonElement> Lines(string text) =>
        [
            .. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonDocument.Parse(line).RootElement),
        ];
}
