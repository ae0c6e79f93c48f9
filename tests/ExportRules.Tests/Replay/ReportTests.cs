using System.Text;
using System.Text.RegularExpressions;
using ExportRules.Replay.Generating;
using ExportRules.Replay.Summarizing;
using ExportRules.Tests.Cli;

namespace ExportRules.Tests.Replay;

public sealed partial class ReportTests : IDisposable
{
    private const string Hostile = "<script>alert(1)</script>\" onload=x & \u202E";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Report_OfTheKoreanSample_IsTheOneThatWasLookedAt()
    {
        var run = await CliRun.Of(
            "replay",
            RepositoryFolder.File("samples/data/korea-2019-2023.csv"),
            "-o",
            folder["out.csv"],
            "--against",
            "pre-july-2019",
            "--report",
            folder["report.html"]
        );

        run.ExitCode.Should().Be(0, run.Error);
        var page = await File.ReadAllTextAsync(
            folder["report.html"],
            TestContext.Current.CancellationToken
        );
        page.Should().NotContain(RepositoryFolder.Root).And.NotContain(folder.Root);
        Golden.Check("Replay/korea-report.golden.html", page);
    }

    [Fact]
    public async Task Report_Always_IsOnePageWithoutNetworkOrScript()
    {
        var page = await Page(await Synthetic(2000));

        page.Should().NotMatchRegex("""(?i)\b(src|href|srcset|action)\s*=|url\(|@import""");
        page.Should().NotMatchRegex("(?i)<(script|link|iframe|img|object|embed|base)\\b");
        page.Should().Contain("<html lang=\"en\">").And.Contain("<title>Replay of test</title>");
    }

    [Fact]
    public async Task Report_ItsHeadings_AreInOrder()
    {
        var page = await Page(await Synthetic(2000));

        var levels = Heading()
            .Matches(page)
            .Select(match => match.Groups[1].Value[0] - '0')
            .ToList();
        levels[0].Should().Be(1);
        levels.Count(level => level == 1).Should().Be(1);
        levels.Zip(levels.Skip(1)).Should().OnlyContain(pair => pair.Second - pair.First <= 1);
    }

    [Fact]
    public async Task Report_EveryChart_HasANameAndATableBehindIt()
    {
        var page = await Page(await Synthetic(2000));

        var charts = Regex.Count(page, "<svg ");
        charts.Should().Be(2);
        Regex.Count(page, "<svg [^>]*role=\"img\" aria-labelledby=").Should().Be(charts);
        Regex.Count(page, "</svg>\n</div>\n<details>").Should().Be(charts);
        Ids(page).Should().OnlyHaveUniqueItems();
        Labels(page).Should().BeSubsetOf(Ids(page));
    }

    [Fact]
    public async Task Report_TextOfTheInput_IsAlwaysEncoded()
    {
        var name = "\"" + Hostile.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
        var page = await Page(
            Encoding.UTF8.GetBytes(
                ReplayText.Csv(
                    $"id,item.material,destination,date,concentration,endUser.name,item.value,item.currency,{name}",
                    $"{name},HF,KR,2019-07-04,49,{name},5,JPY,{name}",
                    "2,HF,KR,2019-07-04,,A,,,"
                )
            )
        );

        page.Should().NotContain("<script").And.NotContain("\" onload");
        page.Should().Contain("&lt;script&gt;alert(1)&lt;/script&gt;");
        page.Should().Contain("‹U&#x2B;202E›").And.NotContain("\u202E").And.NotContain("&#x202E;");
    }

    [Fact]
    public async Task Report_OfJsonLines_ExplainsItsExample()
    {
        const string Plain =
            "\"endUse\":{\"wmd\":\"none\",\"conventionalArms\":\"none\"},\"notice\":{\"inform\":\"none\"}";
        var lines = string.Concat(
            Enumerable
                .Range(1, 3)
                .Select(number =>
                    $"{{\"id\":\"J{number}<b>\",\"date\":\"2019-07-0{number + 3}\",\"destination\":\"KR\",\"item\":{{\"kind\":\"goods\",\"material\":\"hydrogen-fluoride\",\"value\":10.50,\"currency\":\"JPY\",\"attributes\":{{\"concentration\":49}}}},\"endUser\":{{\"name\":\"A & B\",\"developsWmd\":false,\"developsArms\":false}},{Plain}}}\n"
                )
        );

        var page = await Page(Encoding.UTF8.GetBytes(lines));

        page.Should()
            .Contain("J1&lt;b&gt;")
            .And.Contain("JPY 31.5")
            .And.Contain("A &amp; B")
            .And.Contain("<code>kr-three-items-individual-only</code>")
            .And.Contain("only here");
    }

    [Fact]
    public async Task Report_WhateverThreadsAndCache_IsTheSame()
    {
        var rows = await Synthetic(20_000);

        var page = await Page(rows);

        (await Page(rows, threads: 4)).Should().Be(page);
        (await Page(rows, threads: 3, useCache: false)).Should().Be(page);
    }

    [Fact]
    public async Task Report_WithoutComparisonOrDates_StillSaysWhatIsKnown()
    {
        var replay = await ReplayText.Of(
            "id,destination,material\n1,KR,HF\n2,XX,HF\n",
            change: job =>
                job with
                {
                    Policy = ReplayText.Policy("group-b"),
                    Statistics = new SummaryBuilder(),
                }
        );

        var page = Encoding.UTF8.GetString(replay.Summary.ToHtml());

        page.Should()
            .Contain("each decided under 2019-08-28 (group-b)")
            .And.Contain("EVERY ROW UNDER THE POLICY OF 2019-08-28")
            .And.Contain("2 rows in = 0 decided &#x2B; 1 undetermined &#x2B; 1 in error");
        page.Should().NotContain("What would change").And.NotContain("<svg");
    }

    [Theory]
    [InlineData("text,soft,accent,good,refused", 4.5)]
    [InlineData("mild,strict,free,required,refused,open,error", 3)]
    public void Colors_LightDarkAndPrint_StandOutFromThePage(string names, double least)
    {
        var css = File.ReadAllText(
            RepositoryFolder.File("src/ExportRules.Replay/Reporting/report.css")
        );
        var themes = Theme().Matches(css).Select(match => match.Value).ToList();

        themes.Should().HaveCount(3);
        foreach (var theme in themes)
        {
            // As a browser does: what a theme does not set is that of the first, the light one.
            var colors = new Dictionary<string, string>();
            foreach (Match variable in Variable().Matches(themes[0] + theme))
            {
                colors[variable.Groups[1].Value] = variable.Groups[2].Value;
            }
            string[] grounds = least > 4 ? ["page", "panel"] : ["page"];
            foreach (var name in names.Split(','))
            {
                foreach (var ground in grounds)
                {
                    Contrast(colors[name], colors[ground])
                        .Should()
                        .BeGreaterThanOrEqualTo(least, "{0} on {1} in {2}", name, ground, theme);
                }
            }
        }
    }

    private static async Task<byte[]> Synthetic(long rows)
    {
        using var stream = new MemoryStream();
        await new SyntheticTransactions(rows, 3).WriteAsync(
            stream,
            TestContext.Current.CancellationToken
        );
        return stream.ToArray();
    }

    private static async Task<string> Page(byte[] rows, int threads = 1, bool useCache = true)
    {
        var replay = await ReplayText.Of(
            rows,
            change: job =>
                job with
                {
                    Against = ReplayText.Policy("pre-july-2019"),
                    Statistics = new SummaryBuilder(),
                    Threads = threads,
                    UseCache = useCache,
                }
        );
        return Encoding.UTF8.GetString(replay.Summary.ToHtml());
    }

    private static IEnumerable<string> Ids(string page) =>
        Regex.Matches(page, " id=\"([^\"]*)\"").Select(match => match.Groups[1].Value);

    private static IEnumerable<string> Labels(string page) =>
        Regex
            .Matches(page, " aria-labelledby=\"([^\"]*)\"")
            .SelectMany(match => match.Groups[1].Value.Split(' '));

    private static double Contrast(string one, string other)
    {
        var (bright, dark) = (Luminance(one), Luminance(other));
        return (Math.Max(bright, dark) + 0.05) / (Math.Min(bright, dark) + 0.05);
    }

    private static double Luminance(string color)
    {
        var channels = Convert
            .FromHexString(color)
            .Select(value => value / 255.0)
            .Select(value =>
                value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4)
            )
            .ToArray();
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2];
    }

    [GeneratedRegex("<h([1-6])[ >]")]
    private static partial Regex Heading();

    [GeneratedRegex(@":root \{[^}]*\}")]
    private static partial Regex Theme();

    [GeneratedRegex("--([a-z]+): #([0-9a-f]{6});")]
    private static partial Regex Variable();
}
