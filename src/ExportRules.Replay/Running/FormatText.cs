using System.Globalization;
using System.Text;

namespace ExportRules.Replay.Running;

/// <summary>The form of a file as text that two runs of the same form share.</summary>
internal static class FormatText
{
    public static string Of(ReplayFormat format)
    {
        var text = new StringBuilder();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"{format.Delimiter}|{format.Encoding?.WebName}|{format.DateFormat}|{format.DecimalComma}|{format.SpreadsheetSafe}"
        );
        text.AppendJoin('|', format.EmptyMarkers).AppendLine();
        text.AppendJoin('|', format.TrueWords).AppendLine();
        text.AppendJoin('|', format.FalseWords).AppendLine();
        foreach (var (column, fact) in format.Map.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            text.Append(column).Append('=').AppendLine(fact);
        }
        return text.ToString();
    }
}
