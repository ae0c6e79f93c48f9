using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace ExportRules.BrowserTests.Desk;

/// <summary>What strangers try with the desk. None of it works.</summary>
public sealed class DeskSecurityTests(DeskFixture fixture) : IClassFixture<DeskFixture>
{
    private const string Hostile = "<img src=x onerror=alert(1)>\\\"'<script>alert(2)</script>";

    private readonly DeskHost desk = fixture.Desk;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "/api/law", null)]
    [InlineData("GET", "/api/law", "")]
    [InlineData("GET", "/api/law", "a-key-of-the-tests-that-is-long-enougH")]
    [InlineData("GET", "/api/decisions/1", null)]
    [InlineData("POST", "/api/evaluate", null)]
    [InlineData("POST", "/api/decisions/batch", "wrong")]
    [InlineData("POST", "/api/replay", "wrong")]
    public async Task Request_WithoutTheRightKey_IsUnauthorized(
        string method,
        string path,
        string? key
    )
    {
        using var stranger = new HttpClient { BaseAddress = desk.Http.BaseAddress };
        using var request = new HttpRequestMessage(new(method), path);
        if (key is not null)
        {
            request.Headers.Add("X-Api-Key", key);
        }
        request.Content =
            method == "POST" ? new StringContent("{}", Encoding.UTF8, "application/json") : null;

        using var response = await stranger.SendAsync(request, Stop);

        response.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await response.Content.ReadAsStringAsync(Stop)).Should().NotContain("japan");
    }

    [Theory]
    [InlineData("/api/evaluate", 300 << 10)]
    [InlineData("/api/decisions", 300 << 10)]
    [InlineData("/api/evaluate/batch", 17 << 20)]
    public async Task Body_Oversized_Is413(string path, int bytes)
    {
        using var response = await desk.PostAsync(path, new string(' ', bytes) + "{}");

        response.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Body_OversizedWithoutALength_Is413()
    {
        using var content = new StreamContent(new UnknownLength(new byte[300 << 10]));
        content.Headers.ContentType = new("application/json");

        using var response = await desk.Http.PostAsync("/api/evaluate", content, Stop);

        response.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Batch_OfTooMany_Is413()
    {
        await using var small = await DeskHost.StartAsync("--Desk:Limits:BatchTransactions=2");

        using var response = await small.PostAsync("/api/evaluate/batch", "[{},{},{}]");

        response.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Upload_Oversized_Is413()
    {
        await using var small = await DeskHost.StartAsync("--Desk:Limits:UploadBytes=1000");

        using var response = await small.UploadAsync(
            "/api/replay",
            "large.csv",
            $"date\n{new string('x', 2000)}\n",
            "text/html"
        );

        response.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData("multipart/form-data", "x")]
    [InlineData("multipart/form-data; boundary=", "x")]
    [InlineData("multipart/form-data; boundary=b", "no part at all")]
    [InlineData(
        "multipart/form-data; boundary=b",
        "--b\r\nContent-Disposition: form-data; name=file; filename=a.csv\r\n\r\ndate"
    )]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nno header\r\n\r\nx\r\n--b--\r\n")]
    public async Task Upload_FormThatIsNone_IsABadRequest(string type, string body)
    {
        using var content = new StringContent(body);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        using var response = await desk.Http.PostAsync("/api/replay", content, Stop);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
    }

    [Theory]
    [InlineData("../../../../tmp/desk-escaped.csv", "desk-escaped.csv")]
    [InlineData(@"..\..\windows\desk-escaped.csv", "desk-escaped.csv")]
    [InlineData("/etc/passwd", "passwd")]
    [InlineData("C:boot.ini", "boot.ini")]
    [InlineData("..", "upload.csv")]
    public async Task UploadName_WithAPath_IsOnlyAWordAndTouchesNoFile(string name, string shown)
    {
        using var response = await desk.UploadAsync(
            "/api/replay",
            name,
            "date,destination\n2019-07-05,KR\n",
            "application/json"
        );

        var answer = await DeskHost.ReadAsync(response);
        answer.GetProperty("input").GetString().Should().Be(shown);
        File.Exists("/tmp/desk-escaped.csv").Should().BeFalse();
    }

    [Fact]
    public async Task UploadName_WithHtml_IsTextInTheReport()
    {
        using var response = await desk.UploadAsync(
            "/api/replay",
            "<img src=x onerror=alert(1)>.csv",
            $"id,date,destination,endUser.name\n{Hostile.Replace("\\\"", "")},2019-07-05,KR,<script>alert(3)\n",
            "text/html"
        );

        var page = await response.Content.ReadAsStringAsync(Stop);
        page.Should().Contain("&lt;img").And.NotContain("<img").And.NotContain("<script");
        response.Headers.GetValues("Content-Security-Policy").Single().Should().Contain("sandbox");
    }

    [Fact]
    public async Task Names_WithHtml_AreTextInTheDocument()
    {
        var kept = await desk.AskAsync(
            "/api/decisions",
            $$"""{ "id": "{{Hostile}}", "date": "2019-07-05", "destination": "KR", "endUser": { "name": "{{Hostile}}" }, "item": { "kind": "goods", "entries": [] } }"""
        );

        var page = await desk.Http.GetStringAsync(
            $"/api/decisions/{kept.GetProperty("sequence").GetInt64()}/document",
            Stop
        );

        page.Should().Contain("&lt;img").And.NotContain("<img").And.NotContain("<script");
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")")]
    [InlineData("+1+1")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\n=1")]
    [InlineData("  =1")]
    [InlineData("\u3000=1")]
    [InlineData("\u200B\uFEFF=1")]
    [InlineData("＝1+1")]
    [InlineData("＠SUM(A1)")]
    public async Task Rows_WithAFormula_DoNotRunInASpreadsheet(string formula)
    {
        using var response = await desk.UploadAsync(
            "/api/replay",
            "rows.csv",
            $"id,date,destination,\"{formula.Replace("\"", "\"\"")} remark\"\n\"{formula.Replace("\"", "\"\"")}\",2019-07-05,KR,\"{formula.Replace("\"", "\"\"")}\"\n",
            "text/csv"
        );

        var text = await response.Content.ReadAsStringAsync(Stop);
        // The header of a column is trimmed; the cells are not.
        string[] written =
        [
            $"{formula.Trim().Replace("\"", "\"\"")} remark",
            formula.Replace("\"", "\"\""),
        ];
        foreach (var cell in written)
        {
            Regex.Count(text, $"(^|\n|,)\"?{Regex.Escape(cell)}").Should().Be(0, text);
        }
        Regex.Count(text, $",\"?'{Regex.Escape(written[0])}").Should().Be(1, text);
        Regex.Count(text, $"(\n|,)\"?'{Regex.Escape(written[1])}\"?,").Should().Be(2, text);
        response.Content.Headers.ContentDisposition!.FileName.Should().Be("decided.csv");
    }

    [Fact]
    public async Task Names_WithLineEnds_MakeNoLineOfTheLog()
    {
        const string Injected = "X\\r\\n2026-01-01 fail: forged entry";
        await desk.AskAsync(
            "/api/evaluate",
            $$"""{ "id": "{{Injected}}", "date": "{{Injected}}" }"""
        );
        using var upload = await desk.UploadAsync(
            "/api/replay",
            "a%0d%0aforged entry.csv",
            "date\nx\n",
            "text/html"
        );
        using var path = await desk.Http.GetAsync(
            "/api/x%0d%0aforged%20entry?policy=%0d%0aforged%20entry",
            Stop
        );

        desk.Logs.Lines.Should().NotContain(line => line.Text.Contains("forged entry"));
    }

    [Fact]
    public async Task Page_ItsHeaders_ForbidForeignAndInlineScripts()
    {
        using var response = await desk.Http.GetAsync("/", Stop);

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        policy
            .Should()
            .Contain("default-src 'none'")
            .And.Contain("script-src 'self';")
            .And.NotContain("unsafe");
        response.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        response.Headers.Contains("Server").Should().BeFalse();
    }

    [Theory]
    [InlineData("/../appsettings.json")]
    [InlineData("/%2e%2e/appsettings.json")]
    [InlineData("/printed/..%2f..%2fappsettings.json")]
    [InlineData("/appsettings.json")]
    public async Task Path_OutOfThePage_GivesNoFile(string path)
    {
        using var response = await desk.Http.GetAsync(
            new Uri(
                desk.Http.BaseAddress + path[1..],
                new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }
            ),
            Stop
        );

        response.StatusCode.Should().BeOneOf(HttpStatusCode.NotFound, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Caller_TooFast_Is429WithRetryAfter()
    {
        await using var slow = await DeskHost.StartAsync("--Desk:Limits:RequestsPerSecond=5");

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => slow.Http.GetAsync("/api/decisions/1", Stop))
        );

        var refused = answers
            .Where(one => one.StatusCode == HttpStatusCode.TooManyRequests)
            .ToList();
        refused.Should().NotBeEmpty();
        refused[0].Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(1));
        Array.ForEach(answers, one => one.Dispose());
    }

    [Fact]
    public async Task Store_Down_Is503WithRetryAfterAndRecovers()
    {
        await using var host = await DeskHost.StartAsync();
        using var before = await host.PostAsync("/api/decisions", Small);
        await using (
            var holder = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={host.Records}")
        )
        {
            await holder.OpenAsync(Stop);
            // Another process that holds the file for writing and does not let go.
            await using var locking = holder.BeginTransaction(deferred: false);
            using var refused = await host.PostAsync("/api/decisions", Small);

            refused.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
            refused.Headers.RetryAfter.Should().NotBeNull();
            (await host.AskAsync("/api/evaluate", Small))
                .GetProperty("outcome")
                .GetString()
                .Should()
                .NotBeNull("deciding needs no store");
        }
        using var after = await host.PostAsync("/api/decisions", Small);

        before.StatusCode.Should().Be(HttpStatusCode.Created);
        after.StatusCode.Should().Be(HttpStatusCode.Created);
    }

    private const string Small = """{ "id": "S", "date": "2019-07-05", "destination": "KR" }""";

    /// <summary>A stream that does not tell its length, so that the body is sent in chunks.</summary>
    private sealed class UnknownLength(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;
    }
}
