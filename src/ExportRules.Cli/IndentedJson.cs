using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ExportRules.Cli;

/// <summary>Reports as JSON for people and programs: indented, line feeds, Japanese as it is.</summary>
internal static class IndentedJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            write(json);
        }
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }
}
