using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ExportRules.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace ExportRules.BrowserTests.Desk;

/// <summary>The real desk on a free port of this machine, with a record store of its own that is gone with it.</summary>
internal sealed class DeskHost : IAsyncDisposable
{
    public const string Key = "a-key-of-the-tests-that-is-long-enough";

    private readonly DirectoryInfo folder;
    private readonly WebApplication app;

    private DeskHost(DirectoryInfo folder, WebApplication app, CollectedLogs logs)
    {
        this.folder = folder;
        this.app = app;
        Logs = logs;
        Http = new() { BaseAddress = new(app.Urls.Single()) };
        Http.DefaultRequestHeaders.Add("X-Api-Key", Key);
    }

    /// <summary>Talks to the desk with the right key.</summary>
    public HttpClient Http { get; }

    /// <summary>What the desk logged, a line each.</summary>
    public CollectedLogs Logs { get; }

    /// <summary>The file of the record store.</summary>
    public string Records => Path.Combine(folder.FullName, "records.db");

    /// <summary>The page, with the key behind the number sign as the desk prints it.</summary>
    public string Page => $"{Http.BaseAddress}#key={Key}";

    public IServiceProvider Services => app.Services;

    public static async Task<DeskHost> StartAsync(params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("desk-");
        var logs = new CollectedLogs();
        var app = ComplianceDesk.Desk.Build(
            [
                "--urls=http://127.0.0.1:0",
                $"--Desk:ApiKeys:tests={Key}",
                $"--Desk:Connection=Data Source={Path.Combine(folder.FullName, "records.db")}",
                "--Desk:Limits:RequestsPerSecond=100000",
                .. settings,
            ],
            logging => logging.AddProvider(logs)
        );
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(folder, app, logs);
    }

    /// <summary>Sends a body as JSON.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, string json) =>
        Http.PostAsync(
            path,
            new StringContent(json, Encoding.UTF8, "application/json"),
            TestContext.Current.CancellationToken
        );

    /// <summary>Sends a body as JSON and reads the answer.</summary>
    public async Task<JsonElement> AskAsync(string path, string json)
    {
        using var response = await PostAsync(path, json);
        return await ReadAsync(response);
    }

    /// <summary>Uploads a file.</summary>
    /// <param name="path">The path with its query.</param>
    /// <param name="name">The name that the file claims to have.</param>
    /// <param name="content">What is in it.</param>
    /// <param name="accept">The media type of the wanted answer.</param>
    public async Task<HttpResponseMessage> UploadAsync(
        string path,
        string name,
        string content,
        string accept
    )
    {
        using var file = new ByteArrayContent(Encoding.UTF8.GetBytes(content));
        // As a hostile client writes it, without any escaping by the framework.
        file.Headers.TryAddWithoutValidation(
            "Content-Disposition",
            $"form-data; name=\"file\"; filename=\"{name}\""
        );
        using var form = new MultipartFormDataContent { file };
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public static async Task<JsonElement> ReadAsync(HttpResponseMessage response) =>
        JsonDocument
            .Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .RootElement;

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
