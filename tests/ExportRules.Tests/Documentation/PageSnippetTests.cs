namespace ExportRules.Tests.Documentation;

public sealed class PageSnippetTests
{
    private const string Compiled = "tests/ExportRules.Tests/Documentation/PageSnippets.cs";

    /// <summary>Blocks whose code is compiled elsewhere, or needs a package that no test has.</summary>
    private static readonly string[] Others = ["cluster-1", "testing-1"];

    [Fact]
    public void Snippets_OfThePages_AreCodeThatCompiles()
    {
        var names = new List<string>();
        foreach (var page in Directory.EnumerateFiles(RepositoryFolder.File("docs"), "*.md"))
        {
            var blocks = Markdown.Blocks(File.ReadAllText(page), "csharp");
            foreach (var (index, block) in blocks.Index())
            {
                var name = $"{Path.GetFileNameWithoutExtension(page)}-{index + 1}";
                names.Add(name);
                if (!Others.Contains(name))
                {
                    block.Should().Be(Region.Read(Compiled, name), name);
                }
            }
        }

        names.Should().Contain(Others).And.HaveCountGreaterThan(10);
    }
}
