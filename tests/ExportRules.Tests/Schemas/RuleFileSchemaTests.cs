using ExportRules.Yaml;

namespace ExportRules.Tests.Schemas;

public sealed class RuleFileSchemaTests
{
    public static TheoryData<string> RuleFiles() =>
        [
            .. new[] { "rules/japan", "rules/_template" }.SelectMany(folder =>
                Directory
                    .EnumerateFiles(
                        RepositoryFolder.File(folder),
                        "*.yaml",
                        SearchOption.AllDirectories
                    )
                    .Select(path =>
                        Path.GetRelativePath(RepositoryFolder.Root, path).Replace('\\', '/')
                    )
                    .Order(StringComparer.Ordinal)
            ),
        ];

    [Theory]
    [MemberData(nameof(RuleFiles))]
    public void Schema_FileOfOurRuleSets_IsValid(string path)
    {
        var text = File.ReadAllText(RepositoryFolder.File(path));

        var errors = SchemaCheck.Errors(
            SchemaCheck.ForFile(path[(path.IndexOf('/', "rules/".Length) + 1)..]),
            YamlAsJson.Read(text, path)!.Value
        );

        errors.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(RuleFiles))]
    public void SchemaHeader_OfOurRuleFiles_LeadsToTheSchemaOfTheirFolder(string path)
    {
        const string Start = "# yaml-language-server: $schema=";
        var inRuleSet = path[(path.IndexOf('/', "rules/".Length) + 1)..];
        var kind = inRuleSet.Split('/') switch
        {
            ["ruleset.yaml"] or ["consolidated", ..] => "ruleset",
            ["acts.yaml"] => "acts",
            ["lists", ..] => "lists",
            ["tables", ..] => "table",
            ["tests", "survivors.yaml"] => "survivors",
            ["tests", ..] => "tests",
            _ => "rules",
        };

        var first = File.ReadLines(RepositoryFolder.File(path)).First();

        first.Should().StartWith(Start);
        Path.GetFullPath(first[Start.Length..], Path.GetDirectoryName(RepositoryFolder.File(path))!)
            .Should()
            .Be(Path.GetFullPath(RepositoryFolder.File($"rules/schema/{kind}.schema.json")));
    }

    [Fact]
    public void RuleFiles_Always_HoldBothRuleSets()
    {
        RuleFiles().Count.Should().BeGreaterThan(40);
        RuleSetLoader.Load(RepositoryFolder.File("rules/_template")).Diagnostics.Should().BeEmpty();
    }
}
