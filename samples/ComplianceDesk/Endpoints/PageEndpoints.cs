namespace ComplianceDesk.Endpoints;

/// <summary>The page, its style and its script: three files inside the program, the same for everybody.</summary>
internal static class PageEndpoints
{
    public static void MapPage(this WebApplication app)
    {
        foreach (var (path, file, type) in Files)
        {
            var content = Read(file);
            app.MapGet(path, () => TypedResults.Bytes(content, type))
                .AllowAnonymous()
                .ExcludeFromDescription();
        }
    }

    private static readonly (string Path, string File, string Type)[] Files =
    [
        ("/", "desk.html", "text/html; charset=utf-8"),
        ("/desk.css", "desk.css", "text/css; charset=utf-8"),
        ("/desk.js", "desk.js", "text/javascript; charset=utf-8"),
        ("/favicon.ico", "desk.svg", "image/svg+xml"),
    ];

    private static byte[] Read(string file)
    {
        using var stream = typeof(PageEndpoints).Assembly.GetManifestResourceStream(
            $"page/{file}"
        )!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
