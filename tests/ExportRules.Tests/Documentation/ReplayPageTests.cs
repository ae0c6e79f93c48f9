using System.Text.RegularExpressions;
using ExportRules.Replay.Csv;
using ExportRules.Tests.Cli;
using ExportRules.Tests.Replay;

namespace ExportRules.Tests.Documentation;

public sealed partial class ReplayPageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Page_ItsCommandRun_PrintsWhatThePageSays()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var path = RepositoryFolder.File("docs/replay.md");
        var page = await File.ReadAllTextAsync(path, cancellation);
        var command = Command().Match(page).Groups[1].Value;

        var run = await CliRun.Of([.. command.Split(' ').Select(Argument)]);
        var rows = await File.ReadAllLinesAsync(folder["out.csv"], cancellation);
        var real = Command()
            .Replace(page, $"```console\n$ exportrules {command}\n{Plain(run.Error)}```\n");
        real = Answers().Replace(real, block => FirstRow(block.Groups[1].Value, rows));

        if (Environment.GetEnvironmentVariable("EXPORTRULES_UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(path, real, cancellation);
            page = real;
        }
        run.ExitCode.Should().Be(0, run.Error);
        real.Should().Be(page, "EXPORTRULES_UPDATE_GOLDEN=1 brings the page up to date");
    }

    private string Argument(string text) =>
        text.StartsWith("samples/", StringComparison.Ordinal) ? RepositoryFolder.File(text)
        : text == "out.csv" ? folder[text]
        : text;

    private string Plain(string text) =>
        text.Replace(RepositoryFolder.Root + "/", "", StringComparison.Ordinal)
            .Replace(folder[""], "", StringComparison.Ordinal);

    // The block's first line names columns; the second has the cells of the first row.
    private static string FirstRow(string header, string[] rows)
    {
        var names = CsvLine.Split(rows[0], ',').ToList();
        var cells = CsvLine.Split(rows[1], ',');
        var chosen = header.Split(',').Select(name => cells[names.IndexOf(name)]);
        return $"```csv\n{header}\n{string.Join(',', chosen)}\n```\n";
    }

    [GeneratedRegex(@"^```console\n\$ exportrules ([^\n]*)\n.*?^```\n", Flags)]
    private static partial Regex Command();

    [GeneratedRegex(@"^```csv\n([^\n]*)\n.*?^```\n", Flags)]
    private static partial Regex Answers();

    private const RegexOptions Flags = RegexOptions.Multiline | RegexOptions.Singleline;
}
