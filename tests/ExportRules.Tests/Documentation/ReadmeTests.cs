using System.Text.RegularExpressions;
using ExportRules.Cli;
using ExportRules.Tests.Cli;

namespace ExportRules.Tests.Documentation;

public sealed class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(RepositoryFolder.File("README.md"));

    [Fact]
    public void Snippets_OfTheReadme_AreCodeThatCompiles()
    {
        string[] compiled =
        [
            Region.Read("samples/Quickstart/FirstDecision.cs", "one-decision"),
            Region.Read(
                "tests/ExportRules.Tests/Documentation/RegistrationSnippet.cs",
                "registration"
            ),
        ];

        Markdown.Blocks(Readme, "csharp").Should().Equal(compiled);
    }

    [Fact]
    public async Task CommandLines_OfTheReadme_PrintWhatItShows()
    {
        var blocks = Markdown.Blocks(Readme, "console");

        blocks.Should().HaveCountGreaterThan(2);
        foreach (var block in blocks)
        {
            var lines = block.TrimEnd('\n').Split('\n');
            lines[0].Should().StartWith("$ exportrules ");
            var run = await CliRun.Of([.. lines[0].Split(' ')[2..].Select(InRepository)]);
            run.Output.Should().MatchRegex(AsPattern(lines[1..]), lines[0]);
        }
    }

    [Fact]
    public void Commands_OfTheReadme_AreThoseOfTheProgram()
    {
        var program = CommandHost
            .Create(new(Stream.Null, TextWriter.Null, TextWriter.Null))
            .Subcommands.Select(command => command.Name);

        program.Should().OnlyContain(name => Readme.Contains("`" + name));
    }

    [Fact]
    public void FirstRule_OfTheReadme_IsTheOneOfTheTemplate()
    {
        var rule = Markdown.Blocks(Readme, "yaml").Should().ContainSingle().Which;

        File.ReadAllText(RepositoryFolder.File("rules/_template/control/pumps.yaml"))
            .Should()
            .Contain(rule);
    }

    [Fact]
    public void Readme_Always_SaysWhatItIsNotAndWhatIsCovered()
    {
        Readme.Should().Contain("not legal advice").And.Contain("docs/japan-coverage.md");
    }

    // The README's paths are those of someone who stands in the repository; the tests stand elsewhere.
    private static string InRepository(string argument) =>
        argument.StartsWith("samples/", StringComparison.Ordinal)
            ? RepositoryFolder.File(argument)
            : argument;

    // `...` stands for anything, over lines where it is a line of its own.
    private static string AsPattern(string[] lines) =>
        "(?s)\\A"
        + string.Join(
            "\n",
            lines.Select(line =>
                line == "..." ? ".*?" : Regex.Escape(line).Replace("\\.\\.\\.", "[^\n]*")
            )
        );
}
