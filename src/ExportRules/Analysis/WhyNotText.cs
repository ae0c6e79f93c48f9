using System.Globalization;
using System.Text;
using ExportRules.Formatting;
using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>Answers to "why not this license" as text.</summary>
internal static class WhyNotText
{
    public static string Of(string? transaction, WhyNotAnswer answer)
    {
        var text = new StringBuilder();
        Append(text, Lead(transaction, answer));
        var isOpen =
            answer.Outcome is not Outcome.NoLicenseRequired
            && answer.Status is not Availability.Available
            && answer.Limit is null;
        Append(text, "It would be available with", answer.ToBeAvailable, isOpen);
        Append(text, "No license would be needed with", answer.ToNeedNone, isOpen);
        if (answer.Before is { } before)
        {
            Append(text, $"  Until {Day(before)}: {before.Answer} ({Policy(before)})");
        }
        if (answer.After is { } after)
        {
            Append(text, $"  From {Day(after)}: {after.Answer} ({Policy(after)})");
        }
        if (answer is { Before: null, After: null })
        {
            Append(text, "  On every other day the answer is the same");
        }
        if (answer.Limit is { } limit)
        {
            Append(text, $"  Not looked at: {limit}");
        }
        return text.ToString();
    }

    private static string Lead(string? transaction, WhyNotAnswer answer)
    {
        var name = transaction is null ? "" : $"{OneLine.Of(transaction)}: ";
        var policy = answer.Policy.Name is { } policyName
            ? $"{policyName} ({answer.Policy.Version})"
            : answer.Policy.Version;
        var because = answer.Because.Count > 0 ? $", by {string.Join(", ", answer.Because)}" : "";
        var standing = answer switch
        {
            { Outcome: Outcome.NoLicenseRequired } =>
                $"no license is needed, so no {answer.License}",
            { Outcome: Outcome.Prohibited } => "prohibited, whatever the license",
            { Status: null } =>
                $"{Words.Of(answer.Outcome)}, nothing can be said of {answer.License}",
            { Outcome: Outcome.Undetermined, Status: { } status } =>
                $"{Words.Of(answer.Outcome)}, {answer.License} as far as known {Words.Of(status)}{because}",
            { Status: { } status } => $"{answer.License} is {Words.Of(status)}{because}",
        };
        return $"{name}{standing}; under {policy}";
    }

    private static void Append(
        StringBuilder text,
        string lead,
        IReadOnlyList<FactChange> changes,
        bool isOpen
    )
    {
        if (changes.Count > 0)
        {
            Append(text, $"  {lead}");
        }
        else if (isOpen)
        {
            Append(text, $"  {lead}: no change of up to {NearestChanges.MostFacts} facts");
        }
        foreach (var change in changes)
        {
            var facts = change.Facts.Select(fact =>
                $"{fact.Fact}: {fact.Needed} (now {fact.Present})"
            );
            Append(text, $"    - {string.Join("; ", facts)}");
        }
    }

    private static void Append(StringBuilder text, string line) => text.Append(line).Append('\n');

    private static string Day(OtherDay day) => DecisionWords.Day(day.Day);

    private static string Policy(OtherDay day) =>
        day.Name is { } name ? $"{name}, {day.Version}" : day.Version;
}
