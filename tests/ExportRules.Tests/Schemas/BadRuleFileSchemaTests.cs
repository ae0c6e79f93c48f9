using System.Text.RegularExpressions;

namespace ExportRules.Tests.Schemas;

/// <summary>
/// Every file that the loader refuses, the schema refuses too, unless its fault is one that no schema can see. Those
/// are listed here with the reason, and the list is exact: what the schema sees may not stand in it.
/// </summary>
public sealed partial class BadRuleFileSchemaTests
{
    private const string NotYet = "the file is no YAML that a schema could be asked about";
    private const string Elsewhere = "names are declared elsewhere, in the file or beside it";
    private const string Order = "a schema does not compare one value with another";

    private static readonly Dictionary<string, string> Unseen = new(StringComparer.Ordinal)
    {
        ["ER0001"] = NotYet,
        ["ER0002"] = NotYet,
        ["ER0003"] = NotYet,
        ["ER0004"] = NotYet,
        ["ER0005"] = NotYet,
        ["ER0006"] = NotYet,
        ["ER0007"] = NotYet,
        ["ER0008"] = "YAML resolves anchors and merge keys before a schema sees the value",
        ["ER0009"] = "YAML applies the tag before a schema sees the value",
        ["ER0010"] = NotYet,
        ["ER0011"] = NotYet,
        ["ER0012"] = "it only says that there are more errors than are shown",
        ["ER0110"] = "YAML drops the comment before a schema sees the text",
        ["ER0201"] = "a schema does not compare the ids of two members",
        ["ER0204"] = Order,
        ["ER0205"] = Elsewhere,
        ["ER0207"] = Elsewhere,
        ["ER0208"] = Elsewhere,
        ["ER0209"] = Elsewhere,
        ["ER0210"] = Elsewhere,
        ["ER0211"] = Elsewhere,
        ["ER0212"] = Elsewhere,
        ["ER0213"] = "the folder of a file is no part of it, and versions are not compared",
        ["ER0214"] = "the stage follows from the conclusion beside the condition",
        ["ER0216"] = "whether two rules contradict each other follows from both",
        ["ER0217"] = "what a list adds or removes is compared with the version before it",
        ["ER0219"] = "in a folder the rules lie in files of their own",
        ["ER0220"] = "a schema does not compare the keys of two rows",
        ["ER0221"] = Order,
        ["ER0223"] = Elsewhere,
        ["ER0224"] = "a schema does not compare the names of two acts",
        ["ER0225"] = "the stages of two rules are compared",
    };

    private static string Folder(string name) =>
        RepositoryFolder.File("tests/ExportRules.Tests/Yaml/RuleSetFiles/" + name);

    public static TheoryData<string> Bad() => [.. Names("bad")];

    public static TheoryData<string> Good() => [.. Names("good")];

    [Theory]
    [MemberData(nameof(Good))]
    public void Schema_GoodFile_IsValid(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder("good"), name));

        SchemaCheck
            .Errors(SchemaCheck.RuleSet, YamlAsJson.Read(text, name)!.Value)
            .Should()
            .BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void Schema_BadFile_IsInvalidUnlessNoSchemaCouldSeeIt(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder("bad"), name));
        var codes = Codes(text);

        var isSeen =
            YamlAsJson.Read(text, name) is { } instance
            && SchemaCheck.Errors(SchemaCheck.RuleSet, instance).Count > 0;

        isSeen.Should().Be(codes.Any(code => !Unseen.ContainsKey(code)), string.Join(", ", codes));
    }

    [Fact]
    public void Codes_OfTheLoader_AreSeenByTheSchemaOrListedWithTheReason()
    {
        var seen = Names("bad")
            .SelectMany(name => Codes(File.ReadAllText(Path.Combine(Folder("bad"), name))))
            .Where(code => !Unseen.ContainsKey(code));
        var ofTheLoader = typeof(DiagnosticCodes)
            .GetFields()
            .Select(field => (string)field.GetRawConstantValue()!)
            .Where(code => string.CompareOrdinal(code, "ER0300") < 0);

        seen.Distinct().Concat(Unseen.Keys).Should().BeEquivalentTo(ofTheLoader);
    }

    private static IEnumerable<string> Names(string folder) =>
        Directory
            .EnumerateFiles(Folder(folder), "*.yaml")
            .Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal);

    private static List<string> Codes(string text) =>
        [.. CodePattern().Matches(text.Split('\n')[0]).Select(match => match.Value).Distinct()];

    [GeneratedRegex("ER[0-9]{4}")]
    private static partial Regex CodePattern();
}
