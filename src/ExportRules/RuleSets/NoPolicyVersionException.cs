using System.Globalization;

namespace ExportRules.RuleSets;

/// <summary>A rule set has no version in force on the day that was asked for.</summary>
#pragma warning disable CA1032 // The standard constructors would make an exception without its rule set and day.
public sealed class NoPolicyVersionException : ArgumentException
#pragma warning restore CA1032
{
    /// <summary>Creates the exception.</summary>
    /// <param name="ruleSet">The rule set.</param>
    /// <param name="date">The day without a version.</param>
    public NoPolicyVersionException(RuleSet ruleSet, DateOnly date)
        : base(Describe(ruleSet ?? throw new ArgumentNullException(nameof(ruleSet)), date)) =>
        Date = date;

    /// <summary>The day without a version.</summary>
    public DateOnly Date { get; }

    internal static string Describe(RuleSet ruleSet, DateOnly date) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"rule set `{ruleSet.Id}` has no version in force on {date:yyyy-MM-dd}; "
        )
        + (
            ruleSet.End is { } end && date >= end
                ? string.Create(CultureInfo.InvariantCulture, $"it ends before {end:yyyy-MM-dd}")
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"the earliest begins {ruleSet.Start:yyyy-MM-dd}"
                )
        );
}
