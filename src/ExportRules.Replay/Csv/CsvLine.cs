namespace ExportRules.Replay.Csv;

/// <summary>One sound record to its fields; for the header, which is read once.</summary>
internal static class CsvLine
{
    public static IReadOnlyList<string> Split(string line, char delimiter)
    {
        var fields = new List<string>();
        var start = 0;
        var isQuoted = false;
        for (var index = 0; index <= line.Length; index++)
        {
            if (index == line.Length || (line[index] == delimiter && !isQuoted))
            {
                fields.Add(CsvField.Unquote(line.AsSpan(start, index - start)));
                start = index + 1;
            }
            else if (line[index] == '"')
            {
                isQuoted = !isQuoted;
            }
        }
        return fields;
    }
}
