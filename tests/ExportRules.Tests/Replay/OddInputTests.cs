using System.Text;
using ExportRules.Replay;
using ExportRules.Replay.Summarizing;

namespace ExportRules.Tests.Replay;

/// <summary>Inputs in which something small is wrong: it must show, at its place, and change nothing else.</summary>
public sealed class OddInputTests
{
    private const string Header =
        "id,date,destination,item.kind,item.material,concentration,endUser.name";

    private const string Row = "2019-07-05,KR,goods,hydrogen-fluoride,49";

    private const string Json =
        """{"id":"1","date":"2019-07-05","destination":"KR","endUser":{"name":"㈱髙橋化学"}}""";

    static OddInputTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("cp932", new byte[] { 0x81, 0x00 })]
    [InlineData("cp932", new byte[] { 0x85, 0x40 })]
    [InlineData("us-ascii", new byte[] { 0xb6 })]
    [InlineData("cp932", new byte[] { 0x81 })]
    [InlineData("euc-jp", new byte[] { 0xa4 })]
    [InlineData("ks_c_5601-1987", new byte[] { 0xb0 })]
    [InlineData("gb2312", new byte[] { 0xb0 })]
    public async Task Encoding_BytesThatAreNoTextInIt_AreAnErrorOfTheirRow(
        string name,
        byte[] bytes
    )
    {
        var encoding = Encoding.GetEncoding(name == "cp932" ? "shift_jis" : name);
        var replay = await ReplayText.Of(
            [
                .. encoding.GetBytes($"{Header}\n1,{Row},"),
                .. bytes,
                .. encoding.GetBytes($"\n2,{Row},x\n"),
            ],
            new() { Encoding = encoding }
        );

        replay.Column("decision.outcome").Should().Be("- license-required");
        replay
            .Rows[0]["decision.error"]
            .Should()
            .Be(
                "line 2, record 1, column 7 (endUser.name): ER0607: bytes that are no text in the declared encoding"
            );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Values_TotalBelowTheValueThatItHolds_IsAnErrorOfItsRow(bool useCache)
    {
        // The law tells none of these rows from the first.
        var csv = ReplayText.Csv(
            "id,date,destination,item.entries,item.currency,item.value,item.contractTotal",
            "1,2021-05-01,KR,7(19),JPY,1000,1000",
            "2,2021-05-01,KR,7(19),JPY,3000000,1000",
            "3,2021-05-01,KR,7(19),JPY,\"2000\",\"1000.5\"",
            "4,2021-05-01,KR,7(19),JPY,999.9,1000",
            "5,2021-05-01,KR,7(19),JPY,,1000"
        );

        var replay = await ReplayText.Of(csv, change: job => job with { UseCache = useCache });

        replay.Column("decision.exemption").Should().Be("small-value - - small-value small-value");
        replay
            .Rows[1]["decision.error"]
            .Should()
            .StartWith("line 3, record 2, column 7 (item.contractTotal): ER0522: ");
        replay.Rows[2]["decision.error"].Should().Contain("1000.5, less than the 2000");
    }

    [Fact]
    public async Task Encoding_HeaderThatIsNoTextInIt_IsRefused()
    {
        var replay = async () =>
            await ReplayText.Of(
                [.. "id,date,destination,"u8, 0x85, 0x40, .. "\n1,2019-07-05,KR,x\n"u8],
                new() { Encoding = Encoding.GetEncoding("shift_jis") }
            );

        (await replay.Should().ThrowAsync<ReplayException>())
            .Which.Diagnostics.Should()
            .ContainSingle(problem => problem.Code == "ER0607");
    }

    [Fact]
    public async Task Utf8_ReplacementSignThatWasWritten_IsText()
    {
        var replay = await ReplayText.Of([
            .. Encoding.UTF8.GetBytes($"{Header}\n1,{Row},\"x\ufffd\ny\"\n2,{Row},"),
            0xe3,
            0x83,
            .. Encoding.UTF8.GetBytes($"\n3,{Row},\ufffd\n"),
        ]);

        replay
            .Column("decision.outcome")
            .Should()
            .Be("license-required - license-required", "only the second row is no UTF-8");
        replay.Rows[1]["decision.error"].Should().StartWith("line 4, record 2, column 7");
    }

    [Theory]
    [InlineData("utf-16", false)]
    [InlineData("shift_jis", true)]
    public async Task JsonLines_InAnotherEncoding_AreReadAsTheSame(string name, bool isDeclared)
    {
        var encoding = Encoding.GetEncoding(name);
        var replay = await ReplayText.Of(
            [.. encoding.GetPreamble(), .. encoding.GetBytes(Json + "\n")],
            isDeclared ? new() { Encoding = encoding } : null,
            job => job with { InputName = "in.jsonl" }
        );

        replay.Output.Should().Be((await ReplayText.Of(Json)).Output);
    }

    [Fact]
    public async Task JsonLines_UndecodableBytes_AreAnErrorAtTheirPlace()
    {
        var declared = await ReplayText.Of(
            [.. "{\"id\":\""u8, 0x81, 0x00, .. "\",\"date\":\"2019-07-05\"}"u8],
            new() { Encoding = Encoding.GetEncoding("shift_jis") }
        );
        var utf8 = await ReplayText.Of([
            .. "{\"id\":\""u8,
            0xff,
            .. "\",\"date\":\"2019-07-05\"}"u8,
        ]);

        declared.Output.Should().Contain("ER0607").And.Contain("\"column\":8");
        utf8.Output.Should().Contain("ER0003").And.Contain("not valid UTF-8");
    }

    [Fact]
    public async Task JsonLines_TrailingComma_IsExplainedWithoutAdviceToProgrammers()
    {
        var replay = await ReplayText.Of("{\"id\":\"1\",}\n");

        replay.Output.Should().Contain("trailing comma").And.NotContain("reader options");
    }

    [Fact]
    public async Task Name_SaysTheForm_WhateverTheTextBeginsWith()
    {
        var table = await ReplayText.Of(
            "[id],date,destination\n1,2019-07-05,KR\n",
            change: job => job with { InputName = "in.csv" }
        );
        var lines = await ReplayText.Of("", change: job => job with { InputName = "in.jsonl" });
        var folder = await ReplayText.Of(
            "id,date,destination\n1,2019-07-05,KR\n",
            change: job => job with { InputName = "x.tsv.d/in.csv" }
        );

        table.Column("[id]").Should().Be("1");
        lines.Summary.Counts.Should().BeEquivalentTo(new { Read = 0, Errors = 0 });
        folder.Column("id").Should().Be("1");
    }

    [Theory]
    [InlineData("\n\n{\"id\":\"1\",\"date\":\"2019-07-05\",\"destination\":\"KR\"}\n", false)]
    [InlineData("id,date,destination\n1,2019-07-05,KR\n", true)]
    public async Task Pipe_ThatGivesByteByByte_IsReadAsTheWhole(string text, bool isUtf16)
    {
        var encoding = isUtf16 ? Encoding.Unicode : new UTF8Encoding(false);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
        using var slow = new ByteByByte(bytes);

        var whole = await ReplayText.Of(bytes);
        var trickled = await ReplayText.Of(bytes, change: job => job with { Input = slow });

        trickled.Output.Should().Be(whole.Output);
        trickled.Summary.Counts.Undetermined.Should().Be(1);
    }

    [Theory]
    [InlineData("id,date,destination,\"end\n1,2019-07-05,KR,x\n")]
    [InlineData("id,date,desti\"nation\n1,2019-07-05,KR\n")]
    [InlineData("\"id\"x,date,destination\n1,2019-07-05,KR\n")]
    public async Task Header_WithABrokenQuote_IsRefused(string text)
    {
        var replay = async () => await ReplayText.Of(text);

        (await replay.Should().ThrowAsync<ReplayException>())
            .Which.Diagnostics.Should()
            .ContainSingle(problem => problem.Code == "ER0606");
    }

    [Fact]
    public async Task Quote_BehindWideCharactersOrLineBreaks_IsReportedAtItsOwnPlace()
    {
        var replay = await ReplayText.Of(
            $"{Header}\n1,2019-07-05,東京東京東京東京東京東京,goods,a\"b\"c,49,x\n"
                + $"2,2019-07-05,KR,\"a\nb\",\"c\"d,49,x\n3,{Row},x\n"
        );

        replay
            .Rows.Select(row => row["decision.error"])
            .Should()
            .SatisfyRespectively(
                first => first.Should().StartWith("line 2, record 1, column 5 (item.material)"),
                second =>
                    second
                        .Should()
                        .EndWith(
                            "the quote that opens on line 4 is not closed before the next field"
                        ),
                third => third.Should().BeEmpty()
            );
    }

    [Fact]
    public async Task Quote_ThatIsClosedBeyondTheLimit_IsNotSaidToBeNeverClosed()
    {
        var cell = new string('a', (1 << 20) + 1);
        var replay = await ReplayText.Of($"{Header}\n1,{Row},\"{cell}\"\n2,{Row},x\n");

        replay.Rows[0]["decision.error"].Should().EndWith("is not closed within 1 MiB");
        replay.Rows[1]["decision.outcome"].Should().Be("license-required");
    }

    [Fact]
    public async Task Line_BeyondTheLimitThatEndsBetweenTwoReads_IsOneLine()
    {
        var longest = new string('a', (1 << 22) - 1);
        var replay = await ReplayText.Of(
            $"{Header}\r\n{longest}\r\n2,{Row},x\r\n3,x,KR,goods,hydrogen-fluoride,49,x\r\n"
        );

        replay.Summary.Counts.Should().BeEquivalentTo(new { Read = 3, SkippedEmpty = 0 });
        replay.Rows[2]["decision.error"].Should().StartWith("line 4, record 3");
    }

    [Theory]
    [InlineData(";")]
    [InlineData("; ;")]
    public async Task List_OfSeparatorsAlone_IsNotTheEmptyList(string cell)
    {
        var replay = await ReplayText.Of(
            $"id,date,destination,item.kind,item.entries\n1,2019-07-05,KR,goods,{cell}\n2,2019-07-05,KR,goods,[]\n"
        );

        replay.Column("decision.outcome").Should().Be("- no-license-required");
        replay.Rows[0]["decision.error"].Should().Contain("column 5 (item.entries): ER0504");
    }

    [Fact]
    public async Task Column_CalledChangeWithoutAnswersBesideIt_IsKept()
    {
        const string Text = "id,date,destination,change\n1,2019-07-05,KR,mine\n";

        var kept = await ReplayText.Of(Text);
        var compared = async () =>
            await ReplayText.Of(
                Text,
                change: job => job with { Against = ReplayText.Policy("pre-july-2019") }
            );
        var mapped = async () =>
            await ReplayText.Of(
                Text.Replace("change", "decision.outcome", StringComparison.Ordinal),
                new() { Map = new Dictionary<string, string> { ["decision.outcome"] = "-" } }
            );

        kept.Column("change").Should().Be("mine");
        foreach (var refused in new[] { compared, mapped })
        {
            (await refused.Should().ThrowAsync<ReplayException>())
                .Which.Diagnostics.Should()
                .ContainSingle(problem => problem.Severity == Severity.Error)
                .Which.Code.Should()
                .Be("ER0601");
        }
    }

    [Fact]
    public async Task Number_WithACharacterOfCodeZeroBehindIt_IsNone()
    {
        var replay = await ReplayText.Of(
            $"{Header}\n1,2019-07-05,KR,goods,hydrogen-fluoride,49\0,x\n"
        );

        replay.Rows[0]["decision.error"].Should().Contain("column 6").And.Contain("ER0504");
    }

    [Theory]
    [InlineData("2019-07-05T24:00:00+09:00", "ER0506")]
    [InlineData("2019-07-05T10:00:00.123456789Z", "ER0506")]
    [InlineData("2019-07-05T10:00:00+25:00", "ER0506")]
    [InlineData("2019-07-05T10:00:00", "ER0507")]
    public async Task Timestamp_ThatCannotBeRead_IsOnlySaidToLackAnOffsetIfItDoes(
        string cell,
        string code
    )
    {
        var replay = await ReplayText.Of($"id,date,destination\n1,{cell},KR\n");

        replay.Rows[0]["decision.error"].Should().Contain(code);
    }

    [Theory]
    [InlineData("令和元年4月30日")]
    [InlineData("R1/4/30")]
    [InlineData("H1/1/7")]
    [InlineData("R1//7//4")]
    public async Task Era_DayBeforeItBegan_IsNone(string cell)
    {
        var replay = await ReplayText.Of(
            $"id,date,destination\n1,{cell},KR\n2,R1/5/1,KR\n",
            new() { DateFormat = "era" }
        );

        replay.Rows[0]["decision.error"].Should().Contain("ER0506");
        replay.Rows[1]["decision.policy"].Should().Be("2019-04-12");
    }

    [Theory]
    [InlineData("MM/dd")]
    [InlineData("yyyy-MM")]
    [InlineData("dd/mm/yyyy")]
    [InlineData("q")]
    [InlineData("%")]
    [InlineData("")]
    public void DateFormat_ThatLeavesSomethingToBeGuessed_IsRefused(string format)
    {
        var declare = () => new ReplayFormat { DateFormat = format };

        declare.Should().Throw<ArgumentException>();
    }

    [Theory]
    [InlineData("dd/MM/yyyy")]
    [InlineData("d MMM yyyy")]
    [InlineData("yyyyMMdd")]
    [InlineData("dd.MM.yy")]
    [InlineData("yyyy-MM-dd'T'HH:mm")]
    [InlineData("era")]
    public void DateFormat_OfWholeDays_IsTaken(string format) =>
        new ReplayFormat { DateFormat = format }
            .DateFormat.Should()
            .Be(format);

    [Theory]
    [InlineData("\"2019-07-05\"", null, "2019-07")]
    [InlineData("2019-06-30T20:00:00Z", null, "2019-07")]
    [InlineData("05/07/2019", "dd/MM/yyyy", "2019-07")]
    [InlineData("R1.7.5", "era", "2019-07")]
    [InlineData("2019-02-30", null, "")]
    public async Task Summary_CountsARowInTheMonthThatItsDateMeans(
        string cell,
        string? format,
        string month
    )
    {
        var replay = await ReplayText.Of(
            $"id,date,destination\n1,{cell},KR\n",
            new() { DateFormat = format },
            job => job with { Statistics = new SummaryBuilder() }
        );

        replay.Summary.Months.Should().ContainSingle().Which.Month.Should().Be(month);
    }

    [Fact]
    public async Task Summary_OfValuesBeyondAnySum_IsTheLargestNumberAndNoEndOfTheRun()
    {
        var row = $"2019-07-05,KR,goods,hydrogen-fluoride,49,{decimal.MaxValue},JPY";
        var replay = await ReplayText.Of(
            $"id,date,destination,item.kind,item.material,concentration,item.value,item.currency\n1,{row}\n2,{row}\n",
            change: job =>
                job with
                {
                    Against = ReplayText.Policy("pre-july-2019"),
                    Statistics = new SummaryBuilder(),
                }
        );

        replay.Summary.Counts.Read.Should().Be(2);
        replay
            .Summary.Transitions.SelectMany(transition => transition.Values)
            .Should()
            .Equal(new ValueTotal("JPY", decimal.MaxValue, 2));
    }

    /// <summary>A pipe that gives one byte at a time.</summary>
    private sealed class ByteByByte(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        ) => base.ReadAsync(buffer[..Math.Min(1, buffer.Length)], cancellationToken);
    }
}
