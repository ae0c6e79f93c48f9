using System.Text.Json;

namespace ExportRules.Cli.Analyzing;

/// <summary>The findings of an earlier report, by their ids.</summary>
internal static class KnownFindings
{
    /// <summary>Reads what <c>analyze --format json</c> wrote.</summary>
    /// <exception cref="WrongUseException">The file is not such a report.</exception>
    public static IReadOnlySet<string> Read(string path, Terminal terminal)
    {
        try
        {
            using var report = JsonDocument.Parse(BoundedInput.Read(path, terminal));
            return report
                .RootElement.GetProperty("findings")
                .EnumerateArray()
                .Select(finding => finding.GetProperty("id").GetString()!)
                .ToHashSet(StringComparer.Ordinal);
        }
        catch (Exception error)
            when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new WrongUseException(
                $"`{path}` is not a report of `exportrules analyze --format json`"
            );
        }
    }
}
