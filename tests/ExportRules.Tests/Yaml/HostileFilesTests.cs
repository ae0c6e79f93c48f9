using System.Diagnostics;
using System.Text;
using ExportRules.Yaml;

namespace ExportRules.Tests.Yaml;

/// <summary>Files that are made to hurt end in a diagnostic, quickly and in little memory. The bounds are generous.</summary>
public sealed class HostileFilesTests
{
    private const int Levels = 50_000;

    private static RuleSetLoadResult Load(byte[] bytes) =>
        RuleSetLoader.LoadFiles([new("ruleset.yaml", bytes)]);

    private static RuleSetLoadResult Load(string text) => Load(Encoding.UTF8.GetBytes(text));

    /// <summary>Loads within 10 seconds and 200 MB; a machine under load is slow, a hostile file would take minutes.</summary>
    private static RuleSetLoadResult LoadWithinBounds(byte[] bytes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();

        var result = Load(bytes);

        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10));
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(200L << 20);
        result.RuleSet.Should().BeNull();
        return result;
    }

    private static string OnlyCode(byte[] bytes) =>
        LoadWithinBounds(bytes).Diagnostics.Should().ContainSingle().Which.Code;

    private static string OnlyCode(string text) => OnlyCode(Encoding.UTF8.GetBytes(text));

    [Fact]
    public void Y11_AliasBomb_IsRefusedAtTheFirstAnchorWithNameAndLine()
    {
        var bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (var level = 1; level <= 8; level++)
        {
            var aliases = string.Join(',', Enumerable.Repeat($"*a{level - 1}", 9));
            bomb.Append(null, $"a{level}: &a{level} [{aliases}]\n");
        }
        bomb.Append("rules: [{id: Z, when: {item.entry: {in: *a8}}}]\n");

        var diagnostics = LoadWithinBounds(Encoding.UTF8.GetBytes(bomb.ToString())).Diagnostics;

        var first = diagnostics[0];
        first.Code.Should().Be("ER0008");
        first.Message.Should().Contain("`&a0`");
        first.Location.Line.Should().Be(1);
        diagnostics.Should().Contain(d => d.Message.Contains("`*a8`") && d.Location.Line == 10);
    }

    [Fact]
    public void Load_SelfReferringAnchor_IsRefused() =>
        Load("rules: &loop [*loop]\n").Diagnostics.Should().Contain(d => d.Code == "ER0008");

    [Theory]
    [InlineData("[", "]")]
    [InlineData("[ ", " ]")]
    [InlineData("{a: ", "}")]
    [InlineData("[\n", "\n]")]
    [InlineData("{? ", "}")]
    public void Y13_FiftyThousandLevelsOfFlowNesting_AreRefused(string open, string close) =>
        OnlyCode("rules: " + Repeat(open) + Repeat(close) + "\n").Should().Be("ER0007");

    [Fact]
    public void Y13_FiftyThousandUnclosedBrackets_AreRefused() =>
        OnlyCode("rules: " + Repeat("[")).Should().Be("ER0007");

    [Theory]
    [InlineData("- ")]
    [InlineData("? ")]
    public void Y13_FiftyThousandLevelsOfCompactBlockNesting_AreRefused(string level) =>
        OnlyCode("rules:\n  " + Repeat(level) + "x\n").Should().Be("ER0007");

    [Fact]
    public void Y13_IndentedBlockNesting_IsRefusedAtTheFortyFirstLevel()
    {
        // Fully indented, 50,000 levels would take more than a gigabyte; two thousand fit below the size limit.
        var text = new StringBuilder();
        for (var level = 0; level < 2_000; level++)
        {
            text.Append(' ', level).Append("a:\n");
        }

        var diagnostic = LoadWithinBounds(Encoding.UTF8.GetBytes(text.ToString()))
            .Diagnostics.Should()
            .ContainSingle()
            .Subject;

        diagnostic.Code.Should().Be("ER0007");
        diagnostic.Location.Line.Should().BeInRange(40, 43);
    }

    [Fact]
    public void Y13_ConditionsNestedTenThousandDeep_AreRefused()
    {
        var nested = string.Concat(Enumerable.Repeat("{ not: ", 10_000));
        var text = PumpRules.With(
            "when: { control.required: { is: false } }",
            $"when: {nested}{{ control.required: {{ is: false }} }}{new string('}', 10_000)}"
        );

        OnlyCode(text).Should().Be("ER0007");
    }

    [Fact]
    public void Load_HundredMegabytes_AreRefusedBySizeAlone()
    {
        var bytes = new byte[100 << 20];
        Array.Fill(bytes, (byte)'#');

        OnlyCode(bytes).Should().Be("ER0002");
    }

    [Fact]
    public void Load_FileOfHundredMegabytesOnDisk_IsNotReadAtAll()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".yaml");
        try
        {
            using (var file = File.Create(path))
            {
                file.SetLength(100 << 20);
            }
            var before = GC.GetAllocatedBytesForCurrentThread();

            var result = RuleSetLoader.Load(path);

            result.Diagnostics.Should().ContainSingle().Which.Code.Should().Be("ER0002");
            (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(10 << 20);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Load_JustBelowTheSizeLimit_IsDecidedWithinBounds()
    {
        var line = "# " + new string('x', 1_022) + "\n";
        var text = PumpRules.Text + string.Concat(Enumerable.Repeat(line, 8_000));

        Load(text).OrThrow().Rules.Should().HaveCount(4);
    }

    [Fact]
    public void Load_InvalidUtf8_IsRefusedWithItsLine()
    {
        byte[] bytes =
        [
            .. Encoding.UTF8.GetBytes("rule-set: small\ntitle: "),
            0xc3,
            0x28,
            .. "\n"u8,
        ];

        var diagnostic = LoadWithinBounds(bytes).Diagnostics.Should().ContainSingle().Subject;

        diagnostic.Code.Should().Be("ER0003");
        diagnostic.Location.Line.Should().Be(2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Y17_Utf16WithByteOrderMark_IsDecoded(bool bigEndian)
    {
        var encoding = new UnicodeEncoding(bigEndian, byteOrderMark: true);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(PumpRules.Text)];

        Load(bytes).OrThrow().Id.Should().Be("small");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Y17_Utf16WithoutByteOrderMark_IsRefusedByName(bool bigEndian)
    {
        var bytes = new UnicodeEncoding(bigEndian, byteOrderMark: false).GetBytes(PumpRules.Text);

        var diagnostic = LoadWithinBounds(bytes).Diagnostics.Should().ContainSingle().Subject;

        diagnostic.Code.Should().Be("ER0003");
        diagnostic.Message.Should().Contain("UTF-16");
        diagnostic.Hint.Should().Contain("UTF-8");
    }

    [Fact]
    public void Load_HalfASurrogateInUtf16_IsRefused()
    {
        byte[] bytes = [0xff, 0xfe, 0x61, 0x00, 0x00, 0xd8];

        OnlyCode(bytes).Should().Be("ER0003");
    }

    [Fact]
    public void Load_NulCharacter_IsRefused() =>
        OnlyCode(PumpRules.With("title: Small", "title: Sm\0ll")).Should().Be("ER0003");

    [Fact]
    public void Load_LinesEndedByCarriageReturnAlone_LoadsTheSame() =>
        Load(PumpRules.Text.Replace('\n', '\r'))
            .OrThrow()
            .At(new(2024, 4, 1))
            .Digest.Should()
            .Be(Load(PumpRules.Text).OrThrow().At(new(2024, 4, 1)).Digest);

    [Fact]
    public void Load_LinesEndedByCarriageReturnAndLineFeed_LoadsTheSameAtTheSamePlaces()
    {
        var plain = Load(PumpRules.Text).OrThrow();
        var windows = Load(PumpRules.Text.Replace("\n", "\r\n", StringComparison.Ordinal))
            .OrThrow();

        windows.At(new(2024, 4, 1)).Digest.Should().Be(plain.At(new(2024, 4, 1)).Digest);
        windows
            .Rules.Select(rule => rule.Location)
            .Should()
            .Equal(plain.Rules.Select(rule => rule.Location));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n  \n")]
    [InlineData("# TODO\n")]
    [InlineData("---\n")]
    [InlineData("---\n...\n")]
    [InlineData("\ufeff")]
    [InlineData("null\n")]
    public void Y15_FileWithoutContent_IsRefused(string text) =>
        OnlyCode(text).Should().Be("ER0004");

    [Theory]
    [InlineData("x")]
    [InlineData("[]")]
    [InlineData("- a\n- b\n")]
    public void Y15_FileThatIsNoRuleSet_IsRefused(string text) =>
        LoadWithinBounds(Encoding.UTF8.GetBytes(text))
            .Diagnostics.Should()
            .Contain(d => d.Code == "ER0103");

    [Fact]
    public void Load_QuotesWithoutEnd_AreReadInLinearTime()
    {
        // Each opening quote is an error of its own kind; none may make the scanner start over.
        var text = string.Concat(
            Enumerable.Range(0, 20_000).Select(index => $"key{index}: \"value\n")
        );

        LoadWithinBounds(Encoding.UTF8.GetBytes(text)).Diagnostics.Should().NotBeEmpty();
    }

    [Fact]
    public void Load_HundredThousandErrors_AreCutShort()
    {
        var text =
            PumpRules.Text
            + string.Concat(Enumerable.Range(0, 100_000).Select(index => $"k{index}: x\n"));

        var result = LoadWithinBounds(Encoding.UTF8.GetBytes(text));

        result.Diagnostics.Should().HaveCount(201);
        result.Diagnostics[^1].Code.Should().Be("ER0012");
    }

    private static string Repeat(string text) => string.Concat(Enumerable.Repeat(text, Levels));
}
