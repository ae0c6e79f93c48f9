namespace ExportRules.Hosting;

/// <summary>The ids of the log events. They change only with a major version.</summary>
public static class HostingEvents
{
    /// <summary>A rule set is in use after the start.</summary>
    public const int RuleSetInUse = 4001;

    /// <summary>A newer law passed every check and is in use.</summary>
    public const int RuleSetReplaced = 4002;

    /// <summary>A newer law failed a check; the one before stays in use.</summary>
    public const int RuleSetRefused = 4003;

    /// <summary>One diagnostic of a refused law.</summary>
    public const int RuleSetProblem = 4004;

    /// <summary>One case of a refused law that does not hold.</summary>
    public const int CaseFailed = 4005;

    /// <summary>After a refusal the files are again those of the law in use.</summary>
    public const int RuleSetMended = 4006;

    /// <summary>The files could not be looked at; the next interval tries again.</summary>
    public const int PollFailed = 4007;

    /// <summary>An input could not be decided as it was written.</summary>
    public const int InputRefused = 4008;
}
