using System.Globalization;
using System.Text;
using ExportRules.RuleSets;
using ExportRules.Yaml;

namespace ExportRules.Tests.Yaml;

/// <summary>Area Y of the hard cases: what people really write into YAML. Y11, Y13, Y15 and Y17 are in <see cref="HostileFilesTests"/>.</summary>
public sealed class HardCasesYTests
{
    private static readonly DateOnly Day = new(2024, 4, 1);

    private static Diagnostic Only(string text) => PumpRules.Only(text);

    private static IReadOnlyList<Diagnostic> All(string text) => PumpRules.Load(text).Diagnostics;

    [Fact]
    public void Y01_NorwayUnquoted_IsRefusedAndQuotedIsNorway()
    {
        var diagnostic = Only(PumpRules.With("[\"CH\", \"NO\"]", "[\"CH\", NO]"));
        diagnostic.Code.Should().Be("ER0105");
        diagnostic.Hint.Should().Be("quote it: \"NO\"");
        diagnostic.Path.Should().Be("lists[0].versions[0].members[1]");

        var partners = PumpRules.Load(PumpRules.Text).OrThrow().At(Day).Lists["partners"];
        partners.Members.Keys.Should().BeEquivalentTo("CH", "NO");
    }

    [Theory]
    [InlineData("ON")]
    [InlineData("off")]
    [InlineData("y")]
    [InlineData("Yes")]
    [InlineData("~x")]
    [InlineData("1e3")]
    public void Y01_OtherCodesThatYamlReadsAsSomethingElse_MustBeQuoted(string code) =>
        All(PumpRules.With("{ is: \"P1\" }", $"{{ is: {code} }}"))
            .Should()
            .Contain(d => d.Code == "ER0105" && d.Hint == $"quote it: \"{code}\"");

    [Fact]
    public void Y03_CodeWithLeadingZero_MustBeQuotedAndStaysText()
    {
        var diagnostic = Only(PumpRules.With("{ is: \"P1\" }", "{ is: 0301 }"));
        diagnostic.Code.Should().Be("ER0105");
        diagnostic.Path.Should().Be("rules[0].versions[0].when.all[0].item.entry.is");
        diagnostic.Hint.Should().Be("quote it: \"0301\"");

        var quoted = PumpRules.Text.Replace("\"P1\"", "\"0301\"", StringComparison.Ordinal);
        PumpRules.Load(quoted).OrThrow().At(Day).Tables[0].Rows.Keys.Should().Contain("0301");
    }

    [Theory]
    [InlineData("0301")]
    [InlineData("1_000")]
    [InlineData("1e3")]
    [InlineData("0x1E")]
    [InlineData("+30")]
    [InlineData(".5")]
    [InlineData("30.")]
    [InlineData("\"30\"")]
    public void Y03_NumberInAnotherNotation_IsRefused(string number) =>
        Only(PumpRules.With("30.5", number)).Code.Should().Be("ER0107");

    [Fact]
    public void Y05_KeyTypedTwice_IsRefusedWithBothLinesAndItsPath()
    {
        var text = PumpRules.With(
            "        then: { require: list-control }\n",
            "        then: { require: list-control }\n        then: { clear: [list-control] }\n"
        );
        var first = PumpRules.LineOf(text, "then: { require");

        var diagnostic = Only(text);

        diagnostic.Code.Should().Be("ER0010");
        diagnostic.Location.Line.Should().Be(first + 1);
        diagnostic.Message.Should().Contain($"line {first}");
        diagnostic.Path.Should().Be("rules[0].versions[0].then");
    }

    [Fact]
    public void Y06_OneCountryInThreeSpellings_IsRefusedOnEachLine()
    {
        var text = PumpRules.With(
            "members: [\"CH\", \"NO\"]",
            "members:\n          - \"KR\"\n          - \"kr\"\n          - \"ＫＲ\"\n          - \"KR\""
        );
        var line = PumpRules.LineOf(text, "- \"kr\"");

        var diagnostics = All(text);

        diagnostics
            .Where(d => d.Location.Line >= line && d.Location.Line <= line + 2)
            .Select(d => d.Code)
            .Should()
            .Equal("ER0218", "ER0218", "ER0217");
        diagnostics.Should().Contain(d => d.Hint == "write \"KR\"");
    }

    [Fact]
    public void Y07_MisspeltKey_IsNamedWithTheNearestOne()
    {
        var diagnostic = Only(
            PumpRules.With("start: 2024-04-01", "start: 2024-04-01\nautority: METI")
        );
        diagnostic.Code.Should().Be("ER0101");
        diagnostic.Message.Should().Be("unknown key `autority`");
        diagnostic.Hint.Should().Be("did you mean `authority`?");
        diagnostic.Location.Column.Should().Be(1);
        diagnostic
            .ToString()
            .Should()
            .StartWith("small.yaml:9:1: error ER0101: unknown key `autority`");
    }

    [Fact]
    public void Y07_NoRules_IsAnError()
    {
        var text = PumpRules.Text[..PumpRules.Text.IndexOf("rules:\n", StringComparison.Ordinal)];
        Only(text).Code.Should().Be("ER0219");
        All(text + "rules: []\n").Should().Contain(d => d.Code == "ER0111" && d.Path == "rules");
    }

    [Fact]
    public void Y09_MergeKey_IsRefusedInThoseWords()
    {
        var diagnostic = Only(
            PumpRules.With(
                "- item.entry: { is: \"P1\" }",
                "- item.entry: { <<: { is: \"P1\" }, is: \"P1\" }"
            )
        );
        diagnostic.Code.Should().Be("ER0008");
        diagnostic.Message.Should().Be("merge keys are not supported");
    }

    [Fact]
    public void Y14_TabInTheIndentation_IsShownOnItsOwnLine()
    {
        var text = PumpRules.With(
            "        when: { control.required: { is: false } }",
            "\t\twhen: { control.required: { is: false } }"
        );

        var diagnostic = Only(text);

        diagnostic.Code.Should().Be("ER0006");
        diagnostic.Message.Should().Be("tab used for indentation");
        diagnostic
            .Location.Should()
            .Be(new SourceLocation("small.yaml", PumpRules.LineOf(text, "\t\twhen"), 1));
    }

    [Theory]
    [InlineData("'")]
    [InlineData("\"")]
    public void Y14_QuoteWithoutEnd_IsShownWhereItOpened(string quote)
    {
        var text = PumpRules.With(
            "title: Other pumps are free",
            $"title: {quote}Other pumps are free"
        );

        var diagnostic = Only(text);

        diagnostic.Code.Should().Be("ER0005");
        diagnostic.Location.Line.Should().Be(PumpRules.LineOf(text, quote + "Other"));
        diagnostic.Message.Should().Contain("quote");
    }

    [Theory]
    [InlineData("'")]
    [InlineData("\"")]
    public void Y14_QuoteThatEndsAtTheNextOne_IsShownWhereItOpened(string quote)
    {
        var text = PumpRules
            .With("title: Other pumps are free", $"title: {quote}Other pumps are free")
            .Replace(
                "cite: Pump Order, Article 4",
                $"cite: {quote}Pump Order, Article 4{quote}",
                StringComparison.Ordinal
            );

        var diagnostic = All(text)[0];

        diagnostic.Code.Should().Be("ER0005");
        diagnostic.Location.Line.Should().Be(PumpRules.LineOf(text, quote + "Other"));
        diagnostic.Message.Should().Contain("quote");
    }

    [Fact]
    public void Y15_FolderWithoutFiles_IsAnError()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var result = RuleSetLoader.Load(folder.FullName);
            result.RuleSet.Should().BeNull();
            result.Diagnostics.Should().ContainSingle().Which.Code.Should().Be("ER0001");
        }
        finally
        {
            folder.Delete();
        }
    }

    [Fact]
    public void Load_PathThatIsNotThere_IsAnError()
    {
        var diagnostic = RuleSetLoader
            .Load("no/such/folder")
            .Diagnostics.Should()
            .ContainSingle()
            .Subject;
        diagnostic.Code.Should().Be("ER0001");
        diagnostic.Location.File.Should().Be("no/such/folder");
    }

    [Fact]
    public void Y17_ByteOrderMarkInText_DoesNotHideTheFirstKey() =>
        PumpRules
            .Load(
                "\ufeff"
                    + PumpRules.Text[PumpRules.Text.IndexOf("rule-set", StringComparison.Ordinal)..]
            )
            .OrThrow()
            .Id.Should()
            .Be("small");

    [Fact]
    public void Y18_DatesInOtherNotations_AreAllReportedInOneRun()
    {
        var text = PumpRules
            .With("start: 2024-04-01", "start: 04/07/2019")
            .Replace("published: 2024-09-15", "published: 2019-02-30", StringComparison.Ordinal)
            .Replace(
                "      - from: 2024-10-01",
                "      - from: 20190704",
                StringComparison.Ordinal
            );

        var diagnostics = All(text);

        diagnostics.Select(d => d.Code).Should().Equal("ER0106", "ER0106", "ER0106");
        diagnostics
            .Select(d => d.Path)
            .Should()
            .Equal("start", "acts[1].published", "lists[0].versions[1].from");
        diagnostics.Should().OnlyContain(d => d.Hint!.Contains("YYYY-MM-DD"));
    }

    [Fact]
    public void Y20_BlankValues_AreReportedWithTheirPaths()
    {
        var text = PumpRules
            .With("{ \">=\": 30.5 }", "{ \">=\": }")
            .Replace("limit: 1000", "limit: ", StringComparison.Ordinal);

        var diagnostics = All(text);

        diagnostics.Should().OnlyContain(d => d.Code == "ER0104" && d.Message == "value missing");
        diagnostics
            .Select(d => d.Path)
            .Should()
            .Equal(
                "tables[0].rows[0].limit",
                "rules[0].versions[0].when.all[1].item.attributes.purity.>="
            );
    }

    [Theory]
    [InlineData("- item.attributes.purity: > 30", "quote it: `\">\"`")]
    [InlineData("- item.attributes.purity: >= 10", "quote it: `\">=\"`")]
    [InlineData("- item.attributes.purity: < 193", "write `{ \"<\": number }`")]
    [InlineData("- item.attributes.purity: <= 193", "write `{ \"<=\": number }`")]
    [InlineData("- item.attributes.grade: !low", "quote")]
    [InlineData("- destination: { is: !KP }", "quote")]
    [InlineData("- item.attributes.grade: { is: * }", "quote")]
    [InlineData("- item.attributes.grade: *", "quote")]
    [InlineData("- item.attributes.grade: *low", "quote")]
    [InlineData("- item.attributes.grade: { is: @low }", "quote")]
    public void Y21_BareComparison_IsRefusedOnItsLineWithTheHintToQuote(string test, string hint)
    {
        var text = PumpRules.With("- item.attributes.purity: { \">=\": 30.5 }", test);

        var diagnostic = All(text)[0];

        diagnostic.Location.Line.Should().Be(PumpRules.LineOf(text, test));
        diagnostic.Hint.Should().Contain(hint);
    }

    [Fact]
    public void Y21_BareComparisonInsideBraces_IsUnderstoodAsTheQuotedOne() =>
        PumpRules
            .Load(PumpRules.With("{ \">=\": 30.5 }", "{ >=: 30.5 }"))
            .OrThrow()
            .At(Day)
            .Digest.Should()
            .Be(PumpRules.Load(PumpRules.Text).OrThrow().At(Day).Digest);

    [Fact]
    public void Y22_HashInALegalReference_IsWarnedAbout()
    {
        var text = PumpRules.With(
            "cite: Pump Order, Article 2",
            "cite: METI notice #14 of 2019, para 2"
        );

        var result = PumpRules.Load(text);

        var warning = result.Diagnostics.Should().ContainSingle().Subject;
        warning.Code.Should().Be("ER0110");
        warning.Severity.Should().Be(Severity.Warning);
        warning.Location.Line.Should().Be(PumpRules.LineOf(text, "cite: METI"));
        result.OrThrow().Warnings.Should().Equal(warning);
    }

    [Fact]
    public void Y22_CommentOnPurpose_IsNoWarning() =>
        PumpRules
            .Load(
                PumpRules.With(
                    "cite: Pump Order, Article 2",
                    "cite: Pump Order, Article 2 # the old one"
                )
            )
            .Diagnostics.Should()
            .BeEmpty();

    [Fact]
    public void Y22_ColonInALegalReference_IsRefusedWithTheHintToQuote()
    {
        var text = PumpRules.With("cite: Pump Order, Article 2", "cite: Pump Order: Article 2");

        var diagnostic = Only(text);

        diagnostic.Code.Should().Be("ER0005");
        diagnostic.Hint.Should().Contain("quote");
        diagnostic.Location.Line.Should().Be(PumpRules.LineOf(text, "cite: Pump Order: "));
    }

    [Theory]
    [InlineData("42", "ER0105")]
    [InlineData("\"individual, bulk\"", "ER0211")]
    [InlineData("individul", "ER0211")]
    [InlineData("Individual", "ER0211")]
    public void Y23_LicenseTypeOutsideTheDeclaredOnes_IsRefused(string type, string code)
    {
        var diagnostics = All(PumpRules.With("offer: [individual]", $"offer: [{type}]"));

        diagnostics.Should().Contain(d => d.Code == code);
        diagnostics.Should().Contain(d => d.Code == "ER0211" && d.Message.Contains(type.Trim('"')));
    }

    [Fact]
    public void Y23_NearMiss_IsSuggestedAndTheWordsAreListed()
    {
        Only(PumpRules.With("offer: [individual]", "offer: [individul]"))
            .Hint.Should()
            .Contain("individual");
        Only(PumpRules.With("confidence: sourced\nlists", "confidence: 42\nlists"))
            .Message.Should()
            .Be("`42` is not one of `sourced`, `single-source`, `inferred`");
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("ja-JP")]
    [InlineData("th-TH")]
    [InlineData("tr-TR")]
    public void Y25_NumbersUnderAnyCulture_AreTheSame(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var expected = PumpRules.Load(PumpRules.Text).OrThrow().At(Day).Digest;
            CultureInfo.CurrentCulture = new(culture);

            var ruleSet = PumpRules.Load(PumpRules.Text).OrThrow();

            ruleSet.At(Day).Digest.Should().Be(expected);
            Limit(ruleSet).Should().Be(30.5m);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static decimal Limit(RuleSet ruleSet) =>
        ((AllCondition)ruleSet.Rules.Single(rule => rule.Id == "listed").Versions[0].When)
            .Parts.OfType<TestCondition>()
            .Single(test => test.Operator is Operator.GreaterOrEqual)
            .Operand.Values[0]
            .Number;

    [Theory]
    [InlineData("{ \">=\": 30,5 }")]
    [InlineData("{ \">=\": \"30,5\" }")]
    public void Y25_DecimalComma_IsRefusedNamingTheField(string test) =>
        All(PumpRules.With("{ \">=\": 30.5 }", test))
            .Should()
            .Contain(d =>
                d.Severity == Severity.Error
                && d.Path!.StartsWith("rules[0].versions[0].when.all[1].item.attributes.purity")
            );

    [Theory]
    [InlineData(".nan")]
    [InlineData(".inf")]
    [InlineData("-.inf")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e400")]
    [InlineData("999999999999999999999999999999")]
    public void Y26_ThresholdThatIsNotAFiniteDecimal_IsRefused(string number) =>
        Only(PumpRules.With("30.5", number)).Code.Should().Be("ER0107");

    [Fact]
    public void Y27_NumberWithAUnit_IsRefusedWithPlacePathAndTheNumberToWrite()
    {
        var text = PumpRules
            .With("30.5", "30%")
            .Replace("limit: 1000", "limit: 1000yen", StringComparison.Ordinal);

        var diagnostics = All(text);

        diagnostics.Should().HaveCount(2);
        var diagnostic = diagnostics[1];
        diagnostic.Location.File.Should().Be("small.yaml");
        diagnostic.Location.Line.Should().Be(PumpRules.LineOf(text, "30%"));
        diagnostic.Location.Column.Should().BeGreaterThan(1);
        diagnostic.Path.Should().Be("rules[0].versions[0].when.all[1].item.attributes.purity.>=");
        diagnostic.Message.Should().Be("`30%` is not a number");
        diagnostic.Hint.Should().Be("write 30");
    }

    [Fact]
    public void Y27_SeveralFilesWithMistakes_AreAllReportedInTheOrderOfFiles()
    {
        var result = RuleSetLoader.LoadFiles([
            File("ruleset.yaml", "rule-set: Bad Id\n"),
            File("acts.yaml", "- id: a\n  titel: A\n"),
            File("lists/groups.yaml", "- id: groups\n  of: planet\n"),
            File("control/rules.yaml", "- id: r\n  title: NO\n"),
        ]);

        result
            .Diagnostics.Select(d => d.Location.File)
            .Distinct()
            .Should()
            .Equal("acts.yaml", "control/rules.yaml", "lists/groups.yaml", "ruleset.yaml");
        result
            .Diagnostics.Should()
            .BeInAscendingOrder(d => d.Location.File, StringComparer.Ordinal);
    }

    private static RuleFile File(string path, string text) =>
        new(path, Encoding.UTF8.GetBytes(text));
}
