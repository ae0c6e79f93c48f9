using System.CommandLine;
using System.Globalization;
using ExportRules.Cli.Clustering;
using ExportRules.Cli.Commands;

namespace ExportRules.Cli;

/// <summary>Parses the command line, runs the command and turns whatever happens into an exit code.</summary>
internal static class CommandHost
{
    public static RootCommand Create(Terminal terminal) =>
        Create(terminal, TrustedKeyOption.Create());

    private static RootCommand Create(Terminal terminal, Option<string[]> trustedKeys) =>
        new("Which export license did a transaction need under the policy of its day, and why?")
        {
            HelpName = "exportrules",
            Options = { trustedKeys },
            Subcommands =
            {
                AnalyzeCommand.Create(terminal),
                DiffCommand.Create(terminal),
                DocumentCommand.Create(terminal),
                EvaluateCommand.Create(terminal),
                PackCommand.Create(terminal),
                ReplayCommand.Create(terminal),
                SchemaCommand.Create(terminal),
                SiloCommand.Create(terminal),
                RequiresCommand.Create(terminal),
                TestCommand.Create(terminal),
                CheckCommand.Create(terminal),
                ShowCommand.Create(terminal),
                VersionsCommand.Create(terminal),
                VerifyCommand.Create(terminal),
            },
        };

    public static async Task<int> RunAsync(
        IReadOnlyList<string> args,
        Terminal terminal,
        CancellationToken cancellation = default
    )
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        var code = await RunParsedAsync(args, terminal, cancellation);
        try
        {
            await terminal.Output.FlushAsync(cancellation);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // An answer that could not be written whole, on a full disk for one, is none.
            code = Explain(error, terminal);
        }
        await terminal.Error.FlushAsync(cancellation);
        return code;
    }

    private static async Task<int> RunParsedAsync(
        IReadOnlyList<string> args,
        Terminal terminal,
        CancellationToken cancellation
    )
    {
        var trustedKeys = TrustedKeyOption.Create();
        var root = Create(terminal, trustedKeys);
        ParseResult parsed;
        try
        {
            parsed = Parse(root, args);
        }
        catch (Exception error)
        {
            return Explain(error, terminal);
        }
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                WriteUseError(terminal, error.Message);
            }
            return ExitCodes.WrongUse;
        }
        terminal.TrustedKeys = parsed.GetValue(trustedKeys) ?? [];
        try
        {
            return await parsed.InvokeAsync(
                new()
                {
                    Output = terminal.Output,
                    Error = terminal.Error,
                    EnableDefaultExceptionHandler = false,
                    // What a replay has done is kept, and a silo leaves its cluster.
                    ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
                },
                cancellation
            );
        }
        catch (Exception error)
        {
            return Explain(error, terminal);
        }
    }

    private static ParseResult Parse(RootCommand root, IReadOnlyList<string> args)
    {
        var configuration = new ParserConfiguration { ResponseFileTokenReplacer = null };
        var parsed = root.Parse(args, configuration);
        return parsed is { CommandResult.Command.Name: SiloCommand.Name, Errors.Count: 0 }
            ? root.Parse(
                SiloSettings.Complete(args, parsed, Environment.GetEnvironmentVariable),
                configuration
            )
            : parsed;
    }

    // A stack trace says nothing to the reader of a command line, whatever happened.
    private static int Explain(Exception error, Terminal terminal)
    {
        switch (error)
        {
            case WrongUseException:
                WriteUseError(terminal, error.Message);
                return ExitCodes.WrongUse;
            case DiagnosticException invalid:
                DiagnosticPrinter.Print(terminal.Error, invalid.Diagnostics);
                return ExitCodes.BadInput;
            case IOException or UnauthorizedAccessException:
                terminal.Error.WriteLine($"exportrules: error: {OneLine.Of(error.Message)}");
                return ExitCodes.BadInput;
            case OperationCanceledException:
                terminal.Error.WriteLine("exportrules: canceled");
                return ExitCodes.BadInput;
            default:
                terminal.Error.WriteLine(
                    $"exportrules: error: this is a defect of the program ({error.GetType().Name}: {OneLine.Of(error.Message)})"
                );
                return ExitCodes.BadInput;
        }
    }

    private static void WriteUseError(Terminal terminal, string message) =>
        terminal.Error.WriteLine($"exportrules: error: {OneLine.Of(message)} (see --help)");
}
