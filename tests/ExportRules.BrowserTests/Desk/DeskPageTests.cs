using System.Text;
using System.Text.RegularExpressions;
using ExportRules.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ExportRules.BrowserTests.Desk;

/// <summary>The page of ComplianceDesk, in a real browser against the real desk.</summary>
public sealed partial class DeskPageTests(Browser browser, DeskFixture fixture)
    : IClassFixture<DeskFixture>
{
    private readonly DeskHost desk = fixture.Desk;

    [Theory]
    [InlineData("Hydrogen fluoride", "Individual license (個別許可)")]
    [InlineData("Fluorinated polyimide", "Individual license (個別許可)")]
    [InlineData("Resist", "Specific bulk license (特定包括許可)")]
    public async Task Story_OneClick_ShowsLicenseReasonsAndTheVersions(string item, string license)
    {
        await using var opened = await OpenAsync();
        var page = opened.Page;

        await Button(page, item).ClickAsync();
        await Button(page, "Decide").ClickAsync();

        await Expect(page.Locator("#verdict .outcome")).ToHaveTextAsync("A license is required");
        await Expect(page.Locator("#verdict dd").First).ToHaveTextAsync(license);
        // The law of July 2019 is one line, and the law around it another answer.
        await Expect(page.Locator("#timeline .asked")).ToContainTextAsync(license);
        await Expect(page.Locator("#timeline li").Filter(new() { HasText = "pre-july-2019" }))
            .ToContainTextAsync("Special general bulk license");
        await Expect(page.Locator("#reasons .decides").First).ToBeVisibleAsync();
        opened.Errors.Should().BeEmpty();
        opened
            .Requests.Should()
            .OnlyContain(address => address.StartsWith(desk.Http.BaseAddress!.ToString()));
    }

    [Fact]
    public async Task Undetermined_AsksForItsFact_AndIsSettledByIt()
    {
        await using var opened = await OpenAsync();
        var page = opened.Page;
        await Button(page, "Hydrogen fluoride").ClickAsync();
        await page.Locator("[data-fact='item.attributes.concentration']").FillAsync("");

        await Button(page, "Decide").ClickAsync();

        await Expect(page.Locator("#verdict .outcome")).ToContainTextAsync("Undetermined");
        var asked = page.Locator("#missing").GetByLabel("Concentration");
        await Expect(page.Locator("#open")).ToBeVisibleAsync();
        await Expect(page.Locator("#missing .field")).ToHaveCountAsync(1);
        await Expect(page.Locator("#duties h3")).ToHaveTextAsync("To do if a license is needed");
        await opened.PictureAsync("undetermined");
        await asked.FillAsync("30");
        await Button(page, "Decide again").ClickAsync();

        await Expect(page.Locator("#verdict .outcome")).ToHaveTextAsync("No license is required");
        await Expect(page.Locator("#open")).ToBeHiddenAsync();
        opened.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task WrongValue_IsToldWithItsPlace_AndNothingIsDecided()
    {
        await using var opened = await OpenAsync();
        var page = opened.Page;
        await Button(page, "Hydrogen fluoride").ClickAsync();
        await page.Locator("[data-fact='item.attributes.concentration']").FillAsync("four");
        await page.Locator("[data-fact='date']").FillAsync("1999-01-01");

        await Button(page, "Decide").ClickAsync();

        await Expect(page.Locator("#status .problems li")).Not.ToHaveCountAsync(0);
        await Expect(page.Locator("#status")).ToContainTextAsync("item.attributes.concentration");
        await Expect(page.Locator("#answer")).ToBeHiddenAsync();
        var concentration = page.GetByLabel("Concentration");
        await Expect(concentration).ToBeFocusedAsync();
        await Expect(concentration).ToHaveAttributeAsync("aria-invalid", "true");
        await opened.PictureAsync("wrong-value");

        await concentration.FillAsync("49");
        await page.Locator("[data-fact='date']").FillAsync("2019-07-05");
        await Button(page, "Decide").ClickAsync();

        await Expect(page.Locator("#answer")).ToBeVisibleAsync();
        await Expect(page.Locator("[aria-invalid]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Replay_OfTheKoreanSample_GivesTheReportInATabOfItsOwn()
    {
        await using var opened = await OpenAsync();
        var page = opened.Page;
        await page.Locator("#file").SetInputFilesAsync(Sample("korea-2019-2023.csv"));
        await page.GetByLabel("Compared with").SelectOptionAsync("2023-03-23");

        await Button(page, "Replay").ClickAsync();

        await Expect(page.Locator("#replayed")).ToContainTextAsync("rows read22");
        await Expect(page.Locator("#replayed summary")).ToHaveTextAsync("4 remarks on the columns");
        await opened.PictureAsync("replayed");
        var report = await page.Context.RunAndWaitForPageAsync(() =>
            page.GetByRole(AriaRole.Link, new() { Name = "Open the report" }).ClickAsync()
        );
        await Expect(report.Locator("h1")).ToContainTextAsync("Replay of korea-2019-2023.csv");
        var color = await report.EvalOnSelectorAsync<string>(
            "h2",
            "h => getComputedStyle(h).borderTopStyle"
        );
        color.Should().Be("solid", "the report's own style must not be blocked");
        opened.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task Replay_OfABadFile_SaysWhatIsWrongAndWhere()
    {
        await using var opened = await OpenAsync();
        var page = opened.Page;

        await ReplayAsync(
            page,
            "bad.csv",
            "date,item.atributes.concentration\n2019-07-05,<b>49</b>\n"
        );

        await Expect(page.Locator("#replayed .problems li")).Not.ToHaveCountAsync(0);
        await Expect(page.Locator("#replayed")).ToContainTextAsync("item.atributes.concentration");
        await opened.PictureAsync("replay-refused");
    }

    [Fact]
    public async Task Replay_OfAFileWithBadRows_CountsThem()
    {
        await using var opened = await OpenAsync();
        var page = opened.Page;

        await ReplayAsync(
            page,
            "rows.csv",
            "date,destination,item.entries\n2019-13-05,KR,3(1)\n2019-07-05,KR,[]\n"
        );

        await Expect(page.Locator("#replayed tr").Filter(new() { HasText = "errors" }))
            .ToContainTextAsync("1");
        await Expect(page.Locator("#replayed")).ToContainTextAsync("rows read2");
    }

    [Fact]
    public async Task Keyboard_Alone_DecidesAndOpensAReasonAndFindsWhatWouldChangeIt()
    {
        await using var opened = await OpenAsync();
        var page = opened.Page;
        var keys = page.Keyboard;

        await page.Locator("body").FocusAsync();
        await TabToAsync(page, "Hydrogen fluoride");
        await keys.PressAsync("Enter");
        await TabToAsync(page, "Decide");
        await keys.PressAsync("Enter");
        await Expect(page.Locator("#answer")).ToBeFocusedAsync();

        await TabToAsync(page, "decides");
        await Expect(page.Locator(":focus")).ToHaveCSSAsync("outline-style", "solid");
        await keys.PressAsync("Enter");
        (await page.EvaluateAsync<bool>("() => document.activeElement.parentElement.open"))
            .Should()
            .BeTrue();
        await TabToAsync(page, "Find out");
        await page.Locator("#license").SelectOptionAsync("special-general-bulk");
        await keys.PressAsync("Enter");
        await Expect(page.Locator("#changes")).ToContainTextAsync("It would be available with");
        await Expect(page.Locator("#changes")).ToContainTextAsync("From 2023-03-23");
    }

    [Fact]
    public async Task Keep_ADecision_GivesItsNumberAndThePageToSign()
    {
        await using var opened = await OpenAsync();
        var page = opened.Page;
        await Button(page, "Resist").ClickAsync();
        await Button(page, "Decide").ClickAsync();

        await Button(page, "Keep this decision").ClickAsync();

        await Expect(page.Locator("#kept")).ToContainTextAsync(KeptNumber());
        var document = await page.Context.RunAndWaitForPageAsync(() =>
            page.Locator("#kept a").ClickAsync()
        );
        await Expect(document.Locator("body")).ToContainTextAsync("取引審査票");
    }

    [Fact]
    public async Task HostileText_InEveryField_StaysText()
    {
        const string Hostile = "<img src=x onerror=alert(1)>\"'><script>alert(2)</script>";
        await using var opened = await OpenAsync();
        var page = opened.Page;
        page.Dialog += (_, dialog) => throw new InvalidOperationException(dialog.Message);
        await Button(page, "Hydrogen fluoride").ClickAsync();
        await page.GetByLabel("Reference").FillAsync(Hostile);
        await page.GetByLabel("End user", new() { Exact = true }).FillAsync(Hostile);
        await page.Locator("[data-fact='item.attributes.concentration']").FillAsync(Hostile);

        await Button(page, "Decide").ClickAsync();

        await Expect(page.Locator("#status .problems")).ToContainTextAsync("<img src=x");
        (await page.Locator("main img, main script").CountAsync()).Should().Be(0);
        opened.Errors.Should().OnlyContain(error => error.Contains("400"));
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 400)]
    [InlineData(ColorScheme.Dark, 400)]
    public async Task Page_InAnySchemeAndWidth_FitsAndCanBeRead(ColorScheme scheme, int width)
    {
        await using var opened = await OpenAsync(scheme, width);
        var page = opened.Page;
        await opened.PictureAsync($"start-{scheme}-{width}");
        await Button(page, "Hydrogen fluoride").ClickAsync();
        await Button(page, "Decide").ClickAsync();
        await Expect(page.Locator("#timeline .asked")).ToBeVisibleAsync();
        await page.Locator("#reasons .decides summary").First.ClickAsync();

        await opened.PictureAsync($"answer-{scheme}-{width}");

        (await opened.IsWiderThanTheWindowAsync()).Should().BeFalse();
        var poor = await page.EvaluateAsync<string[]>(Contrast.Script);
        poor.Should().BeEmpty("text needs a contrast of 4.5");
        (
            await page.Locator("input:not([type=hidden]), select")
                .EvaluateAllAsync<int>("all => all.filter(one => one.labels.length === 0).length")
        )
            .Should()
            .Be(0, "every control has a label");
    }

    [Fact]
    public async Task Key_OfTheAddress_IsTakenOutOfIt_AndAWrongOneIsRefused()
    {
        await using var opened = await browser.OpenAsync();
        await opened.Page.GotoAsync($"{desk.Http.BaseAddress}#key=wrong");

        await Expect(opened.Page.Locator("#access-problem")).ToContainTextAsync("does not open");
        await Expect(opened.Page.Locator("#desk")).ToBeHiddenAsync();
        opened.Page.Url.Should().NotContain("wrong");
        await opened.Page.GetByLabel("API key").FillAsync(DeskHost.Key);
        await opened.Page.Keyboard.PressAsync("Enter");

        await Expect(opened.Page.Locator("#desk")).ToBeVisibleAsync();
    }

    private async Task<BrowserPage> OpenAsync(
        ColorScheme scheme = ColorScheme.Light,
        int width = 1280
    )
    {
        var opened = await browser.OpenAsync(scheme, width);
        await opened.Page.GotoAsync(desk.Page);
        await Expect(opened.Page.Locator("#desk")).ToBeVisibleAsync();
        return opened;
    }

    /// <summary>Uploads a file of this text and asks for its replay.</summary>
    private static async Task ReplayAsync(IPage page, string name, string csv)
    {
        await page.Locator("#file")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = name,
                    MimeType = "text/csv",
                    Buffer = Encoding.UTF8.GetBytes(csv),
                }
            );
        await Button(page, "Replay").ClickAsync();
    }

    private static ILocator Button(IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static string Sample(string name) => RepositoryFolder.File($"samples/data/{name}");

    /// <summary>Presses Tab until the focus stands on something that begins with a text.</summary>
    private static async Task TabToAsync(IPage page, string text)
    {
        for (var presses = 0; presses < 200; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            var focused = await page.EvaluateAsync<string>(
                "() => document.activeElement.textContent.trim()"
            );
            if (focused.StartsWith(text, StringComparison.Ordinal))
            {
                return;
            }
        }
        Assert.Fail($"the keyboard does not reach `{text}`");
    }

    [GeneratedRegex(@"Kept as record \d+\.")]
    private static partial Regex KeptNumber();
}
