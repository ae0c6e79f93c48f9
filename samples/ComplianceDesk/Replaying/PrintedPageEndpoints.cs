namespace ComplianceDesk.Replaying;

/// <summary>Opens a printed page by its address, which is its key.</summary>
internal static class PrintedPageEndpoints
{
    public static void MapPrintedPages(this WebApplication app) =>
        app.MapGet(
                "/printed/{token}",
                (string token, HttpContext context, PrintedPages printed) =>
                    printed.Find(token) is { } page
                        ? PrintedPages.Send(context, page)
                        : TypedResults.Problem(
                            title: "There is no such page, or it is older than ten minutes.",
                            statusCode: 404
                        )
            )
            .AllowAnonymous()
            .ExcludeFromDescription();
}
