using System.Net;
using System.Text;
using System.Text.Json;
using ExportRules.Tests;

namespace ExportRules.BrowserTests.Desk;

/// <summary>What the desk answers to other programs.</summary>
public sealed class DeskApiTests(DeskFixture fixture) : IClassFixture<DeskFixture>
{
    private const string HydrogenFluoride = """
        {
          "id": "T-1", "date": "2019-07-05", "destination": "KR",
          "item": { "kind": "goods", "material": "hydrogen-fluoride", "attributes": { "concentration": 49 } },
          "endUser": { "developsWmd": false, "developsArms": false },
          "endUse": { "wmd": "none", "conventionalArms": "none" }, "notice": { "inform": "none" }
        }
        """;

    private readonly DeskHost desk = fixture.Desk;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Evaluate_OneTransaction_IsTheDecisionOfTheEngineByteForByte()
    {
        using var response = await desk.PostAsync("/api/evaluate", HydrogenFluoride);

        var engine = new ExportRulesEngine(BuiltInRuleSets.Japan);
        var read = Formatting.TransactionJson.Read(
            Encoding.UTF8.GetBytes(HydrogenFluoride),
            engine.RuleSet
        );
        var expected = Formatting.DecisionJson.WriteUtf8(engine.Evaluate(read[0].Transaction!));
        (await response.Content.ReadAsByteArrayAsync(Stop)).Should().Equal(expected);
    }

    [Fact]
    public async Task Evaluate_UnderAnotherPolicy_UsesIt()
    {
        var answer = await desk.AskAsync(
            "/api/evaluate?policy=march-2023-reversion",
            HydrogenFluoride
        );

        answer.GetProperty("license").GetString().Should().Be("special-general-bulk");
    }

    [Theory]
    [InlineData("?policy=never")]
    [InlineData("?policy=1980-01-01")]
    [InlineData("?knownAt=yesterday")]
    public async Task Evaluate_PolicyThatIsNone_IsABadRequest(string query)
    {
        using var response = await desk.PostAsync($"/api/evaluate{query}", HydrogenFluoride);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Evaluate_AnOrder_DecidesItsLinesTogether()
    {
        var answer = await desk.AskAsync(
            "/api/evaluate",
            $$"""{ "id": "O-1", "lines": [{{HydrogenFluoride}}, {{HydrogenFluoride}}] }"""
        );

        answer.GetProperty("order").GetString().Should().Be("O-1");
        answer.GetProperty("lines").GetArrayLength().Should().Be(2);
    }

    [Fact]
    public async Task Evaluate_SeveralMistakes_AreProblemDetailsWithAllDiagnostics()
    {
        using var response = await desk.PostAsync(
            "/api/evaluate",
            """{ "date": "2019-07-05", "destinaton": "KR", "item": { "attributes": { "concentration": "x" } } }"""
        );

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        var problems = (await DeskHost.ReadAsync(response)).GetProperty("diagnostics");
        problems
            .EnumerateArray()
            .Select(one => one.GetProperty("path").GetString())
            .Should()
            .Contain("item.attributes.concentration")
            .And.Contain("destinaton");
        problems[0].GetProperty("code").GetString().Should().MatchRegex("^ER\\d{4}$");
        problems
            .EnumerateArray()
            .Should()
            .Contain(one => (one.GetProperty("hint").GetString() ?? "").Contains("destination"));
    }

    [Fact]
    public async Task Batch_OneOfItRefused_AnswersEachInItsPlace()
    {
        var answer = await desk.AskAsync(
            "/api/evaluate/batch",
            $$"""[{{HydrogenFluoride}}, { "id": "bad", "x": 1 }, {{HydrogenFluoride}}]"""
        );

        answer.GetArrayLength().Should().Be(3);
        answer[0].GetProperty("license").GetString().Should().Be("individual");
        answer[1].GetProperty("error")[0].GetProperty("path").GetString().Should().Be("x");
        answer[2].GetProperty("license").GetString().Should().Be("individual");
    }

    [Fact]
    public async Task Batch_JsonLines_AnswersLineByLine()
    {
        var line = JsonSerializer.Serialize(JsonDocument.Parse(HydrogenFluoride));
        using var content = new StringContent($"{line}\n{line}\n");
        content.Headers.ContentType = new("application/x-ndjson");

        using var response = await desk.Http.PostAsync("/api/evaluate/batch", content, Stop);

        var text = await response.Content.ReadAsStringAsync(Stop);
        text.Should().EndWith("\n");
        text.Trim().Split('\n').Should().HaveCount(2).And.OnlyContain(one => one.StartsWith('{'));
    }

    [Fact]
    public async Task Decisions_Kept_CanBeReadVerifiedAndPrinted()
    {
        using var kept = await desk.PostAsync("/api/decisions", HydrogenFluoride);

        kept.StatusCode.Should().Be(HttpStatusCode.Created);
        var location = kept.Headers.Location!.ToString();
        var answer = await DeskHost.ReadAsync(kept);
        location.Should().Be($"/api/decisions/{answer.GetProperty("sequence").GetInt64()}");
        var record = await desk.Http.GetStringAsync(location, Stop);
        answer.GetProperty("record").GetRawText().Should().Be(record);
        var decision = Records.DecisionRecordJson.Read(Encoding.UTF8.GetBytes(record)).Decision!;
        decision.License.Should().Be("individual");
        decision.Trace.Should().NotBeEmpty();
        (await desk.Http.GetStringAsync($"{location}/verification", Stop))
            .Should()
            .Contain("Unchanged");
        (await desk.Http.GetStringAsync($"{location}/document", Stop))
            .Should()
            .Contain("取引審査票");
    }

    [Fact]
    public async Task Decisions_Batch_KeepsWhatWasDecidedInOneChain()
    {
        var answer = await desk.AskAsync(
            "/api/decisions/batch",
            $$"""[{{HydrogenFluoride}}, { "x": 1 }, {{HydrogenFluoride}}]"""
        );

        answer[1].TryGetProperty("record", out _).Should().BeFalse();
        answer[2]
            .GetProperty("previous")
            .GetString()
            .Should()
            .Be(answer[0].GetProperty("hash").GetString());
    }

    [Fact]
    public async Task Decisions_JsonLines_AreTheJournalThatVerifyReads()
    {
        await using var fresh = await DeskHost.StartAsync();
        var line = JsonSerializer.Serialize(JsonDocument.Parse(HydrogenFluoride));
        using var content = new StringContent($"{line}\n{line}\n");
        content.Headers.ContentType = new("application/x-ndjson");

        using var response = await fresh.Http.PostAsync("/api/decisions/batch", content, Stop);

        var engine = new ExportRulesEngine(BuiltInRuleSets.Japan);
        new Records.JournalAudit(new(engine))
            .Run(await response.Content.ReadAsStreamAsync(Stop))
            .Select(finding => finding.Verification.Status)
            .Should()
            .Equal(Records.RecordStatus.Unchanged, Records.RecordStatus.Unchanged);
    }

    [Theory]
    [InlineData("/api/decisions/0")]
    [InlineData("/api/decisions/999999999")]
    [InlineData("/api/decisions/999999999/document")]
    [InlineData("/api/decisions/x")]
    [InlineData("/printed/0123456789abcdef0123456789abcdef")]
    public async Task Nothing_Kept_IsNotFound(string path)
    {
        using var response = await desk.Http.GetAsync(path, Stop);

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Questions_OfAnOpenTransaction_NameItsFactItsVersionsAndItsChanges()
    {
        var partial = HydrogenFluoride.Replace("""{ "concentration": 49 }""", "{}");

        var needed = await desk.AskAsync("/api/requires", partial);
        var timeline = await desk.AskAsync("/api/timeline", HydrogenFluoride);
        var whyNot = await desk.AskAsync("/api/why-not/special-general-bulk", HydrogenFluoride);

        needed
            .GetProperty("facts")[0]
            .GetProperty("fact")
            .GetString()
            .Should()
            .Be("item.attributes.concentration");
        timeline
            .EnumerateArray()
            .Single(one => one.GetProperty("name").GetString() == "july-2019-tightening")
            .GetProperty("license")
            .GetString()
            .Should()
            .Be("individual");
        whyNot.GetProperty("after").GetProperty("day").GetString().Should().Be("2023-03-23");
    }

    [Fact]
    public async Task Replay_OfAFile_IsTheReportOrTheRows()
    {
        var text = await File.ReadAllTextAsync(
            RepositoryFolder.File("samples/data/korea-2019-2023.csv"),
            Stop
        );

        using var report = await desk.UploadAsync(
            "/api/replay?against=march-2023-reversion",
            "korea.csv",
            text,
            "text/html"
        );
        using var rows = await desk.UploadAsync("/api/replay", "korea.csv", text, "text/csv");

        (await report.Content.ReadAsStringAsync(Stop))
            .Should()
            .Contain("<h1>")
            .And.Contain("Special general bulk license");
        (await rows.Content.ReadAsStringAsync(Stop)).Split('\n').Should().HaveCount(24);
    }

    [Fact]
    public async Task OpenApi_Document_DescribesEveryEndpointAndTheKey()
    {
        var document = JsonDocument
            .Parse(await desk.Http.GetStringAsync("/openapi/v1.json", Stop))
            .RootElement;

        document
            .GetProperty("paths")
            .EnumerateObject()
            .Select(path => path.Name)
            .Should()
            .Contain(
                "/api/evaluate",
                "/api/evaluate/batch",
                "/api/decisions",
                "/api/decisions/{record}",
                "/api/requires",
                "/api/why-not/{license}",
                "/api/timeline",
                "/api/replay",
                "/api/law"
            );
        document
            .GetProperty("components")
            .GetProperty("securitySchemes")
            .GetProperty("ApiKey")
            .GetProperty("name")
            .GetString()
            .Should()
            .Be("X-Api-Key");
    }
}
