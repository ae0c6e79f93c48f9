using System.Text.Encodings.Web;
using System.Text.Json;

namespace ExportRules.Analysis;

/// <summary>How witnesses are written: readable Japanese, on one line.</summary>
internal static class WitnessJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
