using System.Globalization;
using ExportRules.Formatting;
using ExportRules.RuleSets;

namespace ExportRules.Documents;

/// <summary>What is known about the end user and official lists, with the evidence where the record has it.</summary>
internal sealed class ScreeningTables(DocumentPage page, FactTables facts)
{
    public void Write(RecordLine line)
    {
        var listed = line.Transaction.EndUser?.Listed;
        if (listed is null)
        {
            page.Paragraph(
                line.Screening.Count == 0
                    ? "whether the end user stands on an official list was not supplied."
                    : "whether the end user stands on an official list was left open, since the law answers more strictly then.",
                ParagraphTone.Warning
            );
        }
        else
        {
            page.Fields(
                (
                    "Decided as",
                    listed.Count == 0 ? "on no list" : string.Join("; ", listed.Select(Listing))
                ),
                ("Supplied by", facts.SuppliedBy("endUser.listed") ?? "not recorded")
            );
        }
        if (listed is not null && line.Screening.Count == 0)
        {
            page.Paragraph(
                "The record holds no evidence of a screening; the listing is as the exporter stated it.",
                ParagraphTone.Quiet
            );
        }
        foreach (var result in line.Screening)
        {
            Write(result);
        }
    }

    private void Write(ScreeningResult result)
    {
        if (result.Outcome is ScreeningOutcome.Possible)
        {
            page.Paragraph(
                "the end user may be on the list, and was not cleared. A person has to look before anything else is concluded.",
                ParagraphTone.Warning
            );
        }
        page.Fields(
            ("Screened name", result.Name ?? "none was supplied"),
            (
                "List",
                result.Edition is { } day
                    ? $"{result.List}, edition of {DecisionWords.Day(day)}"
                    : $"{result.List}, edition not stated"
            ),
            ("Digest of the list", Phrase.Code(result.Digest)),
            ("Compared by", result.Method),
            ("Result", Phrase.Strong(Words.Of(result.Outcome))),
            ("Reason", result.Reason)
        );
        page.Table(
            "Entries of the list that match",
            ["Entry", "Name", "Matched alias", "Country", "Concerns", "Score"],
            result.Matches.Select(match =>
                (IReadOnlyList<Phrase>)
                    [
                        match.Entry,
                        match.Name,
                        match.Alias ?? "the name itself",
                        match.Country,
                        string.Join(", ", match.Concerns),
                        match.Score.ToString(CultureInfo.InvariantCulture),
                    ]
            )
        );
    }

    private static string Listing(ListedParty party) =>
        $"{party.List ?? "a list without a name"}, concerns {(party.Concerns.Count == 0 ? "not stated" : string.Join(", ", party.Concerns))}";
}
