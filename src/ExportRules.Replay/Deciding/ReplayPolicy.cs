using System.Globalization;
using ExportRules.RuleSets;

namespace ExportRules.Replay.Deciding;

/// <summary>The law under which the rows are decided: that of each row's own date, or one for all.</summary>
internal sealed record ReplayPolicy(ExportRulesEngine Engine, EvaluationOptions Options)
{
    public RuleSet RuleSet => Engine.RuleSet;

    public bool IsOwnDate => Options.PolicyDate is null;

    /// <summary>The one version that decides all rows; null where each has its own.</summary>
    public PolicyVersion? Version =>
        Options.PolicyDate is { } day ? RuleSet.At(day, Options.KnownAt) : null;

    /// <summary>In words; one policy for all is said in capitals, because it is not the law of the rows' dates.</summary>
    public string Describe()
    {
        var known = Options.KnownAt is { } day
            ? string.Create(CultureInfo.InvariantCulture, $", as known on {day:yyyy-MM-dd}")
            : "";
        if (Version is not { } version)
        {
            return $"each row under the law of its own date{known} ({RuleSet.Id})";
        }
        var name = version.Name is { } word ? $" ({word})" : "";
        return $"EVERY ROW UNDER THE POLICY OF {version.Id}{name.ToUpperInvariant()}, WHATEVER ITS DATE{known.ToUpperInvariant()} ({RuleSet.Id})";
    }
}
