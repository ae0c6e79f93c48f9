using System.Buffers;
using System.Text;
using System.Text.Json;
using ExportRules.Formatting;

namespace ExportRules.Cli;

/// <summary>JSON as all commands print it: fixed line feeds, Japanese readable.</summary>
internal static class JsonText
{
    public static string Write(Action<Utf8JsonWriter> write, bool indented = true)
    {
        var buffer = new ArrayBufferWriter<byte>(8192);
        using (var json = new Utf8JsonWriter(buffer, DecisionJson.Options(indented)))
        {
            write(json);
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
