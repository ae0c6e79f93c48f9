using ExportRules.Screening;

namespace ExportRules.Tests.Screening;

public sealed class ListScreeningTests
{
    private static readonly ListScreening Screening = new(MadeUpList.Load());

    [Theory]
    [InlineData("ZORBLAT AEROSPACE WORKS", "1")]
    [InlineData("Zorblat-Design-Bureau Ltd.", "1")]
    [InlineData("Ｚｏｒｂｌａｔ　Ａｅｒｏｓｐａｃｅ　Ｗｏｒｋｓ", "1")]
    [InlineData("Works Zorblat Aerospace", "1")]
    [InlineData("ООО «Острогор Прибор»", "6")]
    [InlineData("㈱サンプル電子計測工業", "24")]
    [InlineData("ｻﾝﾌﾟﾙﾃﾞﾝｼ", "24")]
    [InlineData("(주)가나다라정밀", "27")]
    [InlineData("Odegardsen Guidance Systems", "32")]
    [InlineData("Gru\u0308newaldt & So\u0308hne Maschinenbau", "34")]
    [InlineData("Zor\u200Bblat Aero\u00ADspace Works", "1")]
    public void Screen_SameNameWrittenOtherwise_IsAHit(string name, string entry)
    {
        var result = Screening.Screen(new() { Name = name });

        result.Outcome.Should().Be(ScreeningOutcome.Hit);
        result.Matches[0].Entry.Should().Be(entry);
    }

    [Theory]
    [InlineData("Zorblat Aerospace")]
    [InlineData("Department 3 of Zorblat Aerospace Works")]
    [InlineData("Zorblak Airspace Works")]
    public void Screen_NearName_IsPossible(string name)
    {
        Screening.Screen(new() { Name = name }).Outcome.Should().Be(ScreeningOutcome.Possible);
    }

    [Theory]
    [InlineData("Example Chip Co.")]
    [InlineData("Kaltenbrook Aerospace Works")]
    [InlineData("Precision Instruments Co., Ltd.")]
    public void Screen_OtherName_IsNoHit(string name)
    {
        var result = Screening.Screen(new() { Name = name });

        result.Outcome.Should().Be(ScreeningOutcome.NoHit);
        result.Matches.Should().BeEmpty();
    }

    [Theory]
    [InlineData(null, "names no end user")]
    [InlineData("", "nothing of the name")]
    [InlineData(" \u200B\u3000.,-", "nothing of the name")]
    [InlineData("★☆★", "nothing of the name")]
    [InlineData("\ud800", "nothing of the name")]
    public void Screen_NothingToCompare_IsPossible(string? name, string reason)
    {
        var result = Screening.Screen(new() { Name = name });

        result.Outcome.Should().Be(ScreeningOutcome.Possible);
        result.Reason.Should().Contain(reason);
    }

    [Fact]
    public void Screen_NameThatIsALegalForm_IsComparedAsItStandsAndClearsNobody()
    {
        var result = Screening.Screen(new() { Name = "Co., Ltd." });

        result.Outcome.Should().Be(ScreeningOutcome.Possible);
        result.Matches.Should().BeEmpty();
    }

    [Fact]
    public void Screen_EndlessName_IsPossibleAtOnce()
    {
        var result = Screening.Screen(new() { Name = new string('x', 1_000_000) });

        result.Outcome.Should().Be(ScreeningOutcome.Possible);
    }

    [Fact]
    public void Screen_Hit_HoldsTheEvidence()
    {
        var result = Screening.Screen(new() { Name = "zorblat design bureau" });

        result.List.Should().Be("meti-end-user-list");
        result.Edition.Should().Be(new DateOnly(2030, 1, 1));
        result.Digest.Should().MatchRegex("^sha256:[0-9a-f]{64}$");
        result.Method.Should().Be("exportrules-names/2, hit from 0.95, possible from 0.80");
        result
            .Matches.Should()
            .ContainSingle()
            .Which.Should()
            .BeEquivalentTo(
                new ScreeningMatch
                {
                    Entry = "1",
                    Name = "Zorblat Aerospace Works",
                    Alias = "Zorblat Design Bureau",
                    Country = "Ruritania",
                    Concerns = ["M"],
                    Score = 1,
                }
            );
    }

    [Theory]
    [InlineData(0, 0.9)]
    [InlineData(0.9, 0.8)]
    [InlineData(0.9, 1.1)]
    public void Screening_ThresholdsOutOfOrder_AreTheCallersMistake(double possible, double hit)
    {
        var act = () =>
            new ListScreening(
                MadeUpList.Load(),
                new() { Possible = (decimal)possible, Hit = (decimal)hit }
            );

        act.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Screen_SeveralThreads_GiveOneAnswer()
    {
        var names = LabelledNames.All(MadeUpList.Load()).Select(name => name.Query).ToList();
        var alone = names.ConvertAll(name => Screening.Screen(new() { Name = name }).Outcome);

        var together = names
            .AsParallel()
            .AsOrdered()
            .Select(name => Screening.Screen(new() { Name = name }).Outcome);

        together.Should().Equal(alone);
    }
}
