using ExportRules.Destinations;

namespace ExportRules.Tests.Destinations;

public sealed class CountryTableTests
{
    private static readonly string[][] Rows = [.. CsvResource.Read("countries.csv")];
    private static readonly string[][] Refused = [.. CsvResource.Read("refused.csv")];

    [Fact]
    public void Countries_CodesOfARow_HaveTheirShape()
    {
        foreach (var row in Rows)
        {
            row[0].Should().MatchRegex("^([A-Z]{2})?$");
            row[1].Should().MatchRegex("^([A-Z]{3})?$");
            row[2].Should().MatchRegex("^([0-9]{3})?$");
            row[6].Should().MatchRegex("^(19|20)[0-9]{2}$|^$");
        }
    }

    [Fact]
    public void Countries_OfToday_HaveAllThreeCodesUnlessUserAssigned() =>
        Rows.Where(row => row[6].Length == 0 && (row[1].Length == 0 || row[2].Length == 0))
            .Select(row => row[0])
            .Should()
            .Equal("XK", "ZZ");

    [Fact]
    public void Countries_WithdrawnRows_NameOnlySuccessorsOfToday() =>
        Rows.Where(row => row[6].Length > 0)
            .Should()
            .AllSatisfy(row =>
                row[7].Split('|').Should().BeSubsetOf(CountryCodes.All).And.OnlyHaveUniqueItems()
            );

    [Fact]
    public void Countries_EverySpelling_IsReadAsItsOwnRowSays()
    {
        foreach (var row in Rows)
        {
            var country = Country.FromRow(row);
            var code =
                country.IsCurrent ? country.Alpha2
                : country.Successors is [var only] ? only
                : null;
            foreach (var spelling in country.Spellings)
            {
                var mangled =
                    $" {spelling.ToLowerInvariant().Replace(" ", "\u3000 ", StringComparison.Ordinal)}\u200b";
                CountryCodes.Resolve(spelling).Code.Should().Be(code, spelling);
                CountryCodes.Resolve(mangled).Code.Should().Be(code, mangled);
            }
        }
    }

    [Fact]
    public void Refused_EverySpelling_IsAProblemThatShowsIt()
    {
        foreach (var row in Refused)
        {
            row[2].Should().Contain(CountryMeaning.TextMark);
            foreach (var spelling in CsvResource.Split(row[0]))
            {
                CountryCodes.Resolve(spelling).Problem.Should().Contain($"`{spelling}`");
            }
        }
    }

    [Fact]
    public void Refused_Suggestions_AreCodesOfToday() =>
        Refused.SelectMany(row => CsvResource.Split(row[1])).Should().BeSubsetOf(CountryCodes.All);
}
