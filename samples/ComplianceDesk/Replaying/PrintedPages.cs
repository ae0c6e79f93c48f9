using System.Security.Cryptography;
using ComplianceDesk.Access;

namespace ComplianceDesk.Replaying;

/// <summary>
/// Pages that a browser opens by itself, where it cannot send a key: each has an address that nobody can guess, for ten
/// minutes and for as long as there is room.
/// </summary>
internal sealed class PrintedPages(TimeProvider clock)
{
    private const long MostBytes = 128 << 20;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private readonly LinkedList<(string Token, PrintedPage Page, DateTimeOffset Until)> pages = [];
    private long bytes;

    /// <summary>The page itself, or the address under which it opens where JSON is asked for.</summary>
    public IResult Answer(HttpContext context, PrintedPage page) =>
        context.Request.Headers.Accept.ToString().Contains("json", StringComparison.Ordinal)
            ? TypedResults.Json(new { link = Keep(page) })
            : Send(context, page);

    /// <summary>Keeps a page; the oldest make room for it.</summary>
    public string Keep(PrintedPage page)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        lock (gate)
        {
            pages.AddLast((token, page, clock.GetUtcNow() + Lifetime));
            bytes += page.Content.Length;
            while (
                pages.First is { } oldest
                && (bytes > MostBytes || oldest.Value.Until < clock.GetUtcNow())
            )
            {
                bytes -= oldest.Value.Page.Content.Length;
                pages.RemoveFirst();
            }
        }
        return $"/printed/{token}";
    }

    public PrintedPage? Find(string token)
    {
        lock (gate)
        {
            return pages
                .Where(page => page.Token == token && page.Until >= clock.GetUtcNow())
                .Select(page => page.Page)
                .FirstOrDefault();
        }
    }

    public static IResult Send(HttpContext context, PrintedPage page)
    {
        context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.PrintedPolicy;
        var isPage = page.ContentType.StartsWith("text/html", StringComparison.Ordinal);
        return TypedResults.File(page.Content, page.ContentType, isPage ? null : page.Name);
    }
}
