using ExportRules.Formatting;
using ExportRules.RuleSets;
using ExportRules.Tests.PumpLaw;

namespace ExportRules.Tests.Formatting;

public sealed class DecisionFormattingTests
{
    private static readonly ExportRulesEngine Engine = new(PumpLawFolder.RuleSet);

    public static TheoryData<string> Situations() => [.. Cases.Keys];

    private static readonly Dictionary<string, Transaction> Cases = new(StringComparer.Ordinal)
    {
        ["license-required"] = Pump("KR", 20, new(2021, 1, 1)) with
        {
            Exporter = new()
            {
                Licenses =
                [
                    new()
                    {
                        Type = "individual",
                        Number = "A-7",
                        From = new(2020, 6, 1),
                        To = new(2021, 1, 1),
                    },
                    new() { Type = "bulk", To = new(2020, 12, 31) },
                ],
            },
        },
        ["may-relax"] = Pump("KR", 5, new(2022, 4, 1)) with
        {
            ContractDate = new(2022, 3, 1),
            EndUse = new() { Wmd = "none" },
        },
        ["no-license"] = Pump("US", 20, new(2021, 1, 1)),
        ["undetermined"] = Pump("KR", 20, new(2022, 4, 1)) with { Destination = null },
    };

    [Theory]
    [MemberData(nameof(Situations))]
    public void Text_Decision_ReadsAsPinned(string situation)
    {
        Golden.Check(
            $"Formatting/{situation}.text.golden.txt",
            DecisionText.Write(Engine.Evaluate(Cases[situation]), PumpLawFolder.RuleSet)
        );
    }

    [Theory]
    [MemberData(nameof(Situations))]
    public void Markdown_Decision_ReadsAsPinned(string situation)
    {
        Golden.Check(
            $"Formatting/{situation}.markdown.golden.txt",
            DecisionMarkdown.Write(Engine.Evaluate(Cases[situation]), PumpLawFolder.RuleSet)
        );
    }

    [Fact]
    public void Text_Order_NamesItsLines()
    {
        var order = Engine.EvaluateOrder(
            new() { Id = "O-1", Lines = [Cases["no-license"], Cases["license-required"]] }
        );

        var text = DecisionText.Write(order, PumpLawFolder.RuleSet, trace: false);

        text.Should()
            .StartWith("order O-1: a license is required: Individual license (個別許可)\n");
        text.Should().Contain("\nline 1 T-1: no license is required\n");
        text.Should()
            .Contain("\nline 2 T-1: a license is required: Individual license (個別許可)\n");
        text.Should().NotContain("1 Classification");
    }

    [Fact]
    public void Markdown_Order_HasASectionForEachLine()
    {
        var order = Engine.EvaluateOrder(
            new() { Id = "O_1", Lines = [Cases["no-license"], Cases["license-required"]] }
        );

        DecisionMarkdown
            .Write(order, PumpLawFolder.RuleSet)
            .Should()
            .StartWith(
                "# Order O\\_1\n\n**a license is required: Individual license (個別許可)**\n"
            )
            .And.Contain("\n## Decision: line 1 T-1\n")
            .And.Contain("\n## Decision: line 2 T-1\n");
    }

    [Fact]
    public void Text_IdWithControlCharacters_CannotMoveTheCursor()
    {
        var decision = Engine.Evaluate(Cases["no-license"] with { Id = "T\u001b[2J\n1" });

        DecisionText
            .Write(decision, PumpLawFolder.RuleSet)
            .Should()
            .StartWith("T‹U+001B›[2J 1: ")
            .And.NotContain("\u001b");
    }

    [Theory]
    [InlineData("a\u202Eb", "a‹U+202E›b")]
    [InlineData("a\u2066b\u2069", "a‹U+2066›b‹U+2069›")]
    [InlineData("a\u200Bb\uFEFF", "a‹U+200B›b‹U+FEFF›")]
    [InlineData("a\u2028b\u2029c", "a b c")]
    [InlineData("a\rb\u0085c", "a b‹U+0085›c")]
    public void TextAndMarkdown_IdWithSignsThatHide_ShowsThem(string id, string shown)
    {
        var decision = Engine.Evaluate(Cases["no-license"] with { Id = id });

        DecisionText.Write(decision, PumpLawFolder.RuleSet).Should().StartWith($"{shown}: ");
        DecisionMarkdown
            .Write(decision, PumpLawFolder.RuleSet)
            .Should()
            .StartWith($"# Decision: {shown}\n");
    }

    [Fact]
    public void Markdown_IdWithMarkup_IsEscaped()
    {
        var decision = Engine.Evaluate(Cases["no-license"] with { Id = "a|b<script>`*" });

        DecisionMarkdown
            .Write(decision, PumpLawFolder.RuleSet)
            .Should()
            .StartWith("# Decision: a\\|b\\<script\\>\\`\\*\n");
    }

    [Fact]
    public void PolicyMarkdown_WholeVersion_ReadsAsPinned()
    {
        Golden.Check(
            "Formatting/second-text.policy.golden.txt",
            PolicyMarkdown.Write(PumpLawFolder.RuleSet.Find("second-text")!)
        );
    }

    [Fact]
    public void PolicyMarkdown_RuleThatWasRepealed_ShowsBothPeriods()
    {
        var rule = PumpLawFolder.RuleSet.Rules.Single(rule => rule.Id == "no-bulk-to-korea");

        PolicyMarkdown
            .Write(PumpLawFolder.RuleSet, rule, rule.Versions)
            .Should()
            .Contain("## In force [2020-01-01, 2022-04-01)")
            .And.Contain("## In force from 2022-04-01\n\n- **Repealed** by `pump-order-2022`");
    }

    [Fact]
    public void PolicyMarkdown_Act_ShowsWhatItChanged()
    {
        var act = PumpLawFolder.RuleSet.Acts.Single(act => act.Id == "pump-order-2022");

        PolicyMarkdown
            .Write(PumpLawFolder.RuleSet, act)
            .Should()
            .Contain("# Second Pump Order\n")
            .And.Contain("Rule `small-value`.")
            .And.Contain("- leaves: CH Switzerland\n")
            .And.Contain("- 2 Seals\n")
            .And.NotContain("large-pump");
    }

    private static Transaction Pump(string destination, decimal flow, DateOnly date) =>
        new()
        {
            Id = "T-1",
            Date = date,
            Origin = "JP",
            Destination = destination,
            Item = new()
            {
                Kind = "goods",
                Material = "pump",
                Attributes = new Dictionary<string, FactValue> { ["flow"] = FactValue.Of(flow) },
            },
        };
}
