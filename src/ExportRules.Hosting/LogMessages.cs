using Microsoft.Extensions.Logging;

namespace ExportRules.Hosting;

internal static partial class LogMessages
{
    [LoggerMessage(
        HostingEvents.RuleSetInUse,
        LogLevel.Information,
        "Rule set {RuleSet} is in use, content {Digest}"
    )]
    public static partial void RuleSetInUse(this ILogger logger, string ruleSet, string digest);

    [LoggerMessage(
        HostingEvents.RuleSetReplaced,
        LogLevel.Information,
        "Rule set {RuleSet} was replaced: content {OldDigest} by {Digest}"
    )]
    public static partial void RuleSetReplaced(
        this ILogger logger,
        string ruleSet,
        string oldDigest,
        string digest
    );

    [LoggerMessage(
        HostingEvents.RuleSetRefused,
        LogLevel.Error,
        "The new content of rule set {RuleSet} is refused ({Problems} problems, {FailedCases} failed cases); {Digest} stays in use"
    )]
    public static partial void RuleSetRefused(
        this ILogger logger,
        string ruleSet,
        int problems,
        int failedCases,
        string digest
    );

    [LoggerMessage(
        HostingEvents.RuleSetProblem,
        LogLevel.Error,
        "Rule set {RuleSet}: {Diagnostic}"
    )]
    public static partial void RuleSetProblem(
        this ILogger logger,
        string ruleSet,
        string diagnostic
    );

    [LoggerMessage(
        HostingEvents.CaseFailed,
        LogLevel.Error,
        "Rule set {RuleSet}: a case does not hold: {Case}"
    )]
    public static partial void CaseFailed(this ILogger logger, string ruleSet, string @case);

    [LoggerMessage(
        HostingEvents.RuleSetMended,
        LogLevel.Information,
        "The files of rule set {RuleSet} are again those in use, content {Digest}"
    )]
    public static partial void RuleSetMended(this ILogger logger, string ruleSet, string digest);

    [LoggerMessage(
        HostingEvents.PollFailed,
        LogLevel.Error,
        "The files of rule set {RuleSet} cannot be looked at"
    )]
    public static partial void PollFailed(this ILogger logger, Exception error, string ruleSet);

    [LoggerMessage(
        HostingEvents.InputRefused,
        LogLevel.Warning,
        "An input for rule set {RuleSet} was refused: {Codes}"
    )]
    public static partial void InputRefused(this ILogger logger, string ruleSet, string codes);
}
