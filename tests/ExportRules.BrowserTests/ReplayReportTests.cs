using ExportRules.Cli;
using ExportRules.Tests;
using Microsoft.Playwright;

namespace ExportRules.BrowserTests;

/// <summary>The report of a replay as a reader sees it: the story of the three items against the law before it.</summary>
public sealed class ReplayReportTests(Browser browser) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("exportrules-report-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 390)]
    public async Task Report_InEverySchemeAndWidth_ShowsEverythingAndAsksForNothing(
        ColorScheme scheme,
        int width
    )
    {
        var report = await WriteReportAsync();
        await using var page = await browser.OpenAsync(scheme, width);

        await page.Page.GotoAsync(new Uri(report).AbsoluteUri);

        (await page.Page.Locator("h1").CountAsync()).Should().Be(1);
        (await page.Page.Locator("h2").CountAsync()).Should().BeGreaterThan(3);
        var text = await page.Page.InnerTextAsync("body");
        text.Should().Contain("22").And.Contain("individual").And.Contain("sha256:");
        (await page.Page.Locator("svg").CountAsync()).Should().BePositive();
        // Behind each chart its figures, for those who cannot see it.
        (await page.Page.Locator("table").CountAsync())
            .Should()
            .BeGreaterThanOrEqualTo(await page.Page.Locator("figure").CountAsync());
        (await page.IsWiderThanTheWindowAsync()).Should().BeFalse();
        page.Errors.Should().BeEmpty();
        page.Requests.Should().ContainSingle("the page needs nothing but itself");
        await page.PictureAsync($"report-{scheme}-{width}");
    }

    [Fact]
    public async Task Report_InBothSchemes_HasTextThatStandsOut()
    {
        var report = await WriteReportAsync();
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await using var page = await browser.OpenAsync(scheme);
            await page.Page.GotoAsync(new Uri(report).AbsoluteUri);

            var poor = await page.Page.EvaluateAsync<string[]>(Contrast.Script);

            poor.Should().BeEmpty("text stands out from its ground, {0}", scheme);
        }
    }

    [Fact]
    public async Task Report_OnPaper_ShowsWhatTheScreenFolds()
    {
        await using var page = await browser.OpenAsync();
        await page.Page.GotoAsync(new Uri(await WriteReportAsync()).AbsoluteUri);

        await page.Page.EmulateMediaAsync(new() { Media = Media.Print });
        var pdf = await page.Page.PdfAsync(new() { Format = "A4" });

        pdf.Length.Should().BeGreaterThan(10_000);
        (await page.IsWiderThanTheWindowAsync()).Should().BeFalse();
    }

    private async Task<string> WriteReportAsync()
    {
        var report = Path.Combine(folder.FullName, "report.html");
        var sample = RepositoryFolder.File("samples/data/korea-2019-2023.csv");
        using var output = new StringWriter();
        using var error = new StringWriter();
        await CommandHost.RunAsync(
            [
                "replay",
                sample,
                "-o",
                Path.Combine(folder.FullName, "out.csv"),
                "--against",
                "pre-july-2019",
                "--report",
                report,
            ],
            new(Stream.Null, output, error),
            TestContext.Current.CancellationToken
        );
        File.Exists(report).Should().BeTrue(error.ToString());
        return report;
    }
}
