using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace ComplianceDesk.Access;

/// <summary>Knows a caller by the header <c>X-Api-Key</c>.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    ApiKeys keys
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";

    public const string Header = "X-Api-Key";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
        Task.FromResult(
            !Request.Headers.TryGetValue(Header, out var given) ? AuthenticateResult.NoResult()
            : keys.NameOf(given.ToString()) is { } name ? AuthenticateResult.Success(Ticket(name))
            : AuthenticateResult.Fail("nobody holds this key")
        );

    private static AuthenticationTicket Ticket(string name) =>
        new(
            new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Name, name)], SchemeName)),
            SchemeName
        );
}
