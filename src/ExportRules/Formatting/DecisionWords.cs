using System.Globalization;
using ExportRules.RuleSets;

namespace ExportRules.Formatting;

/// <summary>What a decision says, in sentences, with the official terms of its rule set.</summary>
internal sealed class DecisionWords(RuleSet ruleSet)
{
    public static string Outcome(Outcome outcome) =>
        outcome switch
        {
            ExportRules.Outcome.NoLicenseRequired => "no license is required",
            ExportRules.Outcome.LicenseRequired => "a license is required",
            ExportRules.Outcome.Prohibited => "prohibited: approval is refused in principle",
            _ => "undetermined: no answer can be given yet",
        };

    public static TextStyle Style(Outcome outcome) =>
        outcome switch
        {
            ExportRules.Outcome.NoLicenseRequired => TextStyle.Good,
            ExportRules.Outcome.Undetermined => TextStyle.Attention,
            ExportRules.Outcome.LicenseRequired => TextStyle.Heading,
            _ => TextStyle.Bad,
        };

    /// <summary>The answer in one line.</summary>
    public string Headline(Decision decision)
    {
        var outcome = Outcome(decision.Outcome);
        return decision.Outcome switch
        {
            ExportRules.Outcome.LicenseRequired => decision.License is { } license
                ? $"{outcome}: {License(license)}"
                : $"{outcome}, and no license type is available",
            ExportRules.Outcome.NoLicenseRequired when decision.Exemption is { } exemption =>
                $"{outcome}: exempt by {exemption}{Term(ExemptionTerm(decision, exemption))}",
            _ => outcome,
        };
    }

    /// <summary>A license type by title and official term.</summary>
    public string License(string id) =>
        ruleSet.LicenseTypes.FirstOrDefault(type => type.Id == id) is { } type
            ? $"{type.Title}{Term(type.Term)}"
            : id;

    /// <summary>A basis by title and official term.</summary>
    public string Basis(string id) =>
        ruleSet.Bases.FirstOrDefault(basis => basis.Id == id) is { } basis
            ? $"{basis.Title}{Term(basis.Term)}"
            : id;

    /// <summary>The law that decided, with its period.</summary>
    public string Policy(PolicyReference policy) =>
        $"{policy.RuleSet} {policy.Version}{(policy.Name is null ? "" : " " + policy.Name)}, in force {Period(policy)}";

    /// <summary>The half-open period of a policy version.</summary>
    public string Period(PolicyReference policy)
    {
        var version = ruleSet.Find(policy.Version);
        // A version seen from an earlier day of knowledge may end on another day than the one that is known now.
        return version is null || version.Digest != policy.Digest
            ? $"from {policy.Version}"
            : Period(version.From, version.Until);
    }

    public static string Period(DateOnly from, DateOnly? until) =>
        until is { } end ? $"[{Day(from)}, {Day(end)})" : $"from {Day(from)}";

    public string Missing(string fact) =>
        ruleSet.Facts.Find(fact)?.Meaning is { } meaning
            ? $"{fact} must be known: {meaning}"
            : $"{fact} must be known";

    public static string Relaxation(Relaxation relaxation) =>
        $"if {relaxation.Fact} were known: {relaxation.Rule} could "
        + relaxation.Outcome switch
        {
            ExportRules.Outcome.NoLicenseRequired => "remove the license",
            ExportRules.Outcome.LicenseRequired when relaxation.License is { } license =>
                $"make {license} enough",
            ExportRules.Outcome.LicenseRequired => "lift the prohibition to a license",
            _ => "make the answer milder",
        };

    public static string Held(HeldLicenseResult held) =>
        $"{held.Type}{(held.Number is null ? "" : " " + held.Number)}: {(held.Covers ? "covers" : "does not cover")} this transaction; {held.Reason}";

    public static string Usable(UsableLicense usable) =>
        $"{usable.Type}{(usable.Number is null ? "" : " " + usable.Number)}{Validity(usable)}";

    /// <summary>Why a rule is not met, or cannot be judged, by one of its tests.</summary>
    public static string Test(TraceTest test) =>
        test.Result switch
        {
            "unknown" when test.Actual == "not supplied" =>
                $"open: {Expectation(test)}, but {test.Fact} is not supplied",
            "unknown" => $"open: {Found(test)}",
            // A test that holds and still makes the rule fail stands under `not`.
            "met" => $"excluded by {Found(test)}",
            _ => $"needs {Expectation(test)}, is {test.Actual}",
        };

    /// <summary>A test and what was found.</summary>
    public static string Found(TraceTest test) => $"{Expectation(test)} ({test.Actual})";

    public static string Expectation(TraceTest test) =>
        test.Operator == "given"
            ? $"{test.Fact} {(test.Expected == "true" ? "supplied" : "not supplied")}"
            : $"{test.Fact} {test.Operator} {test.Expected}";

    /// <summary>The days on which the version of a rule that is not in force would have counted.</summary>
    public string RulePeriod(TraceEntry entry)
    {
        var versions = ruleSet.Rules.FirstOrDefault(rule => rule.Id == entry.Rule)?.Versions;
        var until = versions
            ?.Where(version => version.From > entry.Since)
            .Select(version => (DateOnly?)version.From)
            .FirstOrDefault();
        return entry.Since is { } since ? Period(since, until) : "on another day";
    }

    public static string Term(string? term) => term is null ? "" : $" ({term})";

    public static string Day(DateOnly day) =>
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Validity(UsableLicense usable) =>
        (usable.From, usable.To) switch
        {
            ({ } from, { } to) => $", valid {Day(from)} to {Day(to)} inclusive",
            ({ } from, null) => $", valid from {Day(from)}",
            (null, { } to) => $", valid to {Day(to)} inclusive",
            _ => "",
        };

    private static string? ExemptionTerm(Decision decision, string exemption) =>
        decision
            .Trace.FirstOrDefault(entry =>
                entry.State is RuleState.Met
                && entry.Conclusion.EndsWith(" as " + exemption, StringComparison.Ordinal)
            )
            ?.Term;
}
