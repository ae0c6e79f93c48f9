namespace ExportRules.Analysis;

/// <summary>Everything that an analysis found, and how far it looked.</summary>
internal sealed record AnalysisReport
{
    public required string RuleSet { get; init; }

    public required IReadOnlyList<string> Versions { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    public required Coverage Coverage { get; init; }

    /// <summary>Versions that were only sampled, since their diagrams outgrew the limit; empty as a rule.</summary>
    public IReadOnlyList<string> Sampled { get; init; } = [];

    /// <summary>Whether a finding of this grade or a weightier one is new.</summary>
    public bool Fails(FindingGrade grade) =>
        Findings.Any(finding => !finding.IsKnown && finding.Grade <= grade);

    /// <summary>The same report with the findings that an earlier one had marked as known.</summary>
    public AnalysisReport Knowing(IReadOnlySet<string> ids) =>
        this with
        {
            Findings =
            [
                .. Findings.Select(finding => finding with { IsKnown = ids.Contains(finding.Id) }),
            ],
        };
}
