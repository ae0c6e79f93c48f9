using System.Text.RegularExpressions;
using ExportRules.Yaml;

namespace ExportRules.Tests.Yaml;

/// <summary>Each file of <c>bad/</c> says on its first line what is wrong with it and where; that, and nothing else, is found.</summary>
public sealed partial class RuleSetFilesTests
{
    private static string Folder(string name) =>
        Path.Combine(AppContext.BaseDirectory, "Yaml", "RuleSetFiles", name);

    public static TheoryData<string> Good => [.. Names("good")];

    public static TheoryData<string> Bad => [.. Names("bad")];

    internal static IEnumerable<string> Names(string folder) =>
        Directory
            .EnumerateFiles(Folder(folder), "*.yaml")
            .Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal);

    internal static string FirstLine(string bad) =>
        File.ReadLines(Path.Combine(Folder("bad"), bad)).First();

    [Theory]
    [MemberData(nameof(Good))]
    public void Load_GoodFile_GivesARuleSetWithoutDiagnostics(string name)
    {
        var result = RuleSetLoader.Load(Path.Combine(Folder("good"), name));

        result.Diagnostics.Should().BeEmpty();
        result.OrThrow().Rules.Should().NotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void Load_BadFile_ReportsExactlyWhatItsFirstLineSays(string name)
    {
        var path = Path.Combine(Folder("bad"), name);
        var expected = Expectation()
            .Matches(FirstLine(name))
            .Select(match => $"{match.Groups[1].Value} at {match.Groups[2].Value}");
        expected.Should().NotBeEmpty("the first line must state what is expected");

        var result = RuleSetLoader.Load(path);

        result
            .Diagnostics.Select(d => $"{d.Code} at {d.Location.Line}:{d.Location.Column}")
            .Should()
            .Equal(expected, string.Join('\n', result.Diagnostics));
        result.Diagnostics.Should().OnlyContain(d => d.Location.File == path);
        var isRefused = result.Diagnostics.Any(d => d.Severity is Severity.Error);
        (result.RuleSet is null).Should().Be(isRefused);
    }

    [GeneratedRegex(@"(ER\d{4}) at (\d+:\d+)")]
    private static partial Regex Expectation();
}
