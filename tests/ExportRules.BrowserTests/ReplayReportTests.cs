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

            var contrast = await page.Page.EvaluateAsync<string>(Contrast);

            contrast.Should().BeEmpty("text stands out from its ground, {0}", scheme);
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

    /// <summary>The headings, paragraphs and cells whose text stands out too little from its ground, after WCAG AA.</summary>
    private const string Contrast = """
        () => {
          const pixel = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
          // A mixed color has no RGB text; what is painted has.
          const rgb = text => {
            pixel.clearRect(0, 0, 1, 1);
            pixel.fillStyle = text;
            pixel.fillRect(0, 0, 1, 1);
            const [r, g, b, a] = pixel.getImageData(0, 0, 1, 1).data;
            return [r, g, b, a / 255];
          };
          const light = color => {
            const [r, g, b] = color.map(part => {
              const share = part / 255;
              return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
            });
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const ground = element => {
            for (let at = element; at; at = at.parentElement) {
              const color = rgb(getComputedStyle(at).backgroundColor);
              if (color[3] === 1) return color.slice(0, 3);
            }
            return matchMedia('(prefers-color-scheme: dark)').matches ? [18, 18, 18] : [255, 255, 255];
          };
          const pale = [];
          for (const element of document.querySelectorAll('h1, h2, h3, p, th, td, summary')) {
            if (!element.innerText || !element.offsetParent) continue;
            const a = light(rgb(getComputedStyle(element).color).slice(0, 3));
            const b = light(ground(element));
            const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            if (contrast < 4.5) pale.push(`${element.tagName} ${element.className} ${contrast.toFixed(2)} ${getComputedStyle(element).color}: ${element.innerText.slice(0, 40)}`);
          }
          return pale.join('\n');
        }
        """;

    private async Task<string> WriteReportAsync()
    {
        var report = Path.Combine(folder.FullName, "report.html");
        var sample = Path.Combine(Repository.Root, "samples", "data", "korea-2019-2023.csv");
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
