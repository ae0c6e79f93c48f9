using Microsoft.Playwright;

namespace ExportRules.BrowserTests;

public sealed class BrowserTests(Browser browser)
{
    [Theory]
    [InlineData(ColorScheme.Light, "light")]
    [InlineData(ColorScheme.Dark, "dark")]
    public async Task Browser_OpensAPage_InTheSchemeAndWidthAskedFor(
        ColorScheme scheme,
        string shown
    )
    {
        await using var opened = await browser.OpenAsync(scheme, width: 400);

        await opened.Page.SetContentAsync(
            """
            <p id="wide" style="width: 30em; font-size: 20px">wide</p>
            <p id="scheme"></p>
            <script>
              document.querySelector("#scheme").textContent =
                matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
            </script>
            """
        );

        (await opened.Page.TextContentAsync("#scheme")).Should().Be(shown);
        (await opened.IsWiderThanTheWindowAsync()).Should().BeTrue();
        opened.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task Page_ThatFailsAndAsksTheNetwork_IsTold()
    {
        await using var opened = await browser.OpenAsync();

        await opened.Page.SetContentAsync(
            """
            <img src="http://127.0.0.1:9/missing.png" alt="">
            <script>console.error("told"); missing();</script>
            """
        );

        opened.Errors.Should().Contain("error: told");
        opened.Errors.Should().Contain(error => error.Contains("missing is not defined"));
        opened.Requests.Should().Contain("http://127.0.0.1:9/missing.png");
    }
}
