using System.Globalization;
using ExportRules.Compilation;
using ExportRules.RuleSets;

namespace ExportRules.Evaluation;

/// <summary>Whether a license that the exporter holds covers the transaction, and if not, why.</summary>
internal sealed class HeldLicenseCheck(
    Assessment assessment,
    IReadOnlyList<LicenseStatus> statuses,
    bool isDetermined
)
{
    private readonly FactSet facts = assessment.Facts;

    public IReadOnlyList<HeldLicenseResult> Run() =>
        facts.Licenses is { } licenses ? [.. licenses.Select(Check)] : [];

    private HeldLicenseResult Check(HeldLicense license)
    {
        var problem = Problem(license);
        return new(
            license.Type ?? "",
            license.Number,
            problem is null,
            problem ?? $"valid on the day, for this item, destination and parties{LastDay(license)}"
        );
    }

    private string? Problem(HeldLicense license) =>
        !isDetermined
            ? "the answer is undetermined, so no license can be said to cover it"
            : Type(license) ?? Validity(license) ?? Scope(license) ?? Parties(license);

    private string? Type(HeldLicense license) =>
        statuses.FirstOrDefault(status => status.Type == license.Type)?.Status switch
        {
            Availability.Available => null,
            Availability.Possible =>
                "whether this type may be used here rests on an inferred or unknown cell",
            _ => "this type may not be used for the transaction",
        };

    private string? Validity(HeldLicense license)
    {
        if (facts[BuiltInFacts.Date] is not { Kind: FactKind.Date, Date: var day })
        {
            return "the transaction's date is not supplied";
        }
        return license.From > day ? $"valid only from {Day(license.From.Value)}"
            : license.To < day ? $"expired on {Day(license.To.Value)} (last day of validity)"
            : null;
    }

    private string? Scope(HeldLicense license)
    {
        if (license.Destinations is { } destinations)
        {
            var destination = facts[BuiltInFacts.Destination].Text;
            if (destination is null || !destinations.Contains(destination))
            {
                return $"for {string.Join(", ", destinations)}, not for {destination ?? "an unknown destination"}";
            }
        }
        if (license.Entries is { } entries)
        {
            var other = assessment.Candidates.FirstOrDefault(candidate =>
                candidate.Entry is null
                || !entries.Any(entry => EntryCode.IsWithin(candidate.Entry, entry))
            );
            if (other is not null)
            {
                return $"for entry {string.Join(", ", entries)}, not for {other.Entry ?? "an unknown entry"}";
            }
        }
        if (license.Material is { } material && facts[BuiltInFacts.Material].Text != material)
        {
            return $"for {material}, not for {facts[BuiltInFacts.Material]}";
        }
        return null;
    }

    private string? Parties(HeldLicense license)
    {
        if (license.Counterparty is { } counterparty && facts["endUser.name"].Text != counterparty)
        {
            return $"for deliveries to {counterparty} only";
        }
        return license.Exporter is { } holder && facts["exporter.name"].Text != holder
            ? $"held by {holder}, not by the exporter"
            : null;
    }

    private static string LastDay(HeldLicense license) =>
        license.To is { } to ? $"; last day {Day(to)}" : "";

    private static string Day(DateOnly day) =>
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
