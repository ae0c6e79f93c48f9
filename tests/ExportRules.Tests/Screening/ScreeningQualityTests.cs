using System.Text.RegularExpressions;
using ExportRules.Screening;

namespace ExportRules.Tests.Screening;

/// <summary>What docs/screening.md says of the thresholds is what the labelled names give.</summary>
public sealed partial class ScreeningQualityTests
{
    private const string Document = "docs/screening.md";

    private static readonly EndUserList List = MadeUpList.Load();

    [Fact]
    public void Thresholds_LabelledNames_GiveTheFiguresOfTheDocument()
    {
        var names = LabelledNames.All(List);
        var screening = new ListScreening(List);
        var whole = ScreeningQuality.Of(screening, names);
        string[] lines =
        [
            "| | names | found (recall) | hits that are right | hits and possible hits that are right |",
            "|---|---:|---:|---:|---:|",
            whole.Line("all names"),
        ];
        var text = $"{string.Join('\n', lines)}\n\n{whole.Table()}";

        var document = Repository.Read(Document);
        if (Environment.GetEnvironmentVariable("EXPORTRULES_UPDATE_GOLDEN") == "1")
        {
            document = Figures().Replace(document, $"$1\n{text}$2");
            File.WriteAllText(RepositoryFolder.File(Document), document);
        }
        document.Should().Contain(text, string.Join('\n', whole.Missed.Concat(whole.WrongHits)));
        whole.Count.Should().BeGreaterThanOrEqualTo(300);
    }

    [Fact]
    public void Thresholds_NamesAsWritten_AreAlwaysHits()
    {
        var screening = new ListScreening(List);

        foreach (var entry in List.Entries)
        {
            foreach (var name in entry.Aliases.Append(entry.Name))
            {
                var result = screening.Screen(new() { Name = name });

                result.Outcome.Should().Be(ScreeningOutcome.Hit, name);
                result.Matches.Should().Contain(match => match.Entry == entry.Number, name);
            }
        }
    }

    [GeneratedRegex("(<!-- figures -->).*?(<!-- end -->)", RegexOptions.Singleline)]
    private static partial Regex Figures();
}
