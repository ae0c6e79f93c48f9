using System.Net;
using Microsoft.AspNetCore.Builder;

namespace ExportRules.BrowserTests.Desk;

/// <summary>The desk starts safely or not at all.</summary>
public sealed class DeskStartTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_WithoutAKeyBeyondLoopback_Fails()
    {
        var faults = await FaultsAsync("--urls=http://0.0.0.0:0");

        faults.Should().ContainSingle().Which.Should().Match("*loopback only*");
    }

    [Fact]
    public async Task Start_WithoutAKeyOnLoopback_MakesOneThatIsNeeded()
    {
        await using var app = Build("--urls=http://127.0.0.1:0");
        await app.StartAsync(Stop);
        using var client = new HttpClient { BaseAddress = new(app.Urls.Single()) };

        using var closed = await client.GetAsync("/api/law", Stop);
        using var health = await client.GetAsync("/health", Stop);

        closed.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        health.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("--Desk:ApiKeys:erp=short", "*erp has fewer than 32 characters*")]
    [InlineData("--Desk:Oidc:Authority=https://login.example", "*Audience is missing*")]
    [InlineData("--Desk:Oidc:Audience=desk", "*Authority is missing*")]
    [InlineData(
        "--Desk:Oidc:Audience=desk --Desk:Oidc:Authority=login.example",
        "*is `login.example`; it is an address*"
    )]
    [InlineData(
        "--Desk:Oidc:Audience=desk --Desk:Oidc:Authority=http://login.example",
        "*begins with https://*"
    )]
    [InlineData("--Desk:Store=paper", "Desk:Store is `paper`; there are sqlite, journal, *")]
    [InlineData("--Desk:Store=postgres", "*did you mean `postgresql`?")]
    [InlineData(
        "--Desk:Limits:BatchTransactions=0",
        "*is `0`; it is a whole number from 1 to 100000*"
    )]
    [InlineData("--Desk:Limits:BatchBytes=16_000", "Desk:Limits:BatchBytes is `16_000`; *")]
    [InlineData("--Desk:Limits:BatchBytes=16,000", "Desk:Limits:BatchBytes is `16,000`; *")]
    [InlineData("--Desk:Limits:BatchBytes=", "Desk:Limits:BatchBytes is ``; *")]
    [InlineData("--Desk:Limits=none", "Desk:Limits is a text; options belong below it*")]
    [InlineData("--Desk=on", "Desk is a text; options belong below it*")]
    [InlineData(
        "--Desk:Store:Kind=sqlite",
        "Desk:Store is one value; Desk:Store:Kind is below it*"
    )]
    [InlineData("--Desk:Limit:BatchBytes=5", "Desk:Limit is no option; did you mean `Limits`?")]
    [InlineData(
        "--Desk:HasCredentials=true",
        "Desk:HasCredentials is no option; there are ApiKeys, *"
    )]
    [InlineData("--ExportRules:RuleSets:japan:RunCase=true", "*did you mean `RunCases`?")]
    public async Task Start_WithBadOptions_FailsAndSaysWhy(string setting, string message)
    {
        (await FaultsAsync(setting.Split(' ')))
            .Should()
            .ContainSingle()
            .Which.Should()
            .Match(message);
    }

    [Theory]
    [InlineData("sqlite", "", "Desk:Connection is empty; for sqlite it is such as *")]
    [InlineData("sqlite", "desk.db", "*not made of parts such as `Keyword=Value;`; *")]
    [InlineData("sqlite", "Data Sorce=desk.db", "*did you mean `Data Source`?")]
    [InlineData(
        "sqlite",
        "Data Source=desk.db;Hunter2=x",
        "*a keyword that sqlite does not know; for *"
    )]
    [InlineData(
        "sqlite",
        "Data Source=desk.db;Pooling=hunter2",
        "*`pooling` does not have a value *"
    )]
    [InlineData("sqlite", "Data Source=:memory:", "*no file that keeps anything*")]
    [InlineData("sqlite", "Data Source=desk.db;Mode=Memory", "*no file that keeps anything*")]
    [InlineData("sqlite", "Data Source=desk.db;Mode=ReadOnly", "*no file that keeps anything*")]
    [InlineData("sqlite", "Mode=ReadWriteCreate", "*no file that keeps anything*")]
    [InlineData("journal", "Data Source=desk.db", "*for a journal it is the path of its file*")]
    [InlineData("postgresql", "postgres://desk:hunter2@host/desk", "*not made of parts *")]
    [InlineData(
        "postgresql",
        "Host=h;Password=a;hunter2=b",
        "*a keyword that postgresql does not know; *"
    )]
    [InlineData("postgresql", "Host=h;Pasword=hunter2", "*did you mean `Password`?")]
    [InlineData(
        "postgresql",
        "Host=h;Port=hunter2",
        "*`port` does not have a value that postgresql takes"
    )]
    [InlineData("postgresql", "Data Source=desk.db", "*keyword that postgresql does not know*")]
    public async Task Start_WithAConnectionThatIsNone_SaysWhyAndRepeatsNoSecret(
        string store,
        string connection,
        string message
    )
    {
        var faults = await FaultsAsync($"--Desk:Store={store}", $"--Desk:Connection={connection}");

        faults.Should().ContainSingle().Which.Should().Match(message);
        faults[0].Should().NotContainEquivalentOf("hunter2");
    }

    [Fact]
    public async Task Start_WithSeveralFaults_NamesEveryOneAndNoSecret()
    {
        var faults = await FaultsAsync(
            "--Desk:ApiKey:erp=a-secret-under-a-misspelt-option",
            "--Desk:ApiKeys:broker=a-short-secret",
            "--Desk:Limits:UploadBytes=64MB",
            "--Desk:Stor=sqlite",
            "--ExportRules:Defalt=japan"
        );

        faults
            .Should()
            .SatisfyRespectively(
                one => one.Should().StartWith("Desk:Stor is no option; did you mean `Store`?"),
                one => one.Should().StartWith("Desk:Limits:UploadBytes is `64MB`; "),
                one => one.Should().StartWith("Desk:ApiKey is no option; did you mean `ApiKeys`?"),
                one => one.Should().StartWith("Desk:ApiKeys:broker has fewer than 32"),
                one => one.Should().StartWith("ExportRules:Defalt is no option; did you mean")
            );
        string.Concat(faults).Should().NotContain("secret");
    }

    [Theory]
    [InlineData("sqlite", "Data Source={0}/missing/desk.db")]
    [InlineData("sqlite", "Data Source={0}")]
    [InlineData("sqlite", "Data Source={0}/note.txt")]
    [InlineData("journal", "{0}/missing/desk.jsonl")]
    [InlineData("journal", "{0}")]
    [InlineData("journal", "{0}/note.txt")]
    public async Task Start_WhereNoRecordCanBeKept_FailsBeforeTheFirstRequest(
        string store,
        string connection
    )
    {
        var folder = Directory.CreateTempSubdirectory("desk-start-");
        var note = Path.Combine(folder.FullName, "note.txt");
        await File.WriteAllTextAsync(note, "a page of notes\nthat is no store\nof records", Stop);

        var faults = await FaultsAsync(
            $"--Desk:Store={store}",
            $"--Desk:Connection={string.Format(null, connection, folder.FullName)}"
        );

        faults
            .Should()
            .ContainSingle()
            .Which.Should()
            .StartWith("no records can be kept where Desk:Store and Desk:Connection say: ");
        (await File.ReadAllTextAsync(note, Stop)).Should().StartWith("a page").And.EndWith("cords");
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Start_WithAnAddressThatIsTaken_SaysSo()
    {
        await using var first = Build("--urls=http://127.0.0.1:0");
        await first.StartAsync(Stop);

        var faults = await FaultsAsync($"--urls={first.Urls.Single()}");

        faults.Should().ContainSingle().Which.Should().Contain("address already in use");
    }

    [Theory]
    [InlineData("journal")]
    [InlineData("sqlite")]
    public async Task Start_WithAStoreOfItsOwn_CreatesIt(string store)
    {
        var file = Path.Combine(Path.GetTempPath(), $"desk-start-{Guid.NewGuid():N}");
        await using (
            var app = Build(
                "--urls=http://127.0.0.1:0",
                $"--Desk:Store={store}",
                $"--Desk:Connection={(store == "sqlite" ? "Data Source=" : "")}{file}"
            )
        )
        {
            await app.StartAsync(Stop);
        }

        File.Exists(file).Should().BeTrue();
        File.Delete(file);
    }

    /// <summary>What a desk says that does not start.</summary>
    private static async Task<IReadOnlyList<string>> FaultsAsync(params string[] settings)
    {
        try
        {
            await using var app = Build(["--urls=http://127.0.0.1:0", .. settings]);
            await app.StartAsync(Stop);
        }
        catch (Exception failure)
        {
            return ComplianceDesk.StartFaults.Of(failure);
        }
        throw new InvalidOperationException("the desk started");
    }

    private static WebApplication Build(params string[] settings) =>
        ComplianceDesk.Desk.Build([
            $"--Desk:Connection=Data Source={Path.Combine(Path.GetTempPath(), "desk-never-used.db")}",
            .. settings,
        ]);
}
