using System.Globalization;
using System.Text;
using ExportRules.Replay;

namespace ExportRules.Tests.Replay;

public sealed class CsvReplayTests
{
    private const string Header = "id,item.material,destination,date,item.attributes.concentration";

    static CsvReplayTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public async Task R05_RowsOfFiveVersionsInOneFile_AreEachDecidedUnderTheirOwnLaw()
    {
        var replay = await ReplayText.Of(FiveDays());

        replay
            .Column("decision.license")
            .Should()
            .Be(
                "special-general-bulk individual individual special-general-bulk special-general-bulk"
            );
        replay
            .Column("decision.policy")
            .Should()
            .Be("2019-04-12 2019-07-04 2019-12-20 2023-03-23 2023-07-21");
        replay.Summary.Policy.Should().Be("each row under the law of its own date (japan)");
    }

    [Fact]
    public async Task R05_OnePolicyForAll_IsSaidInCapitals()
    {
        var replay = await ReplayText.Of(
            FiveDays(),
            change: job => job with { Policy = ReplayText.Policy("july-2019-tightening") }
        );

        replay
            .Column("decision.license")
            .Should()
            .Be("individual individual individual individual individual");
        replay
            .Summary.Policy.Should()
            .Be(
                "EVERY ROW UNDER THE POLICY OF 2019-07-04 (JULY-2019-TIGHTENING), WHATEVER ITS DATE (japan)"
            );
    }

    [Fact]
    public async Task Against_AnotherPolicy_GivesBothAnswersAndTheDecidingDifference()
    {
        var replay = await ReplayText.Of(
            FiveDays(),
            change: job => job with { Against = ReplayText.Policy("july-2019-tightening") }
        );

        replay
            .Rows.Select(row => row["change"])
            .Should()
            .Equal(
                "special-general-bulk -> individual",
                "none",
                "none",
                "special-general-bulk -> individual",
                "special-general-bulk -> individual"
            );
        replay.Rows[0]["change.because"].Should().Contain("with kr-three-items-individual-only");
        replay.Rows[1]["change.because"].Should().BeEmpty();
        replay.Rows[0]["against.policy"].Should().Be("2019-07-04");
    }

    [Fact]
    public async Task C01_ByteOrderMark_DoesNotStickToTheFirstHeader()
    {
        var replay = await ReplayText.Of([0xef, 0xbb, 0xbf, .. Encoding.UTF8.GetBytes(OneRow())]);

        replay.Rows[0]["id"].Should().Be("1");
        replay.Summary.Counts.Decided.Should().Be(1);
    }

    [Fact]
    public async Task C02_Cp932WithoutBeingDeclared_IsAnErrorRowWithTheWayOut()
    {
        var replay = await ReplayText.Of(Encoding.GetEncoding(932).GetBytes(JapaneseNames()));

        replay
            .Rows[0]["decision.error"]
            .Should()
            .Be(
                "line 2, record 1, column 2 (endUser.name): ER0607: not UTF-8; try --encoding cp932"
            );
        replay.Summary.Counts.Errors.Should().Be(1);
        replay.Summary.Counts.AddUp.Should().BeTrue();
    }

    [Fact]
    public async Task C02_Cp932Declared_KeepsEveryCharacter()
    {
        var replay = await ReplayText.Of(
            Encoding.GetEncoding(932).GetBytes(JapaneseNames()),
            new() { Encoding = Encoding.GetEncoding(932) }
        );

        replay.Rows[0]["endUser.name"].Should().Be("㈱髙橋化学①");
        replay.Column("decision.license").Should().Be("individual");
    }

    [Fact]
    public async Task C04_Utf16WithTabs_IsReadByItsMarkOrAsksForTheDelimiter()
    {
        var text = OneRow().Replace(',', '\t');
        byte[] bytes = [0xff, 0xfe, .. Encoding.Unicode.GetBytes(text)];

        var replay = await ReplayText.Of(bytes, new() { Delimiter = '\t' });
        var refused = async () => await ReplayText.Of(bytes);

        replay.Summary.Counts.Decided.Should().Be(1);
        (await refused.Should().ThrowAsync<ReplayException>())
            .Which.Diagnostics[0]
            .Hint.Should()
            .Contain("--delimiter tab");
    }

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    public async Task C05_SemicolonFile_AsksForTheDelimiterUnderAnyCulture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            var semicolons = OneRow().Replace(',', ';').Replace("49", "30,5");
            var undeclared = async () => await ReplayText.Of(semicolons);
            var comma = await ReplayText.Of(semicolons, new() { Delimiter = ';' });
            var declared = await ReplayText.Of(
                semicolons,
                new() { Delimiter = ';', DecimalComma = true }
            );

            (await undeclared.Should().ThrowAsync<ReplayException>())
                .Which.Diagnostics[0]
                .ToString()
                .Should()
                .Contain("no column `destination`")
                .And.Contain("the file seems to use `;`");
            comma.Output.Should().Contain("ER0609").And.Contain("--decimal-comma");
            comma.Summary.Counts.Errors.Should().Be(1);
            declared.Summary.Counts.LicenseRequired.Should().Be(1);
            declared.Output.Should().Contain(";30,5;");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task C07_UnclosedQuote_IsOneErrorRowAndSwallowsNothing()
    {
        var replay = await ReplayText.Of(
            ReplayText
                .Csv(
                    Header,
                    "1,HF,KR,2019-07-05,49",
                    "2,HF,KR,2019-07-05,49",
                    "3,HF,KR,2019-07-05,49"
                )
                .Replace("1,HF", "1,\"HF", StringComparison.Ordinal)
        );

        replay
            .Rows[0]["decision.error"]
            .Should()
            .Contain("line 2")
            .And.Contain("the quote that opens on line 2 is never closed");
        replay.Rows[0]["id"].Should().Be("1");
        replay.Rows[0]["item.material"].Should().StartWith("\"HF,KR,2019-07-05");
        replay.Column("id").Should().Be("1 2 3");
        replay
            .Summary.Counts.Should()
            .BeEquivalentTo(
                new
                {
                    Read = 3,
                    Errors = 1,
                    LicenseRequired = 2,
                }
            );
        replay.Summary.Counts.AddUp.Should().BeTrue();
    }

    [Fact]
    public async Task C07_QuoteThatAnotherRowWouldClose_IsFoundByTheTextBehindIt()
    {
        var replay = await ReplayText.Of(
            ReplayText
                .Csv(
                    Header,
                    "1,HF,KR,2019-07-05,49",
                    "2,\"HF\",KR,2019-07-05,49",
                    "3,H\"F,KR,2019-07-05,49"
                )
                .Replace("1,HF", "1,\"HF", StringComparison.Ordinal)
        );

        replay.Column("decision.outcome").Should().Be("- license-required -");
        replay
            .Rows[2]["decision.error"]
            .Should()
            .Contain("within a field that does not begin with one");
        replay.Rows[2]["item.material"].Should().StartWith("H\"F");
    }

    [Fact]
    public async Task C08_ShortAndLongRows_AreErrorsThatLoseNothing()
    {
        var replay = await ReplayText.Of($"{Header}\n1,HF,KR\n2,HF,KR,2019-07-05,49,oops\n");

        replay
            .Rows[0]["decision.error"]
            .Should()
            .Be("line 2, record 1: ER0605: expected 5 fields, got 3");
        replay
            .Rows[1]["decision.error"]
            .Should()
            .Be(
                "line 3, record 2: ER0605: expected 5 fields, got 6; beyond the last column: `oops`"
            );
        replay.Rows[0]["destination"].Should().Be("KR");
    }

    [Theory]
    [InlineData("id,destination,destination,date")]
    [InlineData("id,Destination,destination ,date")]
    [InlineData("id,ｄestination,destination,date")]
    public async Task C10_TwoColumnsOfOneName_AreRefusedWithBothPlaces(string header)
    {
        var replay = async () => await ReplayText.Of($"{header}\n1,JP,KR,2019-07-05\n");

        (await replay.Should().ThrowAsync<ReplayException>())
            .Which.Diagnostics.Should()
            .Contain(problem =>
                problem.Code == "ER0601"
                && problem.Message.Contains("appears in columns 2 and 3", StringComparison.Ordinal)
            );
    }

    [Fact]
    public async Task C11_BlanksWidthAndQuotesInHeaders_AreFolded()
    {
        var replay = await ReplayText.Of(
            "ID ,品目, 仕向地,ｄａｔｅ,material\n1,x,\"KR\",2019-07-05,\"HF\"\n",
            new()
            {
                Map = new Dictionary<string, string> { ["仕向地"] = "destination", ["品目"] = "-" },
            }
        );

        replay.Rows[0]["decision.error"].Should().BeEmpty();
        replay.Rows[0]["decision.policy"].Should().Be("2019-07-04");
        replay.Summary.Warnings.Should().BeEmpty();
    }

    [Fact]
    public async Task C11_JapaneseHeadersWithoutMapping_AreListedWithTheWayOut()
    {
        var replay = async () => await ReplayText.Of("id,品目,仕向地,date\n1,HF,KR,2019-07-05\n");

        (await replay.Should().ThrowAsync<ReplayException>())
            .Which.Message.Should()
            .Contain("found `id`, `品目`, `仕向地`, `date`")
            .And.Contain("--map COLUMN=destination");
    }

    [Fact]
    public async Task Header_MisspeltFact_IsRefusedWithASuggestion()
    {
        var replay = async () =>
            await ReplayText.Of(
                "id,destination,date,item.atributes.concentration\n1,KR,2019-07-05,49\n"
            );

        (await replay.Should().ThrowAsync<ReplayException>())
            .Which.Message.Should()
            .Contain("did you mean `item.attributes.concentration`?");
    }

    [Fact]
    public async Task C13_EmptyRows_AreSkippedAndCounted()
    {
        var replay = await ReplayText.Of(
            "id,destination,date,item.material\n1,KR,2019-07-05,HF\n,,,\n\n\" \", ,,\n2,,,\n"
        );

        replay.Column("id").Should().Be("1 2");
        replay.Rows[1]["decision.error"].Should().StartWith("line 6, record 5: ER0518");
        replay
            .Summary.Counts.Should()
            .BeEquivalentTo(
                new
                {
                    Read = 5,
                    SkippedEmpty = 3,
                    Errors = 1,
                }
            );
        replay.Summary.Counts.AddUp.Should().BeTrue();
    }

    [Fact]
    public async Task C14_HsCodeOfFiveDigits_AsksForTheLostZero()
    {
        var replay = await ReplayText.Of(
            "id,item.hs,destination,date\n1,301110,KR,2019-07-05\n2,30111,KR,2019-07-05\n3,0301.11,KR,2019-07-05\n"
        );

        replay.Rows[0]["decision.error"].Should().BeEmpty();
        replay.Rows[1]["decision.error"].Should().Contain("was a leading zero lost?");
        replay.Rows[2]["item.hs"].Should().Be("0301.11");
    }

    [Theory]
    [InlineData("43650", "spreadsheet")]
    [InlineData("04/07/2019", "not an ISO date")]
    [InlineData("令和元年7月4日", "era dates are not guessed")]
    [InlineData("2019-07-04T00:00:00", "without an offset")]
    [InlineData("", "missing")]
    public async Task C16_C18_V16_V21_DateThatIsNotIso_IsNeverGuessed(string date, string message)
    {
        var replay = await ReplayText.Of($"{Header}\n1,HF,KR,{date},49\n");

        replay.Rows[0]["decision.error"].Should().Contain(message);
    }

    [Fact]
    public async Task C18_DeclaredFormat_CountsForTheWholeFile()
    {
        var replay = await ReplayText.Of(
            $"{Header}\n1,HF,KR,04/07/2019,49\n2,HF,KR,25/12/2019,49\n3,HF,KR,12/25/2019,49\n4,HF,KR,2019-07-04,49\n",
            new() { DateFormat = "dd/MM/yyyy" }
        );

        replay.Column("decision.policy").Should().Be("2019-07-04 2019-12-20 - -");
        replay
            .Rows[3]["decision.error"]
            .Should()
            .Contain("not a date in the declared format `dd/MM/yyyy`");
    }

    [Fact]
    public async Task V16_DeclaredEra_IsReadAndANumberWithoutEraIsNot()
    {
        var replay = await ReplayText.Of(
            $"{Header}\n1,HF,KR,令和元年7月4日,49\n2,HF,KR,H31.7.4,49\n3,HF,KR,R1/7/4,49\n4,HF,KR,31/7/4,49\n",
            new() { DateFormat = "era" }
        );

        replay.Column("decision.policy").Should().Be("2019-07-04 2019-07-04 2019-07-04 -");
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public async Task C19_LineBreakInAQuotedField_KeepsLineAndRecordApart(string newline)
    {
        var text =
            "id,endUser.name,destination,date\n1,\"12 Street\nSeoul\",KR,2019-07-05\n2,x,XX,2019-07-05\n";
        var replay = await ReplayText.Of(text.Replace("\n", newline, StringComparison.Ordinal));

        replay.Summary.Counts.Should().BeEquivalentTo(new { Read = 2, Errors = 1 });
        replay.Output.Should().Contain("line 4, record 2, column 3 (destination): ER0508");
        replay.Output.Should().Contain($"\"12 Street{newline}Seoul\"");
    }

    [Fact]
    public async Task C20_FormulaBehindSignsThatAProgramDrops_IsGuardedInTheHeaderToo()
    {
        var text =
            "id,destination,date,=A1\n\" =A1\",KR,2019-07-05,\u3000=A1\n\u200B=A1,KR,2019-07-05,＝A1\n\"\n=A1\",KR,2019-07-05,＋1\nA=1,KR,2019-07-05,1-2\n";

        var safe = await ReplayText.Of(text, new() { SpreadsheetSafe = true });

        safe.Column("id").Should().Be("' =A1 '\u200B=A1 '\n=A1 A=1");
        safe.Column("'=A1").Should().Be("'\u3000=A1 '＝A1 '＋1 1-2");
    }

    [Fact]
    public async Task NumberWithMoreDigitsThanAreCompared_IsAnErrorAndNotRounded()
    {
        var replay = await ReplayText.Of(
            "id,item.material,destination,date,item.attributes.concentration\n1,hydrogen-fluoride,KR,2019-07-05,30.00000000000000000000000000000001\n2,hydrogen-fluoride,KR,2019-07-05,30.0000000000000000000000000000000\n"
        );

        replay.Rows[0]["decision.error"].Should().Contain("ER0504");
        replay.Rows[1]["decision.error"].Should().BeEmpty();
    }

    [Fact]
    public async Task C20_FormulaLikeNames_StayAsTheyAreUnlessAskedFor()
    {
        var text =
            "id,endUser.name,destination,date\n1,-Delta Co,KR,2019-07-05\n2,\"=A1\",KR,2019-07-05\n";

        var plain = await ReplayText.Of(text);
        var safe = await ReplayText.Of(text, new() { SpreadsheetSafe = true });

        plain.Column("endUser.name").Should().Be("-Delta Co =A1");
        safe.Column("endUser.name").Should().Be("'-Delta Co '=A1");
        plain
            .Rows.SelectMany(row =>
                row.Where(cell => cell.Key.StartsWith("decision.", StringComparison.Ordinal))
            )
            .Should()
            .NotContain(cell => cell.Value.Length > 0 && "=+-@".Contains(cell.Value[0]));
    }

    [Fact]
    public async Task C27_NullMarkers_OnlyDeclaredOnesAreEmpty()
    {
        const string Text =
            "id,destination,date,item.attributes.concentration\n1,NA,2019-07-05,49\n2,N/A,2019-07-05,49\n3,-,2019-07-05,49\n4,不明,2019-07-05,49\n";

        var replay = await ReplayText.Of(Text);
        var declared = await ReplayText.Of(Text, new() { EmptyMarkers = ["N/A", "-", "不明"] });

        replay.Rows[0]["decision.error"].Should().BeEmpty();
        replay.Summary.Counts.Should().BeEquivalentTo(new { Errors = 3, Undetermined = 1 });
        declared.Summary.Counts.Should().BeEquivalentTo(new { Errors = 0, Undetermined = 4 });
        declared.Rows[1]["decision.missing"].Should().NotBeEmpty();
    }

    [Fact]
    public async Task N11_FlagsInMixedCase_AreReadAndOtherWordsOnlyIfDeclared()
    {
        const string Text =
            "id,destination,date,endUser.developsWmd\n1,KR,2019-07-05,TRUE\n2,KR,2019-07-05,false\n3,KR,2019-07-05,Y\n";

        var replay = await ReplayText.Of(Text);
        var declared = await ReplayText.Of(Text, new() { TrueWords = ["Y"], FalseWords = ["0"] });

        replay.Rows[2]["decision.error"].Should().Contain("write true or false");
        replay.Summary.Counts.Errors.Should().Be(1);
        declared.Summary.Counts.Errors.Should().Be(0);
    }

    [Fact]
    public async Task T28_TwoItemsInOneCell_AreAnError()
    {
        var replay = await ReplayText.Of($"{Header}\n1,\"HF;FPI\",KR,2019-07-05,49\n");

        replay.Rows[0]["decision.error"].Should().Contain("looks like several values");
    }

    [Fact]
    public async Task N06_JapaneseNames_ComeOutAsTheyWentIn()
    {
        var names = "ﾊﾝｸﾞｸ化学 한빛 ＡＢＣ商事 0012 ㈱東和";
        var replay = await ReplayText.Of(
            $"id,endUser.name,destination,date\n007,{names},KR,2019-07-05\n"
        );

        replay.Rows[0]["endUser.name"].Should().Be(names);
        replay.Rows[0]["id"].Should().Be("007");
    }

    [Fact]
    public async Task R11_OutputReadAgain_GivesTheSameValues()
    {
        var first = await ReplayText.Of(FiveDays());
        var second = await ReplayText.Of(first.Output);

        second.Output.Should().Be(first.Output);
    }

    [Fact]
    public async Task Licenses_AsJsonInACell_NameTheUsableOne()
    {
        var text = ReplayText.Csv(
            Header + ",exporter.licenses",
            "1,HF,KR,2019-07-05,49,\"[{\"\"type\"\":\"\"individual\"\",\"\"number\"\":\"\"L1\"\",\"\"to\"\":\"\"2019-12-31\"\"}]\"",
            "2,HF,KR,2019-07-05,49,\"[{\"\"type\"\":\"\"individul\"\"}]\""
        );

        var replay = await ReplayText.Of(text);

        replay.Rows[0]["decision.usable"].Should().Be("individual L1");
        replay.Rows[1]["decision.error"].Should().Contain("individul").And.Contain("column 6");
    }

    [Fact]
    public async Task R07_OneBadRowAmongMany_IsOneErrorRow()
    {
        const int Count = 20_000;
        var text = new StringBuilder(Header).Append('\n');
        for (var row = 1; row <= Count; row++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{row},HF,{(row == 10_000 ? "Koera" : "KR")},2019-07-05,49\n"
            );
        }

        var replay = await ReplayText.Of(text.ToString(), change: job => job with { Threads = 2 });
        var limited = async () =>
            await ReplayText.Of(text.ToString(), change: job => job with { MaximumErrors = 0 });

        replay.Summary.Counts.Should().BeEquivalentTo(new { Read = Count, Errors = 1 });
        replay.Summary.Counts.AddUp.Should().BeTrue();
        replay.Output.Should().Contain("line 10001, record 10000, column 3 (destination): ER0508");
        (await limited.Should().ThrowAsync<ReplayException>())
            .Which.Message.Should()
            .Contain("ER0611");
    }

    [Fact]
    public async Task R10_LineWithoutEnd_IsAnErrorRowAndTheNextRowsAreRead()
    {
        var text = $"{Header}\n1,{new string('x', 20 << 20)}\n2,HF,KR,2019-07-05,49\n";

        var replay = await ReplayText.Of(text);

        replay.Rows[0]["decision.error"].Should().Contain("line 2").And.Contain("ER0608");
        replay.Rows[1]["id"].Should().Be("2");
        replay.Rows[1]["decision.error"].Should().BeEmpty();
        replay.Summary.Counts.Should().BeEquivalentTo(new { Read = 2, Errors = 1 });
    }

    [Fact]
    public async Task EmptyInput_IsRefused()
    {
        var replay = async () => await ReplayText.Of("");

        (await replay.Should().ThrowAsync<ReplayException>())
            .Which.Message.Should()
            .Contain("ER0610");
    }

    private static string OneRow() => ReplayText.Csv(Header, "1,HF,KR,2019-07-05,49");

    private static string JapaneseNames() =>
        ReplayText.Csv(
            "id,endUser.name,item.material,destination,date,item.attributes.concentration",
            "1,㈱髙橋化学①,HF,KR,2019-07-05,49"
        );

    private static string FiveDays() =>
        ReplayText.Csv(
            Header,
            "1,HF,KR,2019-07-03,49",
            "2,HF,KR,2019-07-04,49",
            "3,HF,KR,2019-12-20,49",
            "4,HF,KR,2023-03-23,49",
            "5,HF,KR,2023-07-21,49"
        );
}
