using ExportRules.RuleSets;

namespace ExportRules.Input;

/// <summary>Checks the stated licenses: known types, periods that are not empty, codes that resolve.</summary>
internal static class HeldLicenses
{
    public static IReadOnlyList<HeldLicense>? Check(
        IReadOnlyList<HeldLicense>? licenses,
        RuleSet ruleSet,
        FactBinder binder,
        Func<string, SourceLocation> locate
    ) =>
        licenses is null
            ? null
            :
            [
                .. licenses.Select(
                    (license, index) => Check(license, index, ruleSet, binder, locate)
                ),
            ];

    private static HeldLicense Check(
        HeldLicense license,
        int index,
        RuleSet ruleSet,
        FactBinder binder,
        Func<string, SourceLocation> locate
    )
    {
        var path = $"{BuiltInFacts.Licenses}[{index}]";
        if (ruleSet.LicenseTypes.All(type => type.Id != license.Type))
        {
            binder.Bag.Error(
                DiagnosticCodes.UnknownHeldLicense,
                locate($"{path}.type"),
                license.Type is null
                    ? $"`{path}` has no type"
                    : $"`{path}.type` is `{license.Type}`, which is no license type of rule set `{ruleSet.Id}`",
                Suggestions.For(license.Type ?? "", ruleSet.LicenseTypes.Select(type => type.Id)),
                $"{path}.type"
            );
        }
        if (license.To < license.From)
        {
            binder.Bag.Error(
                DiagnosticCodes.OutOfRange,
                locate($"{path}.to"),
                $"`{path}` ends on {license.To:yyyy-MM-dd}, before it begins on {license.From:yyyy-MM-dd}",
                path: $"{path}.to"
            );
        }
        return license with
        {
            Destinations = Normalize(
                license.Destinations,
                BuiltInFacts.Destination,
                $"{path}.destinations"
            ),
            Entries = Normalize(license.Entries, BuiltInFacts.Entries, $"{path}.entries"),
            Material = Normalize(
                license.Material is { } material ? [material] : null,
                BuiltInFacts.Material,
                path
            )?[0],
        };

        IReadOnlyList<string>? Normalize(
            IReadOnlyList<string>? values,
            string fact,
            string place
        ) =>
            values
                ?.Select(value =>
                    fact == BuiltInFacts.Entries
                        ? binder
                            .Normalize(fact, FactValue.Of([value]), locate(place))
                            ?.Value.Members.FirstOrDefault()
                        : binder.Normalize(fact, FactValue.Of(value), locate(place))?.Value.Text
                )
                .OfType<string>()
                .ToArray()
                is { Length: > 0 } read
                ? read
                : null;
    }
}
