using ExportRules.Destinations;

namespace ExportRules.Tests.Destinations;

/// <summary>The destinations that METI's tables name must be readable under exactly those names.</summary>
public sealed class JapanDestinationsTests
{
    private static readonly IReadOnlyList<string[]> Rows = Read();

    public static TheoryData<string, string> EnglishNames =>
        new(Rows.Select(row => (row[1], row[0])));

    public static TheoryData<string, string> JapaneseNames =>
        new(Rows.Select(row => (row[2], row[0])));

    [Fact]
    public void Fixture_HasAllDestinations() => Rows.Should().HaveCount(200);

    [Theory]
    [MemberData(nameof(EnglishNames))]
    [MemberData(nameof(JapaneseNames))]
    public void Resolve_NameOfADestinationOfJapan_IsItsCode(string name, string code) =>
        CountryCodes.Resolve(name).Code.Should().Be(code);

    [Fact]
    public void JapaneseName_OfADestinationOfJapan_IsTheOneOfTheTables() =>
        Rows.Should().AllSatisfy(row => CountryCodes.JapaneseName(row[0]).Should().Be(row[2]));

    private static List<string[]> Read()
    {
        using var stream = typeof(JapanDestinationsTests).Assembly.GetManifestResourceStream(
            "ExportRules.Tests.Destinations.japan-destinations.csv"
        )!;
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Skip(1).Select(line => line.Split(','))];
    }
}
