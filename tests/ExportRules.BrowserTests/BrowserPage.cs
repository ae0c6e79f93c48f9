using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace ExportRules.BrowserTests;

/// <summary>A page, and what it did besides showing itself: what it asked of the network and what went wrong in it.</summary>
public sealed class BrowserPage : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> errors = new();
    private readonly ConcurrentQueue<string> requests = new();

    internal BrowserPage(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                errors.Enqueue($"{message.Type}: {message.Text}");
            }
        };
        page.PageError += (_, error) => errors.Enqueue(error);
        page.Request += (_, request) => requests.Enqueue(request.Url);
    }

    /// <summary>The page itself.</summary>
    public IPage Page { get; }

    /// <summary>Errors and warnings of the console, and scripts that failed. A blocked script or style is one of them.</summary>
    public IReadOnlyCollection<string> Errors => errors;

    /// <summary>The addresses that the page asked for, itself first.</summary>
    public IReadOnlyCollection<string> Requests => requests;

    /// <summary>Whether something is wider than the window, so that a reader has to scroll sideways.</summary>
    public Task<bool> IsWiderThanTheWindowAsync() =>
        Page.EvaluateAsync<bool>(
            "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
        );

    /// <summary>
    /// Writes a picture of the whole page for a person to look at, where the environment variable
    /// <c>EXPORTRULES_SCREENSHOTS</c> names a folder.
    /// </summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("EXPORTRULES_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await Page.ScreenshotAsync(
                new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true }
            );
        }
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
