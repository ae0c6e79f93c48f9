using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Options;

namespace ExportRules.BrowserTests.Desk;

/// <summary>The desk starts safely or not at all.</summary>
public sealed class DeskStartTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_WithoutAKeyBeyondLoopback_Fails()
    {
        await using var app = Build("--urls=http://0.0.0.0:0");

        var start = () => app.StartAsync(Stop);

        await start.Should().ThrowAsync<InvalidOperationException>().WithMessage("*loopback only*");
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
    [InlineData("--Desk:Store=paper", "*Store*")]
    [InlineData("--Desk:Limits:BatchTransactions=0", "*BatchTransactions*")]
    public async Task Start_WithBadOptions_FailsAndSaysWhy(string setting, string message)
    {
        var start = async () =>
        {
            await using var app = Build("--urls=http://127.0.0.1:0", setting);
            await app.StartAsync(Stop);
        };

        await start.Should().ThrowAsync<OptionsValidationException>().WithMessage(message);
    }

    private static WebApplication Build(params string[] settings) =>
        ComplianceDesk.Desk.Build([
            $"--Desk:Connection=Data Source={Path.Combine(Path.GetTempPath(), "desk-never-used.db")}",
            .. settings,
        ]);
}
