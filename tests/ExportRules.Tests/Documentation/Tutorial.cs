using System.Text;
using System.Text.RegularExpressions;
using ExportRules.Tests.Cli;

namespace ExportRules.Tests.Documentation;

/// <summary>
/// A page whose files are written and whose commands are run, in the order of the page, in a folder of their own. A block
/// of a file stands under its name: <c>`drones/acts.yaml`:</c> writes it, <c>, at the end:</c> appends to it and
/// <c>, changed:</c> replaces the lines of a diff. A console block holds commands, each with what it prints.
/// </summary>
internal sealed partial class Tutorial : IDisposable
{
    private readonly string folder = Directory
        .CreateTempSubdirectory("exportrules-tutorial-")
        .FullName;
    private readonly string name;

    public Tutorial(string name) => this.name = name;

    /// <summary>How often each command ran, and how it ended.</summary>
    public List<(string Command, int ExitCode)> Commands { get; } = [];

    /// <summary>The page with what its commands really print.</summary>
    public async Task<string> RunAsync(string page)
    {
        var result = new StringBuilder();
        var end = 0;
        foreach (Match block in Block().Matches(page))
        {
            result.Append(page, end, block.Index - end);
            end = block.Index + block.Length;
            if (block.Groups["language"].Value != "console")
            {
                Write(block);
                result.Append(block.Value);
                continue;
            }
            result.Append("```console\n");
            foreach (var line in block.Groups["text"].Value.Split('\n'))
            {
                if (line.StartsWith("$ exportrules ", StringComparison.Ordinal))
                {
                    result.Append(line).Append('\n').Append(await RunCommandAsync(line));
                }
            }
            result.Append("```\n");
        }
        return result.Append(page, end, page.Length - end).ToString();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Write(Match block)
    {
        var path = Path.Combine(folder, block.Groups["file"].Value);
        var text = block.Groups["text"].Value;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        switch (block.Groups["how"].Value)
        {
            case "":
                File.WriteAllText(path, text);
                break;
            case ", at the end":
                File.AppendAllText(path, text);
                break;
            default:
                Change(path, text.Split('\n', StringSplitOptions.RemoveEmptyEntries));
                break;
        }
    }

    private static void Change(string path, string[] lines)
    {
        var before = Side('-');
        var content = File.ReadAllText(path);
        content.Split(before).Should().HaveCount(2, "the page changes one place of {0}", path);
        File.WriteAllText(path, content.Replace(before, Side('+'), StringComparison.Ordinal));

        string Side(char sign) =>
            string.Concat(lines.Where(line => line[0] == sign).Select(line => line[1..] + "\n"));
    }

    private async Task<string> RunCommandAsync(string line)
    {
        var args = line["$ exportrules ".Length..]
            .Split(' ')
            .Select(arg =>
                arg == name || arg.StartsWith(name + "/", StringComparison.Ordinal)
                    ? $"{folder}/{arg}"
                    : arg
            )
            .ToArray();
        var run = await CliRun.Of(args);
        Commands.Add((line, run.ExitCode));
        return (run.Error + run.Output).Replace(folder + "/", "", StringComparison.Ordinal);
    }

    [GeneratedRegex(
        @"(?:^`(?<file>[^`\n]+)`(?<how>, at the end|, changed)?:\n\n)?^```(?<language>\w+)\n(?<text>.*?)^```\n",
        RegexOptions.Multiline | RegexOptions.Singleline
    )]
    private static partial Regex Block();
}
