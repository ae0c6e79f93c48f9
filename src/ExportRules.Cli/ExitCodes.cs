namespace ExportRules.Cli;

/// <summary>What the process says to its caller; the strictest that applies.</summary>
internal static class ExitCodes
{
    /// <summary>Decided, or all well.</summary>
    public const int Success = 0;

    /// <summary>A bad input or a bad rule set; diagnostics are on standard error.</summary>
    public const int BadInput = 1;

    /// <summary>The command line itself is wrong.</summary>
    public const int WrongUse = 2;

    /// <summary>At least one answer is undetermined.</summary>
    public const int Undetermined = 3;
}
