using ExportRules.RuleSets;

namespace ExportRules.Tests.Reference;

/// <summary>What the rules give for one entry when unknown rules do nothing, tighten, or relax.</summary>
internal sealed record ReferenceReadings(
    ReferenceOutcome Plain,
    ReferenceOutcome Strict,
    ReferenceOutcome Mild
);

/// <summary>One outcome for one entry under one reading.</summary>
internal sealed record ReferenceOutcome
{
    public required HashSet<string> Required { get; init; }
    public required HashSet<string> Refused { get; init; }
    public required HashSet<string> Remaining { get; init; }
    public required HashSet<string> Available { get; init; }
    public required HashSet<string> Possible { get; init; }
    public required HashSet<string> Exemptions { get; init; }
    public required bool IsConflict { get; init; }
    public required bool IsCleared { get; init; }

    public Outcome Outcome =>
        Refused.Count > 0 ? Outcome.Prohibited
        : Remaining.Count > 0 ? Outcome.LicenseRequired
        : Required.Count > 0 || IsCleared ? Outcome.NoLicenseRequired
        : Outcome.Undetermined;
}

/// <summary>The answer for the whole item.</summary>
internal sealed record ReferenceAnswer
{
    public required Outcome Outcome { get; init; }
    public string? License { get; init; }
    public string Statuses { get; init; } = "";
    public string Basis { get; init; } = "";
    public string? Exemption { get; init; }

    public static ReferenceAnswer Combine(
        RuleSet ruleSet,
        List<(bool Certain, ReferenceReadings Readings)> entries,
        bool conflict
    )
    {
        var types = ruleSet.LicenseTypes.Select(type => type.Id).ToList();
        var strict = Whole([.. entries.Select(entry => entry.Readings.Strict)], types, true);
        var certain = entries
            .Where(entry => entry.Certain)
            .Select(entry => entry.Readings.Plain)
            .ToList();
        var plain = Whole(certain, types, false);
        if (certain.Count == 0)
        {
            // Under which entry it falls is open: an answer stands only if it is the same under each.
            var each = entries
                .Select(entry => Whole([entry.Readings.Plain], types, true))
                .Distinct()
                .ToList();
            plain = each.Count == 1 ? each[0] : (Outcome.Undetermined, null);
        }
        conflict |= entries.Exists(entry =>
            entry.Readings.Plain is { IsConflict: true, Outcome: Outcome.LicenseRequired }
        );
        var isDetermined =
            strict == plain
            && strict.Outcome is not Outcome.Undetermined
            && (!conflict || strict.Outcome is Outcome.Prohibited);
        var answer = new ReferenceAnswer
        {
            Outcome = isDetermined ? strict.Outcome : Outcome.Undetermined,
            License = isDetermined ? strict.License : null,
        };
        var needing = entries
            .Select(entry => entry.Readings)
            .Where(reading => reading.Strict.Outcome is Outcome.LicenseRequired)
            .ToList();
        if (needing.Count > 0 && (!isDetermined || strict.Outcome is Outcome.LicenseRequired))
        {
            answer = answer with
            {
                Statuses = string.Join(
                    ' ',
                    types.Select(type => $"{type}={Status(type, needing)}")
                ),
            };
        }
        return isDetermined ? answer.WithGrounds(ruleSet, entries, strict.Outcome) : answer;
    }

    private ReferenceAnswer WithGrounds(
        RuleSet ruleSet,
        List<(bool Certain, ReferenceReadings Readings)> entries,
        Outcome outcome
    )
    {
        var own = entries
            .Select(entry => entry.Readings.Strict)
            .Where(reading => reading.Outcome == outcome)
            .ToList();
        var sure = entries
            .Where(entry => entry.Readings.Strict.Outcome == outcome)
            .Select(entry => entry.Readings.Plain);
        var bases = sure.SelectMany(reading =>
                outcome is Outcome.Prohibited ? reading.Refused.Union(reading.Remaining)
                : outcome is Outcome.LicenseRequired ? reading.Remaining
                : reading.Required
            )
            .ToHashSet();
        return this with
        {
            Basis = string.Join(' ', ruleSet.Bases.Select(basis => basis.Id).Where(bases.Contains)),
            Exemption =
                outcome is Outcome.NoLicenseRequired
                    ? own.Where(reading => reading.Required.Count > 0)
                        .Select(reading => reading.Exemptions.Order(StringComparer.Ordinal).First())
                        .Order(StringComparer.Ordinal)
                        .FirstOrDefault()
                    : null,
        };
    }

    /// <summary>Several entries as one: the strictest counts, a license must cover each that needs one.</summary>
    private static (Outcome Outcome, string? License) Whole(
        List<ReferenceOutcome> entries,
        List<string> types,
        bool everyOneCounts
    )
    {
        if (entries.Exists(entry => entry.Outcome is Outcome.Prohibited))
        {
            return (Outcome.Prohibited, null);
        }
        if (everyOneCounts && entries.Exists(entry => entry.Outcome is Outcome.Undetermined))
        {
            return (Outcome.Undetermined, null);
        }
        var needing = entries.Where(entry => entry.Outcome is Outcome.LicenseRequired).ToList();
        return needing.Count > 0
                ? (
                    Outcome.LicenseRequired,
                    types.Find(type => needing.TrueForAll(entry => entry.Available.Contains(type)))
                )
            : entries.Exists(entry => entry.Outcome is Outcome.NoLicenseRequired)
                ? (Outcome.NoLicenseRequired, null)
            : (Outcome.Undetermined, null);
    }

    private static string Status(string type, List<ReferenceReadings> needing) =>
        needing.TrueForAll(reading => reading.Strict.Available.Contains(type)) ? "available"
        : needing.TrueForAll(reading =>
            reading.Strict.Available.Contains(type)
            || reading.Mild.Available.Contains(type)
            || reading.Mild.Possible.Contains(type)
        )
            ? "possible"
        : "unavailable";
}
