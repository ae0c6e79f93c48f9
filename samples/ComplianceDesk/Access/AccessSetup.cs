using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace ComplianceDesk.Access;

/// <summary>Who may ask, and how much. What no endpoint opens to everybody is closed.</summary>
internal static class AccessSetup
{
    private const string Bearer = "Bearer";

    /// <summary>Stands for the key where one is sent, and else for the token where tokens are taken.</summary>
    private const string Either = "KeyOrToken";

    public static void AddAccess(this IServiceCollection services, DeskOptions desk)
    {
        services.AddSingleton<ApiKeys>();
        // The core alone: the desk has no cookies, and no key file to protect any.
        services.AddAuthenticationCore(options => options.DefaultScheme = Either);
        services.AddWebEncoders();
        services.AddSingleton<
            IAuthenticationConfigurationProvider,
            AuthenticationConfigurationSection
        >();
        var authentication = new AuthenticationBuilder(services)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null)
            .AddPolicyScheme(
                Either,
                null,
                options =>
                    options.ForwardDefaultSelector = context =>
                        desk.Oidc.Authority is { Length: > 0 }
                        && !context.Request.Headers.ContainsKey(ApiKeyHandler.Header)
                            ? Bearer
                            : ApiKeyHandler.SchemeName
            );
        // One that cannot be used stops the start.
        if (desk.Oidc is { IsAuthorityUsable: true, Authority: { } authority })
        {
            authentication.AddJwtBearer(
                Bearer,
                options =>
                {
                    options.Authority = authority;
                    options.Audience = desk.Oidc.Audience;
                    options.MapInboundClaims = false;
                    options.TokenValidationParameters.NameClaimType = "sub";
                    // Plain HTTP only where nobody can listen in.
                    options.RequireHttpsMetadata = !new Uri(authority).IsLoopback;
                }
            );
        }
        services
            .AddAuthorizationBuilder()
            .SetFallbackPolicy(
                new AuthorizationPolicyBuilder(Either).RequireAuthenticatedUser().Build()
            );
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (context, _) =>
            {
                context.HttpContext.Response.Headers.RetryAfter = "1";
                return ValueTask.CompletedTask;
            };
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                PartitionOf(
                    context,
                    context.RequestServices.GetRequiredService<IOptions<DeskOptions>>().Value.Limits
                )
            );
        });
    }

    private static RateLimitPartition<string> PartitionOf(
        HttpContext context,
        DeskOptions.LimitOptions limits
    ) =>
        context.User.Identity is { IsAuthenticated: true, Name: var name }
            ? Bucket($"caller {name}", limits.RequestsPerSecond)
            : Bucket(
                $"address {context.Connection.RemoteIpAddress}",
                limits.AnonymousRequestsPerSecond
            );

    private static RateLimitPartition<string> Bucket(string key, int perSecond) =>
        RateLimitPartition.GetTokenBucketLimiter(
            key,
            _ =>
                new()
                {
                    TokenLimit = perSecond,
                    TokensPerPeriod = Math.Max(1, perSecond / 10),
                    ReplenishmentPeriod = TimeSpan.FromMilliseconds(100),
                    AutoReplenishment = true,
                }
        );

    /// <summary>What bearer tokens ask for besides; the whole of <c>AddAuthentication</c> would bring it too.</summary>
    private sealed class AuthenticationConfigurationSection(IConfiguration configuration)
        : IAuthenticationConfigurationProvider
    {
        public IConfiguration AuthenticationConfiguration =>
            configuration.GetSection("Authentication");
    }
}
