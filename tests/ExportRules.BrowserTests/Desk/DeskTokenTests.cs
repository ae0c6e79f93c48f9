using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ExportRules.BrowserTests.Desk;

/// <summary>Tokens of an identity provider open the desk, if they are its own, for the desk and of today.</summary>
public sealed class DeskTokenTests : IAsyncLifetime
{
    private const string Audience = "compliance-desk";

    private static readonly RsaSecurityKey ProvidersKey = new(RSA.Create(2048)) { KeyId = "1" };

    private readonly WebApplication provider = WebApplication
        .CreateBuilder(["--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=None"])
        .Build();
    private DeskHost desk = null!;

    private string Issuer => provider.Urls.Single();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        provider.MapGet(
            "/.well-known/openid-configuration",
            () => Results.Json(new { issuer = Issuer, jwks_uri = $"{Issuer}/keys" })
        );
        var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(
            new RsaSecurityKey(ProvidersKey.Rsa.ExportParameters(false)) { KeyId = "1" }
        );
        provider.MapGet(
            "/keys",
            () =>
                Results.Json(
                    new
                    {
                        keys = new[]
                        {
                            new
                            {
                                kty = "RSA",
                                kid = "1",
                                n = key.N,
                                e = key.E,
                            },
                        },
                    }
                )
        );
        await provider.StartAsync(Stop);
        desk = await DeskHost.StartAsync(
            $"--Desk:Oidc:Authority={Issuer}",
            $"--Desk:Oidc:Audience={Audience}"
        );
    }

    public async ValueTask DisposeAsync()
    {
        await desk.DisposeAsync();
        await provider.DisposeAsync();
    }

    [Fact]
    public async Task Token_OfTheProvider_OpensTheDesk_AsTheKeyDoes()
    {
        (await AskAsync(Token())).Should().Be(HttpStatusCode.OK);
        using var byKey = await desk.Http.GetAsync("/api/law", Stop);
        byKey.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Token_ForSomebodyElseOrOldOrForged_IsUnauthorized()
    {
        var other = new RsaSecurityKey(RSA.Create(2048)) { KeyId = "1" };

        (await AskAsync(Token(audience: "another"))).Should().Be(HttpStatusCode.Unauthorized);
        (await AskAsync(Token(issuer: "http://127.0.0.1:9")))
            .Should()
            .Be(HttpStatusCode.Unauthorized);
        (await AskAsync(Token(hours: -2))).Should().Be(HttpStatusCode.Unauthorized);
        (await AskAsync(Token(key: other))).Should().Be(HttpStatusCode.Unauthorized);
        (
            await AskAsync(
                $"{Base64UrlEncoder.Encode("""{"alg":"none"}""")}.{Token().Split('.')[1]}."
            )
        )
            .Should()
            .Be(HttpStatusCode.Unauthorized);
        (await AskAsync(null)).Should().Be(HttpStatusCode.Unauthorized);
    }

    private string Token(
        string audience = Audience,
        string? issuer = null,
        int hours = 1,
        RsaSecurityKey? key = null
    ) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = issuer ?? Issuer,
                Audience = audience,
                NotBefore = DateTime.UtcNow.AddHours(-3),
                Expires = DateTime.UtcNow.AddHours(hours),
                Claims = new Dictionary<string, object> { ["sub"] = "somebody" },
                SigningCredentials = new(key ?? ProvidersKey, SecurityAlgorithms.RsaSha256),
            }
        );

    private async Task<HttpStatusCode> AskAsync(string? token)
    {
        using var client = new HttpClient { BaseAddress = desk.Http.BaseAddress };
        client.DefaultRequestHeaders.Authorization = token is null
            ? null
            : new AuthenticationHeaderValue("Bearer", token);
        using var response = await client.GetAsync("/api/law", Stop);
        return response.StatusCode;
    }
}
