using ExportRules.RuleSets;
using ExportRules.Testing.Running;

namespace ExportRules.Testing;

/// <summary>
/// Assertions on decisions for any test framework: each throws <see cref="ExpectationFailedException"/> with what was
/// expected, what was found and the rules that made it so, and gives the decision back so that more can follow.
/// </summary>
public static class DecisionAssertions
{
    /// <summary>A license is required, and the least burdensome available type is this one.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="license">The type's id, such as <c>individual</c>.</param>
    public static Decision ShouldRequire(this Decision decision, string license) =>
        Check(
            decision,
            $"{Words.Of(Outcome.LicenseRequired)}: {license}",
            found => found.Outcome is Outcome.LicenseRequired && found.License == license
        );

    /// <summary>No license is required, and not because of an exemption.</summary>
    public static Decision ShouldRequireNoLicense(this Decision decision) =>
        Check(
            decision,
            Words.Of(Outcome.NoLicenseRequired),
            found => found is { Outcome: Outcome.NoLicenseRequired, Exemption: null }
        );

    /// <summary>No license is required because of this exemption.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="exemption">The exemption's public name, such as <c>small-value</c>.</param>
    public static Decision ShouldBeExempt(this Decision decision, string exemption) =>
        Check(
            decision,
            $"{Words.Of(Outcome.NoLicenseRequired)}, exempt as {exemption}",
            found => found.Outcome is Outcome.NoLicenseRequired && found.Exemption == exemption
        );

    /// <summary>Approval is refused in principle.</summary>
    public static Decision ShouldBeProhibited(this Decision decision) =>
        Check(decision, Words.Of(Outcome.Prohibited), found => found.Outcome is Outcome.Prohibited);

    /// <summary>There is no answer, and exactly these facts are missing for one.</summary>
    public static Decision ShouldBeUndetermined(this Decision decision, params string[] missing) =>
        Check(
            decision,
            $"{Words.Of(Outcome.Undetermined)}, missing {List(missing)}",
            found =>
                found.Outcome is Outcome.Undetermined
                && found.Missing.ToHashSet(StringComparer.Ordinal).SetEquals(missing)
        );

    /// <summary>Exactly these rules determined the answer.</summary>
    public static Decision ShouldRestOn(this Decision decision, params string[] rules) =>
        Check(
            decision,
            $"because of {List(rules)}",
            found => found.DeterminingRules.ToHashSet(StringComparer.Ordinal).SetEquals(rules),
            rules
        );

    /// <summary>A license type has this status.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="license">The type's id.</param>
    /// <param name="status">Whether it can be used.</param>
    public static Decision ShouldHave(
        this Decision decision,
        string license,
        Availability status
    ) =>
        Check(
            decision,
            $"{license}: {Words.Of(status)}",
            found => found.Licenses.Any(type => type.Type == license && type.Status == status),
            [
                .. decision
                    .Licenses.Where(type => type.Type == license)
                    .SelectMany(type => type.Because),
            ]
        );

    /// <summary>This rule says what the exporter must also do.</summary>
    public static Decision ShouldOblige(this Decision decision, string rule) =>
        Check(
            decision,
            $"obligation {rule}",
            found => found.Obligations.Any(obligation => obligation.Rule == rule),
            rule
        );

    private static Decision Check(
        Decision decision,
        string expected,
        Func<Decision, bool> holds,
        params string[] asked
    )
    {
        ArgumentNullException.ThrowIfNull(decision);
        if (holds(decision))
        {
            return decision;
        }
        var lines = DecisionExplanation.Of(decision, asked, place => place.ToString());
        throw new ExpectationFailedException(
            string.Join(
                '\n',
                lines
                    .Prepend($"under {DecisionExplanation.Of(decision.Policy)}")
                    .Prepend($"actual:   {Actual(decision)}")
                    .Prepend($"expected: {expected}")
            )
        );
    }

    private static string Actual(Decision decision)
    {
        var statuses = decision.Licenses.Select(type => $"{type.Type}: {Words.Of(type.Status)}");
        return Words.Of(decision.Outcome)
            + (decision.License is { } license ? $": {license}" : "")
            + (decision.Exemption is { } exemption ? $", exempt as {exemption}" : "")
            + (decision.Missing.Count > 0 ? $", missing {List(decision.Missing)}" : "")
            + $", because of {List(decision.DeterminingRules)}"
            + (decision.Licenses.Count > 0 ? $", {string.Join(", ", statuses)}" : "");
    }

    private static string List(IEnumerable<string> words) =>
        $"[{string.Join(", ", words.Order(StringComparer.Ordinal))}]";
}
