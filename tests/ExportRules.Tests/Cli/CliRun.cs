using System.Text;
using ExportRules.Cli;

namespace ExportRules.Tests.Cli;

/// <summary>One run of the command line in process: what it printed and how it ended.</summary>
internal sealed record CliRun(int ExitCode, string Output, string Error)
{
    public static async Task<CliRun> Of(params string[] args) => await WithInput("", args);

    public static async Task<CliRun> WithInput(string input, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(input));
        var code = await CommandHost.RunAsync(
            args,
            new(stream, output, error),
            TestContext.Current.CancellationToken
        );
        return new(code, output.ToString(), error.ToString());
    }
}
