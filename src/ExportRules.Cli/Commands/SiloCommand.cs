using System.CommandLine;
using System.Net;
using ExportRules.Cli.Clustering;
using ExportRules.Packs;
using ExportRules.Replay.Orleans;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ExportRules.Cli.Commands;

/// <summary><c>exportrules silo</c>: a worker of a cluster.</summary>
internal static class SiloCommand
{
    public const string Name = "silo";

    public static Command Create(Terminal terminal)
    {
        var cluster = new ClusterOptions();
        var listen = new Option<string>("--listen")
        {
            Description = "the one address on which to listen, as the others reach it",
            HelpName = "IP",
            DefaultValueFactory = _ => "127.0.0.1",
        };
        var siloPort = new Option<int>("--silo-port")
        {
            Description = "the port for other silos",
            DefaultValueFactory = _ => 11111,
        };
        var gatewayPort = new Option<int>("--gateway-port")
        {
            Description = "the port for clients",
            DefaultValueFactory = _ => 30000,
        };
        var healthPort = new Option<int?>("--health-port")
        {
            Description = "serve /health and /metrics on this port",
        };
        var partitions = new Option<int?>("--partitions")
        {
            Description = "how many partitions at once; default: one for each processor core",
            HelpName = "N",
        };
        var rules = new Option<string?>("--rules")
        {
            Description = "decide under this rule set alone, and refuse runs of any other",
            HelpName = "DIR|NAME|PACK",
        };
        var insecure = new Option<bool>("--insecure")
        {
            Description = "listen beyond this machine without TLS",
        };
        var command = new Command(
            Name,
            "Work for a cluster: replay the partitions of runs that `replay --cluster` begins."
        )
        {
            listen,
            siloPort,
            gatewayPort,
            healthPort,
            partitions,
            rules,
            insecure,
        };
        cluster.AddAddressTo(command);
        command.Add(SiloSettings.Create());
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var address = cluster.Address(parsed);
                if (
                    !IPAddress.TryParse(parsed.GetValue(listen), out var ip)
                    || ip.Equals(IPAddress.Any)
                    || ip.Equals(IPAddress.IPv6Any)
                )
                {
                    throw new WrongUseException(
                        "--listen is one address of this machine, never all of them"
                    );
                }
                if (!IPAddress.IsLoopback(ip) && !address.HasTls && !parsed.GetValue(insecure))
                {
                    throw new WrongUseException(
                        "a silo that others reach needs --tls-cert, --tls-key and --tls-ca (or --insecure, on a network of its own)"
                    );
                }
                var only = parsed.GetValue(rules) is { } name
                    ? ReplayRunRequest.DigestOf(RuleSetOption.Load(name, terminal))
                    : null;
                var builder = ClusterHost.Quiet();
                builder.Logging.AddSimpleConsole(options => options.SingleLine = true);
                builder.UseOrleans(silo =>
                {
                    address.Configure(
                        silo,
                        ip,
                        parsed.GetValue(siloPort),
                        parsed.GetValue(gatewayPort)
                    );
                    silo.AddExportRulesReplay(options =>
                    {
                        options.Partitions = parsed.GetValue(partitions) ?? options.Partitions;
                        options.RuleSetDigest = only;
                        options.TrustedKeys =
                            terminal.TrustedKeys.Count > 0
                                ? TrustedKeys.Load(terminal.TrustedKeys)
                                : null;
                    });
                });
                using var host = builder.Build();
                await host.StartAsync(cancellation);
                await using var endpoint = parsed.GetValue(healthPort) is { } port
                    ? SiloEndpoint.Start(ip, port, host)
                    : null;
                terminal.Error.WriteLine($"silo {ip}:{parsed.GetValue(siloPort)} is ready");
                terminal.Error.Flush();
                await host.WaitForShutdownAsync(cancellation);
                return ExitCodes.Success;
            }
        );
        return command;
    }
}
