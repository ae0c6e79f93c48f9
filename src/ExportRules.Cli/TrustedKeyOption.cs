using System.CommandLine;

namespace ExportRules.Cli;

/// <summary><c>--trusted-key FILE</c>, for every command that can work with a rule pack.</summary>
internal static class TrustedKeyOption
{
    public static Option<string[]> Create() =>
        new("--trusted-key")
        {
            Description =
                "for a rule pack: a public key (PEM) or a file of keys with their times (JSON); may be repeated",
            HelpName = "FILE",
            Recursive = true,
        };
}
