using ExportRules.Destinations;
using ExportRules.Hosting;
using ExportRules.RuleSets;

namespace ComplianceDesk.Endpoints;

/// <summary>The law in use, as a form needs it: versions, license types and the facts that it asks for.</summary>
internal static class LawEndpoints
{
    public static void MapLaw(this RouteGroupBuilder api) =>
        api.MapGet("/law", (IRuleSetReloader rules) => LawView.Of(rules.Snapshot().RuleSet))
            .WithSummary("The rule set in use: its versions, license types, facts and countries.")
            .ProducesProblem(401);

    internal sealed record LawView(
        string Id,
        string Title,
        string? Term,
        string Authority,
        IReadOnlyList<VersionView> Versions,
        IReadOnlyList<LicenseView> LicenseTypes,
        IReadOnlyList<FactView> Facts,
        IReadOnlyList<CountryView> Countries
    )
    {
        public static LawView Of(RuleSet ruleSet) =>
            new(
                ruleSet.Id,
                ruleSet.Title,
                ruleSet.Term,
                ruleSet.Authority,
                [
                    .. ruleSet.Versions.Select(version => new VersionView(
                        version.Id,
                        version.Name,
                        version.From,
                        version.Until,
                        version.Digest
                    )),
                ],
                [
                    .. ruleSet.LicenseTypes.Select(type => new LicenseView(
                        type.Id,
                        type.Title,
                        type.Term
                    )),
                ],
                [.. ruleSet.Facts.All.Where(fact => !fact.IsDerived).Select(FactView.Of)],
                [
                    .. CountryCodes
                        .All.Select(code => new CountryView(
                            code,
                            CountryCodes.EnglishName(code) ?? code
                        ))
                        .OrderBy(country => country.Name, StringComparer.Ordinal),
                ]
            );
    }

    internal sealed record VersionView(
        string Id,
        string? Name,
        DateOnly From,
        DateOnly? Until,
        string Digest
    );

    internal sealed record LicenseView(string Id, string Title, string? Term);

    internal sealed record CountryView(string Code, string Name);

    internal sealed record FactView(
        string Path,
        string Type,
        string? Unit,
        string? Meaning,
        IReadOnlyList<string> Values
    )
    {
        public static FactView Of(FactDeclaration fact) =>
            new(
                fact.Path,
                $"{fact.Type}".ToLowerInvariant(),
                fact.Unit,
                fact.Meaning,
                fact.Values.Count > 0 ? fact.Values : [.. fact.Known.Keys]
            );
    }
}
