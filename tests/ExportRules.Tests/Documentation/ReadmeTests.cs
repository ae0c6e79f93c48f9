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
}
