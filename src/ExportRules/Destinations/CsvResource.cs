using System.Collections.ObjectModel;
using System.Text;

namespace ExportRules.Destinations;

/// <summary>
/// Reads the CSV tables embedded beside this file: comma separated, a field with commas in double quotes, no line
/// breaks inside a field, a header line. What users supply is read elsewhere.
/// </summary>
internal static class CsvResource
{
    public static IEnumerable<string[]> Read(string fileName)
    {
        var name = $"{typeof(CsvResource).Namespace}.{fileName}";
        using var stream =
            typeof(CsvResource).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly lacks its resource `{name}`.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var columns = Fields(reader.ReadLine()!).Length;
        while (reader.ReadLine() is { } line)
        {
            var fields = Fields(line);
            if (fields.Length != columns)
            {
                throw new InvalidOperationException(
                    $"{fileName} has {columns} columns, but not in this line: {line}"
                );
            }

            yield return fields;
        }
    }

    /// <summary>The parts of a field that holds several values.</summary>
    public static ReadOnlyCollection<string> Split(string field) =>
        Array.AsReadOnly(field.Split('|', StringSplitOptions.RemoveEmptyEntries));

    private static string[] Fields(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        foreach (var c in line)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }

        fields.Add(field.ToString());
        return [.. fields];
    }
}
