using System.CommandLine;
using ExportRules.Cli.Clustering;
using ExportRules.Replay.Orleans;
using Microsoft.Extensions.DependencyInjection;

namespace ExportRules.Cli.Commands;

/// <summary><c>exportrules replay attach</c> and <c>replay cancel</c>: runs that are on a cluster already.</summary>
internal static class ReplayRunCommands
{
    public static Command Attach(Terminal terminal) =>
        Create(
            "attach",
            "Wait for a run on a cluster, and print how it ended.",
            (client, run, cancellation) => RunWatch.WaitAsync(client, run, terminal, cancellation)
        );

    public static Command Cancel(Terminal terminal) =>
        Create(
            "cancel",
            "Stop a run on a cluster. What is done stays; the same `replay` command goes on with it.",
            async (client, run, _) =>
            {
                await client.CancelAsync(run);
                terminal.Error.WriteLine($"run {run} is canceled");
                return ExitCodes.Success;
            }
        );

    private static Command Create(
        string name,
        string description,
        Func<ReplayClusterClient, string, CancellationToken, Task<int>> act
    )
    {
        var run = new Argument<string>("RUN") { Description = "as `replay --cluster` printed it" };
        var options = new ClusterOptions();
        var command = new Command(name, description) { run };
        options.AddAddressTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var host = await ClusterHost.StartClientAsync(
                    options.Address(parsed),
                    cancellation
                );
                var client = new ReplayClusterClient(
                    host.Services.GetRequiredService<IGrainFactory>()
                );
                var code = await act(client, parsed.GetValue(run)!, cancellation);
                await host.StopAsync(CancellationToken.None);
                return code;
            }
        );
        return command;
    }
}
