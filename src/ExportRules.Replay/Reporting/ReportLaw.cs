using ExportRules.Replay.Deciding;
using ExportRules.RuleSets;

namespace ExportRules.Replay.Reporting;

/// <summary>What a report needs to know of the law behind the answers.</summary>
/// <param name="Title">The rule set's title.</param>
/// <param name="Licenses">Its license types, least burdensome first.</param>
/// <param name="Boundaries">The first days of its policy versions; empty where one version decides all rows.</param>
internal sealed record ReportLaw(
    string Title,
    IReadOnlyList<LicenseType> Licenses,
    IReadOnlyList<PolicyBoundary> Boundaries
)
{
    public static ReportLaw Of(ReplayPolicy policy, ReplayPolicy? against)
    {
        // Where the rows have the law of their own dates under either policy, its changes explain the chart.
        var dated =
            policy.IsOwnDate ? policy
            : against is { IsOwnDate: true } ? against
            : null;
        return new(
            policy.RuleSet.Title,
            [
                .. policy
                    .RuleSet.LicenseTypes.Concat(against?.RuleSet.LicenseTypes ?? [])
                    .DistinctBy(type => type.Id)
                    .OrderBy(type => type.Burden),
            ],
            dated is null
                ? []
                :
                [
                    .. dated
                        .RuleSet.Versions.Where(version =>
                            dated.RuleSet.TryAt(version.From, dated.Options.KnownAt)?.From
                            == version.From
                        )
                        .Select(version => new PolicyBoundary(version.From, version.Name)),
                ]
        );
    }
}

/// <summary>The first day of a policy version.</summary>
internal sealed record PolicyBoundary(DateOnly From, string? Name);
