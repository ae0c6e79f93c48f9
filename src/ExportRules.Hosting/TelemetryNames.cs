namespace ExportRules.Hosting;

/// <summary>The names under which a host reports. They change only with a major version.</summary>
/// <remarks>No tag holds text of a transaction: no party, no id, no fact's value.</remarks>
public static class TelemetryNames
{
    /// <summary>The name of the <see cref="System.Diagnostics.ActivitySource"/> and of the <see cref="System.Diagnostics.Metrics.Meter"/>.</summary>
    public const string Source = "ExportRules";

    /// <summary>Counts decisions, each line of an order being one, by rule set, outcome and license.</summary>
    public const string Decisions = "exportrules.decisions";

    /// <summary>How long a call took, in seconds, by rule set and kind.</summary>
    public const string Duration = "exportrules.decision.duration";

    /// <summary>Counts undetermined decisions once for each missing fact, by rule set and fact.</summary>
    public const string Undetermined = "exportrules.decisions.undetermined";

    /// <summary>Counts inputs that could not be decided as they were written, by rule set and diagnostic code.</summary>
    public const string RefusedInputs = "exportrules.inputs.refused";

    /// <summary>1 for each rule set and the digest of its content in use.</summary>
    public const string InUse = "exportrules.ruleset.in_use";

    /// <summary>Counts looks at changed or reloaded files, by rule set and result.</summary>
    public const string Reloads = "exportrules.ruleset.reloads";

    /// <summary>Tag: the name under which the rule set is registered.</summary>
    public const string RuleSet = "exportrules.ruleset";

    /// <summary>Tag: the outcome, such as <c>license-required</c>.</summary>
    public const string Outcome = "exportrules.outcome";

    /// <summary>Tag: the license type; absent where there is none.</summary>
    public const string License = "exportrules.license";

    /// <summary>Tag: <c>transaction</c> or <c>order</c>.</summary>
    public const string Kind = "exportrules.kind";

    /// <summary>Tag: the path of a missing fact, as the rule set declares it.</summary>
    public const string MissingFact = "exportrules.missing_fact";

    /// <summary>Tag: a diagnostic code.</summary>
    public const string Code = "exportrules.code";

    /// <summary>Tag: the digest of the rule set's content.</summary>
    public const string Digest = "exportrules.digest";

    /// <summary>Tag of an activity: the id of the policy version that decided.</summary>
    public const string PolicyVersion = "exportrules.policy.version";

    /// <summary>Tag of an activity: the digest of the policy version that decided.</summary>
    public const string PolicyDigest = "exportrules.policy.digest";

    /// <summary>Tag: <c>unchanged</c>, <c>replaced</c> or <c>refused</c>.</summary>
    public const string Result = "exportrules.result";
}
