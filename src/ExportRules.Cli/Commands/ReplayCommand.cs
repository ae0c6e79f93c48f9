using System.CommandLine;
using ExportRules.Cli.Clustering;
using ExportRules.Cli.Replaying;

namespace ExportRules.Cli.Commands;

/// <summary><c>exportrules replay</c>: decides a whole file of transactions, row for row.</summary>
internal static class ReplayCommand
{
    public static Command Create(Terminal terminal)
    {
        var options = new ReplayCommandOptions();
        var command = new Command(
            "replay",
            "Decide a file of transactions under a chosen policy; every row in is a row out."
        );
        options.AddTo(command);
        command.Add(ReplayGenerateCommand.Create(terminal));
        var cluster = new ClusterOptions();
        cluster.AddTo(command);
        command.Add(ReplayRunCommands.Attach(terminal));
        command.Add(ReplayRunCommands.Cancel(terminal));
        command.SetAction(
            (parsed, cancellation) =>
                cluster.IsAskedFor(parsed)
                    ? new ClusterSession(
                        options.Read(parsed, terminal),
                        cluster,
                        terminal
                    ).RunAsync(parsed, cancellation)
                    : new ReplaySession(options.Read(parsed, terminal), terminal).RunAsync(
                        cancellation
                    )
        );
        return command;
    }
}
