using ExportRules.Documents;
using ExportRules.Records;

namespace ExportRules.Tests.Documents;

public sealed class ReviewDocumentTests
{
    private static readonly Dictionary<string, DecisionRecord> Records = new(StringComparer.Ordinal)
    {
        ["three-items"] = DocumentFixture.ThreeItems,
        ["order"] = DocumentFixture.Order,
        ["open"] = DocumentFixture.Open,
    };

    public static TheoryData<string> Names() => [.. Records.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Markdown_Record_ReadsAsPinned(string name) =>
        Golden.Check(
            $"Documents/{name}.review.md.golden.txt",
            Stable(ReviewDocument.Markdown(Records[name], BuiltInRuleSets.Japan))
        );

    [Fact]
    public void Html_Record_ReadsAsPinned() =>
        Golden.Check(
            "Documents/three-items.review.html.golden.txt",
            Stable(ReviewDocument.Html(Records["three-items"], BuiltInRuleSets.Japan))
        );

    [Theory]
    [MemberData(nameof(Names))]
    public void Markdown_Application_ReadsAsPinned(string name) =>
        Golden.Check(
            $"Documents/{name}.application.md.golden.txt",
            Stable(ApplicationDocument.Markdown(Records[name], BuiltInRuleSets.Japan))
        );

    [Fact]
    public void Markdown_WhoSupplied_IsSaidOfAFactAndOfItsParts()
    {
        var text = ReviewDocument.Markdown(DocumentFixture.ThreeItems, BuiltInRuleSets.Japan);

        text.Should()
            .Contain("| `endUser.name` | Example Chip Co. |")
            .And.Contain("| sales, customer file of 1 July 2019 |")
            .And.Contain("| screening of 5 July 2019 |")
            .And.Contain("| `endUse.wmd` | none |", "it was assumed")
            .And.Contain("| `contract` | legal department |", "nothing that was said is dropped");
    }

    [Fact]
    public void Markdown_ChangedRecord_SaysSoFirst()
    {
        var record = DocumentFixture.ThreeItems;
        var changed = record with { Transaction = record.Transaction! with { Id = "T-9" } };

        ReviewDocument
            .Markdown(changed, BuiltInRuleSets.Japan)
            .Should()
            .Contain("the seal does not fit the content");
        ReviewDocument
            .Markdown(record, BuiltInRuleSets.Japan)
            .Should()
            .NotContain("seal does not fit");
    }

    [Fact]
    public void Markdown_OtherRuleSet_SaysWhoseTitlesTheseAre()
    {
        var pumps = PumpRules.Load(PumpRules.Text).OrThrow();

        var text = ReviewDocument.Markdown(DocumentFixture.ThreeItems, pumps);

        text.Should().Contain("decided under rule set japan");
    }

    [Fact]
    public void Markdown_RuleSetOfAnotherCountry_HasNoJapaneseHeadings()
    {
        var pumps = PumpRules.Load(PumpRules.Text).OrThrow();
        var record = DecisionRecord.Create(
            new ExportRulesEngine(pumps),
            new Transaction { Id = "P", Date = new(2024, 5, 1) }
        );

        ReviewDocument.Markdown(record, pumps).Should().NotContain("取引審査票");
    }

    [Fact]
    public void Markdown_NoTransaction_IsTheCallersMistake()
    {
        var act = () => ReviewDocument.Markdown(new(), BuiltInRuleSets.Japan);

        act.Should().Throw<ArgumentException>();
    }

    /// <summary>Digest and seal change with every correction of the law; what stands around them does not.</summary>
    private static string Stable(string text) =>
        System.Text.RegularExpressions.Regex.Replace(text, "sha256:[0-9a-f]{64}", "sha256:...");
}
