using Microsoft.Extensions.Options;

namespace ComplianceDesk;

/// <summary>Refuses to start with credentials that protect nothing.</summary>
internal sealed class DeskOptionsValidation : IValidateOptions<DeskOptions>
{
    public ValidateOptionsResult Validate(string? name, DeskOptions options)
    {
        var failures = options
            .ApiKeys.Where(key => key.Value.Length < DeskOptions.LeastKeyLength)
            .Select(key =>
                $"Desk:ApiKeys:{key.Key} has fewer than {DeskOptions.LeastKeyLength} characters; `openssl rand -base64 32` makes a good one"
            )
            .ToList();
        if (
            options.Oidc.Authority is { Length: > 0 }
            && options.Oidc.Audience is not { Length: > 0 }
        )
        {
            failures.Add(
                "Desk:Oidc:Audience is missing: without it any token of the authority would open the desk"
            );
        }
        return failures.Count > 0
            ? ValidateOptionsResult.Fail(failures)
            : ValidateOptionsResult.Success;
    }
}
