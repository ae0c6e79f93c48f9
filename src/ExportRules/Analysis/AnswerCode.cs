using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>Outcome and license of an answer as one small number, in the order of strictness.</summary>
internal static class AnswerCode
{
    public const int Undetermined = 0;
    public const int NothingNeeded = 1;

    private const int FirstLicense = 2;

    public static int License(int type) => FirstLicense + type;

    public static int NoLicense(int types) => FirstLicense + types;

    public static int Prohibited(int types) => FirstLicense + types + 1;

    public static int Count(int types) => FirstLicense + types + 2;

    public static bool IsLicenseRequired(int code, int types) =>
        code >= FirstLicense && code <= NoLicense(types);

    /// <summary>Where a code says that a license is required.</summary>
    public static int LicenseRequired(Logic logic, int code, int types) =>
        logic.Map(code, value => IsLicenseRequired(value, types) ? Logic.True : Logic.False);

    public static AnswerText Describe(int code, RuleSet ruleSet)
    {
        var types = ruleSet.LicenseTypes.Count;
        return code switch
        {
            Undetermined => new(Outcome.Undetermined, null),
            NothingNeeded => new(Outcome.NoLicenseRequired, null),
            _ when code == Prohibited(types) => new(Outcome.Prohibited, null),
            _ when code == NoLicense(types) => new(Outcome.LicenseRequired, null),
            _ => new(Outcome.LicenseRequired, ruleSet.LicenseTypes[code - FirstLicense].Id),
        };
    }

    public static int Of(Outcome outcome, string? license, RuleSet ruleSet)
    {
        var types = ruleSet.LicenseTypes.Count;
        return outcome switch
        {
            Outcome.Undetermined => Undetermined,
            Outcome.NoLicenseRequired => NothingNeeded,
            Outcome.Prohibited => Prohibited(types),
            _ => license is null
                ? NoLicense(types)
                : License(ruleSet.LicenseTypes.First(type => type.Id == license).Burden),
        };
    }
}

/// <summary>An answer as far as comparisons need it.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="License">The least burdensome available license type, or null.</param>
internal sealed record AnswerText(Outcome Outcome, string? License)
{
    public override string ToString() =>
        License is null ? Words.Of(Outcome) : $"{Words.Of(Outcome)} ({License})";
}
