using System.CommandLine;
using ExportRules.Cli.Replaying;
using ExportRules.Replay.Generating;
using ExportRules.Replay.Running;

namespace ExportRules.Cli.Commands;

/// <summary><c>exportrules replay generate</c>: a file of transactions that never happened, for trials and measurements.</summary>
internal static class ReplayGenerateCommand
{
    public static Command Create(Terminal terminal)
    {
        var rows = new Option<long>("--rows")
        {
            Description = "how many rows",
            HelpName = "N",
            DefaultValueFactory = _ => 10_000,
        };
        var seed = new Option<ulong>("--seed")
        {
            Description = "the same seed gives the same file",
            HelpName = "S",
            DefaultValueFactory = _ => 1,
        };
        var output = new Option<string?>("--output", "-o")
        {
            Description = "where to write; `-` or nothing is standard output",
            HelpName = "FILE",
        };
        var command = new Command(
            "generate",
            "Make synthetic transactions. None of them happened; only the monthly totals of hydrogen fluoride to Korea follow trade statistics."
        )
        {
            rows,
            seed,
            output,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var count = parsed.GetValue(rows);
                if (count < SyntheticTransactions.MinimumRows)
                {
                    throw new WrongUseException(
                        $"--rows must be at least {SyntheticTransactions.MinimumRows}: each month needs its rows"
                    );
                }
                var synthetic = new SyntheticTransactions(count, parsed.GetValue(seed));
                if (StandardOutput.FileOf(parsed.GetValue(output)) is not { } path)
                {
                    await synthetic.WriteAsync(StandardOutput.Of(terminal), cancellation);
                    return ExitCodes.Success;
                }
                await using var file = new ResumableFile(path, identity: null, resume: false);
                await synthetic.WriteAsync(file.Stream, cancellation);
                await file.CompleteAsync();
                terminal.Error.WriteLine(
                    $"{path}: {count:N0} synthetic rows; none of these transactions happened"
                );
                return ExitCodes.Success;
            }
        );
        return command;
    }
}
