using System.Globalization;
using System.Text;

namespace ExportRules.Analysis;

/// <summary>What a partial transaction still needs, as text.</summary>
internal static class RequirementsText
{
    public static string Of(string? transaction, RequirementList list)
    {
        var text = new StringBuilder();
        text.Append(transaction is null ? "" : $"{OneLine.Of(transaction)}: ");
        if (list.IsDetermined)
        {
            text.Append("nothing is needed, the answer is ")
                .Append(new AnswerText(list.Outcome, list.License))
                .Append('\n');
            return text.ToString();
        }
        if (list.Facts.Count == 0)
        {
            text.Append("no further fact settles anything: the rules themselves leave it open\n");
            return text.ToString();
        }
        text.Append("undetermined; to be asked, and the share of cases settled by then\n");
        for (var index = 0; index < list.Facts.Count; index++)
        {
            var (fact, meaning, settled) = list.Facts[index];
            text.Append(
                CultureInfo.InvariantCulture,
                $"{index + 1, 4}. {decimal.Round(settled * 100), 3} %  {fact}"
            );
            text.Append(meaning is null ? "\n" : $": {meaning}\n");
        }
        if (list.Facts[^1].Settled < 1)
        {
            text.Append("      What is left after that, the rules themselves leave open.\n");
        }
        return text.ToString();
    }
}
