using ExportRules.RuleSets;

namespace ExportRules.Testing.Cases;

/// <summary>One key of <c>expect</c>: what may stand there, and what of a decision it is compared with.</summary>
internal sealed record ExpectationKey
{
    private static readonly string[] Nothing = [];

    public required string Name { get; init; }

    /// <summary>Whether it holds one word or null; otherwise a list of words.</summary>
    public bool IsSingle { get; init; }

    /// <summary>Whether it holds words with a status each, such as <c>{ general-bulk: available }</c>.</summary>
    public bool IsMap { get; init; }

    public Comparison Comparison { get; init; }

    /// <summary>The words that can stand there.</summary>
    public required Func<RuleSet, IEnumerable<string>> Known { get; init; }

    public required Func<Decision, IEnumerable<string>> Actual { get; init; }

    public const string Outcome = "outcome";
    public const string License = "license";
    public const string Error = "error";
    public const string Lines = "lines";

    public static readonly IReadOnlyList<ExpectationKey> All =
    [
        new()
        {
            Name = Outcome,
            IsSingle = true,
            Known = _ => Words.Outcomes,
            Actual = decision => [Words.Of(decision.Outcome)],
        },
        new()
        {
            Name = License,
            IsSingle = true,
            Known = LicenseTypes,
            Actual = decision => One(decision.License),
        },
        new()
        {
            Name = "because-of",
            Known = Rules,
            Actual = decision => decision.DeterminingRules,
        },
        new()
        {
            Name = "includes",
            Comparison = Comparison.Includes,
            Known = Rules,
            Actual = decision => decision.DeterminingRules,
        },
        new()
        {
            Name = "licenses",
            IsMap = true,
            Comparison = Comparison.Includes,
            Known = LicenseTypes,
            Actual = decision =>
                decision.Licenses.Select(status => $"{status.Type}: {Words.Of(status.Status)}"),
        },
        new()
        {
            Name = "basis",
            Known = ruleSet => ruleSet.Bases.Select(basis => basis.Id),
            Actual = decision => decision.Basis,
        },
        new()
        {
            Name = "exemption",
            IsSingle = true,
            Known = Exemptions,
            Actual = decision => One(decision.Exemption),
        },
        new()
        {
            Name = "missing",
            Known = Facts,
            Actual = decision => decision.Missing,
        },
        new()
        {
            Name = "may-relax",
            Known = Facts,
            Actual = decision => decision.MayRelax.Select(relaxation => relaxation.Fact).Distinct(),
        },
        new()
        {
            Name = "obligations",
            Comparison = Comparison.Includes,
            Known = Obligations,
            Actual = decision => decision.Obligations.Select(obligation => obligation.Rule),
        },
        new()
        {
            Name = "not-obligations",
            Comparison = Comparison.Excludes,
            Known = Obligations,
            Actual = decision => decision.Obligations.Select(obligation => obligation.Rule),
        },
        new()
        {
            Name = "usable",
            IsSingle = true,
            Known = LicenseTypes,
            Actual = decision => One(decision.Usable?.Type),
        },
        new()
        {
            Name = "confidence",
            IsSingle = true,
            Known = _ => Words.Confidences,
            Actual = decision =>
                decision.Confidence is { } confidence ? [Words.Of(confidence)] : [],
        },
    ];

    public static readonly IReadOnlyList<string> Names =
    [
        .. All.Select(key => key.Name),
        Error,
        Lines,
    ];

    public static ExpectationKey? Find(string name) => All.FirstOrDefault(key => key.Name == name);

    private static string[] One(string? text) => text is null ? Nothing : [text];

    private static IEnumerable<string> LicenseTypes(RuleSet ruleSet) =>
        ruleSet.LicenseTypes.Select(type => type.Id);

    private static IEnumerable<string> Rules(RuleSet ruleSet) =>
        ruleSet.Rules.Select(rule => rule.Id);

    private static IEnumerable<string> Obligations(RuleSet ruleSet) =>
        ruleSet.Rules.Where(rule => rule.Stage is Stage.Obligations).Select(rule => rule.Id);

    private static IEnumerable<string> Facts(RuleSet ruleSet) =>
        ruleSet.Facts.All.Where(fact => !fact.IsDerived).Select(fact => fact.Path);

    private static IEnumerable<string> Exemptions(RuleSet ruleSet) =>
        ruleSet
            .Rules.Where(rule => rule.Stage is Stage.Exemptions)
            .SelectMany(rule =>
                rule.Versions.Where(version => !version.Repealed)
                    .Select(version => version.Then!.As ?? rule.Id)
            )
            .Distinct(StringComparer.Ordinal);
}
