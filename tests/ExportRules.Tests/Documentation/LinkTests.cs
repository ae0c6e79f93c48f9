namespace ExportRules.Tests.Documentation;

public sealed class LinkTests
{
    public static TheoryData<string> Files() => [.. Markdown.Files()];

    [Theory]
    [MemberData(nameof(Files))]
    public void Links_OfEveryPage_LeadToFilesThatExist(string page)
    {
        var path = RepositoryFolder.File(page);
        var folder = Path.GetDirectoryName(path)!;

        var broken = Markdown
            .LinkedFiles(File.ReadAllText(path))
            .Where(target => !Path.Exists(Path.Combine(folder, target)));

        broken.Should().BeEmpty();
    }

    [Fact]
    public void Index_OfTheDocs_LinksEveryPage()
    {
        var docs = RepositoryFolder.File("docs");
        var linked = Markdown
            .LinkedFiles(File.ReadAllText(Path.Combine(docs, "index.md")))
            .Select(target => Path.GetFullPath(Path.Combine(docs, target)));

        Directory
            .EnumerateFiles(docs, "*.md", SearchOption.AllDirectories)
            .Where(page => Path.GetFileName(page) != "index.md")
            .Should()
            .BeSubsetOf(linked);
    }

    [Fact]
    public void ReadingOrder_NamesTheFilesOfTheWay()
    {
        var text = File.ReadAllText(RepositoryFolder.File("docs/reading-order.md"));

        // LinkTests holds that they exist; here, that the page is about the code and not emptied.
        Markdown
            .LinkedFiles(text)
            .Where(target => target.EndsWith(".cs", StringComparison.Ordinal))
            .Should()
            .Contain("../src/ExportRules/ExportRulesEngine.cs")
            .And.HaveCountGreaterThan(15);
    }
}
