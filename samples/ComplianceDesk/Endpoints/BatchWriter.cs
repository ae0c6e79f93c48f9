using System.Buffers;
using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using ExportRules;

namespace ComplianceDesk.Endpoints;

/// <summary>The answers of a batch in its own form: an array for an array, a line for a line. They leave as they are made.</summary>
internal sealed class BatchWriter : IAsyncDisposable
{
    private const string Lines = "application/x-ndjson";
    private const int FlushedBytes = 1 << 16;

    private static readonly JsonWriterOptions Options = new()
    {
        // It is never HTML: Japanese terms stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly PipeWriter output;
    private readonly bool asLines;
    private readonly Utf8JsonWriter json;

    public BatchWriter(HttpContext context)
    {
        asLines = context.Request.ContentType?.StartsWith(Lines, StringComparison.Ordinal) is true;
        context.Response.ContentType = asLines ? Lines : "application/json";
        output = context.Response.BodyWriter;
        json = new(output, Options);
        if (!asLines)
        {
            json.WriteStartArray();
        }
    }

    public ValueTask AddAsync(Action<Utf8JsonWriter> write)
    {
        write(json);
        if (asLines)
        {
            json.Flush();
            output.Write("\n"u8);
            json.Reset();
        }
        return json.BytesPending > FlushedBytes || output.UnflushedBytes > FlushedBytes
            ? FlushAsync()
            : ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (!asLines)
        {
            json.WriteEndArray();
        }
        await FlushAsync();
        await json.DisposeAsync();
    }

    /// <summary>An element that was refused: the id where it could be read, and everything that is wrong with it.</summary>
    public static void WriteRefusal(
        Utf8JsonWriter json,
        string? id,
        IEnumerable<Diagnostic> diagnostics
    )
    {
        json.WriteStartObject();
        json.WriteString("transaction", id);
        json.WritePropertyName("error");
        JsonSerializer.Serialize(
            json,
            diagnostics.Select(DiagnosticView.Of),
            JsonSerializerOptions.Web
        );
        json.WriteEndObject();
    }

    private async ValueTask FlushAsync()
    {
        json.Flush();
        await output.FlushAsync();
    }
}
