using ExportRules.Tests;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(ExportRules.BrowserTests.Browser))]

namespace ExportRules.BrowserTests;

/// <summary>
/// One Chromium for all tests of the run, started by the first that needs it. A test that asks for a page is skipped where
/// there is no Chromium.
/// </summary>
/// <remarks>Playwright finds no browser of its own here and downloads none: it drives the one of the system.</remarks>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private readonly SemaphoreSlim starting = new(1, 1);
    private IPlaywright? playwright;
    private IBrowser? chromium;

    /// <summary>A page in a profile of its own: no cookie, no cache, nothing of another test.</summary>
    /// <param name="scheme">The color scheme that the reader prefers.</param>
    /// <param name="width">The width of the window in CSS pixels.</param>
    /// <param name="height">The height of the window in CSS pixels.</param>
    public async Task<BrowserPage> OpenAsync(
        ColorScheme scheme = ColorScheme.Light,
        int width = 1280,
        int height = 900
    )
    {
        var browser = await StartAsync();
        var context = await browser.NewContextAsync(
            new()
            {
                ColorScheme = scheme,
                ViewportSize = new() { Width = width, Height = height },
                Locale = "en-US",
                TimezoneId = "Asia/Tokyo",
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        context.SetDefaultTimeout(15_000);
        return new(context, await context.NewPageAsync());
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null)
        {
            await chromium.DisposeAsync();
        }
        playwright?.Dispose();
        starting.Dispose();
    }

    private async Task<IBrowser> StartAsync()
    {
        var path = ExternalTool.Path("chromium");
        await starting.WaitAsync();
        try
        {
            // A first question makes a law ready; on a busy machine that takes a moment.
            Assertions.SetDefaultExpectTimeout(20_000);
            playwright ??= await Playwright.CreateAsync();
            return chromium ??= await playwright.Chromium.LaunchAsync(
                new()
                {
                    ExecutablePath = path,
                    Headless = true,
                    Args = Flags,
                }
            );
        }
        finally
        {
            starting.Release();
        }
    }
}
