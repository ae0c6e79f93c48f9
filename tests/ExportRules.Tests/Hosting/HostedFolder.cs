using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ExportRules.Tests.Hosting;

/// <summary>A host whose rule set <c>house</c> is a folder that a test may change.</summary>
internal static class HostedFolder
{
    public static readonly Transaction PumpToBrazil = new()
    {
        Id = "Secret-Id",
        Date = new(2024, 4, 1),
        Destination = "BR",
        Item = new() { Kind = "goods", Entries = ["P1"] },
        EndUser = new() { Name = "Secret-Name" },
    };

    public static IHost Host(
        string folder,
        CollectedLogs? logs = null,
        params (string Key, string Value)[] more
    )
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        var values = new Dictionary<string, string?>
        {
            ["E:RuleSets:house:RuleSet"] = folder,
            ["E:RuleSets:house:PollInterval"] = "0",
        };
        foreach (var (key, value) in more)
        {
            values["E:" + key] = value;
        }
        builder.Configuration.AddInMemoryCollection(values);
        if (logs is not null)
        {
            builder.Logging.AddProvider(logs).SetMinimumLevel(LogLevel.Trace);
        }
        builder.Services.AddExportRules(builder.Configuration.GetSection("E"));
        builder.Services.AddHealthChecks().AddExportRules();
        return builder.Build();
    }
}
