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

    /// <summary><c>verify</c>: the law of a record was corrected since, and the changelog says so.</summary>
    public const int Corrected = 4;

    /// <summary><c>verify</c>: the law of a record is another today, and no correction says why.</summary>
    public const int Changed = 5;

    /// <summary><c>verify</c>: a record or the chain of a journal was changed after it was written.</summary>
    public const int Tampered = 6;

    /// <summary><c>verify</c>: a record cannot be recomputed here.</summary>
    public const int Unverifiable = 7;
}
