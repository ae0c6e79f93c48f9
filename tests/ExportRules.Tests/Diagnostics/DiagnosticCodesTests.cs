using System.Reflection;
using System.Text.RegularExpressions;
using ExportRules.Tests.Yaml;

namespace ExportRules.Tests.Diagnostics;

/// <summary>No code without a page that explains it, and none that no test has ever seen.</summary>
public sealed partial class DiagnosticCodesTests
{
    private static IReadOnlyDictionary<string, string> Codes { get; } =
        typeof(DiagnosticCodes)
            .GetFields(BindingFlags.Static | BindingFlags.Public)
            .ToDictionary(field => (string)field.GetRawConstantValue()!, field => field.Name);

    [Fact]
    public void Codes_AllOfThem_HaveOneHeadingInTheDocument()
    {
        var headings = Heading()
            .Matches(Repository.Read("docs/diagnostics.md"))
            .Select(match => match.Groups[1].Value)
            .ToList();

        headings.Should().OnlyHaveUniqueItems().And.BeInAscendingOrder(StringComparer.Ordinal);
        Codes.Keys.Except(headings).Should().BeEmpty();
    }

    [Fact]
    public void Codes_AllOfThem_AreRaisedByABadFileOrNamedInATest()
    {
        var inFiles = RuleSetFilesTests
            .Names("bad")
            .SelectMany(name =>
                Code().Matches(RuleSetFilesTests.FirstLine(name)).Select(match => match.Value)
            );
        var inTests = Repository
            .Sources("tests")
            .Where(path =>
                !path.EndsWith($"/{nameof(DiagnosticCodesTests)}.cs", StringComparison.Ordinal)
            )
            .SelectMany(path =>
                Code()
                    .Matches(Repository.Read(path))
                    .Select(match => match.Value)
                    .Concat(Named(Repository.Read(path)))
            );

        Codes.Keys.Except(inFiles.Concat(inTests)).Should().BeEmpty();
    }

    private static IEnumerable<string> Named(string source) =>
        Codes
            .Where(code =>
                source.Contains($"DiagnosticCodes.{code.Value}", StringComparison.Ordinal)
            )
            .Select(code => code.Key);

    [GeneratedRegex(@"^## (ER\d{4})\b", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"ER\d{4}")]
    private static partial Regex Code();
}
