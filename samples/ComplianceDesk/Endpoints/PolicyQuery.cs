using System.Globalization;
using ExportRules;
using ExportRules.RuleSets;
using Microsoft.AspNetCore.Mvc;

namespace ComplianceDesk.Endpoints;

/// <summary>Under which law a question is asked.</summary>
/// <param name="Policy">A policy version's name or id, or a day; left out, the law of each transaction's own date.</param>
/// <param name="KnownAt">Only acts that were published on this day count.</param>
internal sealed record PolicyQuery(
    [FromQuery(Name = "policy")] string? Policy,
    [FromQuery(Name = "knownAt")] string? KnownAt
)
{
    /// <exception cref="BadHttpRequestException">The rule set has no such version, or it is no day.</exception>
    public EvaluationOptions Options(RuleSet ruleSet) =>
        new()
        {
            PolicyDate = PolicyDay(ruleSet, Policy),
            KnownAt = string.IsNullOrEmpty(KnownAt) ? null : Day(KnownAt, "knownAt"),
        };

    /// <exception cref="BadHttpRequestException">The rule set has no such version and no law on that day.</exception>
    public static DateOnly? PolicyDay(RuleSet ruleSet, string? policy)
    {
        if (string.IsNullOrEmpty(policy))
        {
            return null;
        }
        if (ruleSet.Find(policy) is { } version)
        {
            return version.From;
        }
        var day = Day(policy, "policy");
        return ruleSet.TryAt(day) is not null
            ? day
            : throw new BadHttpRequestException("The rule set has no law on the policy's day.");
    }

    private static DateOnly Day(string text, string name) =>
        DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : throw new BadHttpRequestException(
                $"`{name}` is no policy version and no day such as 2019-07-04."
            );
}
