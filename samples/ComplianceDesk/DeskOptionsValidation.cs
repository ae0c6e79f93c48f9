using ComplianceDesk.Records;
using Microsoft.Extensions.Options;

namespace ComplianceDesk;

/// <summary>Refuses to start with settings that nobody meant, and with credentials that protect nothing.</summary>
/// <param name="settings">The settings as they were read, with what could not be.</param>
internal sealed class DeskOptionsValidation(DeskSettings settings) : IValidateOptions<DeskOptions>
{
    public ValidateOptionsResult Validate(string? name, DeskOptions options)
    {
        List<string> failures =
        [
            .. settings.Faults,
            .. StoreFaults.Of(options),
            .. KeyFaults(options),
            .. OidcFaults(options.Oidc),
        ];
        return failures.Count > 0
            ? ValidateOptionsResult.Fail(failures)
            : ValidateOptionsResult.Success;
    }

    private static IEnumerable<string> KeyFaults(DeskOptions options) =>
        options
            .ApiKeys.Where(key => key.Value.Length < DeskOptions.LeastKeyLength)
            .Select(key =>
                $"Desk:ApiKeys:{key.Key} has fewer than {DeskOptions.LeastKeyLength} characters; `openssl rand -base64 32` makes a good one"
            );

    private static IEnumerable<string> OidcFaults(DeskOptions.OidcOptions oidc)
    {
        if (oidc.Authority is not { Length: > 0 } authority)
        {
            if (oidc.Audience is { Length: > 0 })
            {
                yield return "Desk:Oidc:Authority is missing: without it no token is taken, whatever its audience";
            }
            yield break;
        }
        if (!oidc.IsAuthorityUsable)
        {
            yield return $"Desk:Oidc:Authority is `{authority}`; it is an address that begins with https:// (on this machine, http:// too)";
        }
        if (oidc.Audience is not { Length: > 0 })
        {
            yield return "Desk:Oidc:Audience is missing: without it any token of the authority would open the desk";
        }
    }
}
