using System.CommandLine;
using ExportRules.Screening;

namespace ExportRules.Cli;

/// <summary><c>--screen LIST</c>: screens the end user against a list file before the decision.</summary>
internal static class ScreenOption
{
    public static Option<string?> Create() =>
        new("--screen")
        {
            Description =
                "screen the end user against this list file (CSV) before the decision; see docs/screening.md",
            HelpName = "LIST",
        };

    /// <summary><c>--screen-edition DATE</c>.</summary>
    public static Option<DateOnly?> CreateEdition() =>
        PolicyOption.Date("--screen-edition", "the day of the list's edition, kept as evidence");

    /// <summary>The screening, or null where no list was named.</summary>
    /// <exception cref="InvalidEndUserListException">The list has errors: half a list would clear the other half.</exception>
    public static ListScreening? Load(string? path, DateOnly? edition, Terminal terminal)
    {
        if (path is null)
        {
            return null;
        }
        var read = EndUserList.Load(path, edition);
        DiagnosticPrinter.Print(
            terminal.Error,
            read.Diagnostics.Where(diagnostic => diagnostic.Severity is Severity.Warning)
        );
        return new(read.OrThrow());
    }
}
