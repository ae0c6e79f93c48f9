using System.Globalization;
using System.Text;
using ExportRules.Replay;
using ExportRules.Replay.Deciding;
using ExportRules.Replay.Running;
using FsCheck;
using FsCheck.Fluent;

namespace ExportRules.Tests.Replay;

/// <summary>Files that nobody would write: whatever the bytes, every row is accounted for, and nothing crashes or hangs.</summary>
/// <remarks><c>EXPORTRULES_FUZZ_CASES</c> sets more cases; FsCheck prints the smallest one that fails, and its seed.</remarks>
public sealed class ReaderFuzzTests
{
    private static readonly int Cases = int.Parse(
        Environment.GetEnvironmentVariable("EXPORTRULES_FUZZ_CASES") ?? "300",
        CultureInfo.InvariantCulture
    );

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly ExportRulesEngine Engine = new(BuiltInRuleSets.Japan);

    private static readonly byte[] CsvHeader =
        "id,date,destination,item.material,concentration\n"u8.ToArray();

    private static readonly byte[][] CsvTokens = Tokens(
        "a",
        "KR",
        "2019-07-05",
        "hydrogen-fluoride",
        "49",
        ",",
        ",",
        ",",
        "\"",
        "\"\"",
        "\",\"",
        "\n",
        "\n",
        "\r\n",
        "\r",
        "\t",
        " ",
        ";",
        "\0",
        "韓国",
        "\ufeff",
        "1,2019-07-05,KR,HF,49\n",
        "2,\"2019-07-05\",KR,\"HF\",49\r\n",
        "3,2019-07-05,KR,\"HF\nof old\",49\n"
    );

    private static readonly byte[][] JsonTokens = Tokens(
        "{",
        "}",
        "[",
        "]",
        "\"",
        ":",
        ",",
        "\\",
        "\\ud800",
        "\n",
        "\n",
        "\r\n",
        " ",
        "\0",
        "null",
        "1e999",
        "\"id\":\"1\"",
        "\"destination\":\"KR\"",
        "\"date\":\"2019-07-05\"",
        "\"item\":{\"material\":\"HF\"}",
        "\"lines\":[",
        "{\"id\":\"2\",\"date\":\"2019-07-05\",\"destination\":\"KR\",\"item\":{\"material\":\"HF\"}}\n",
        "{\"lines\":[{\"date\":\"2019-07-05\",\"destination\":\"KR\"}]}\n"
    );

    [Fact]
    public void Csv_AnyBytes_EveryRecordIsAnsweredAndPlaced() =>
        Check(
            CsvTokens,
            bytes =>
            {
                byte[] file = [.. CsvHeader, .. bytes];
                var whole = Replay(file, pieces: int.MaxValue, threads: 1);

                whole.Summary.Counts.AddUp.Should().BeTrue();
                // Answers are a table again: each row has every column, and no row is missing.
                whole.Rows.Count.Should().Be((int)whole.Summary.Counts.Written);
                Replay(file, pieces: 7, threads: 3).Output.Should().Be(whole.Output);
            }
        );

    [Fact]
    public void Csv_AnyHeader_IsReadOrRefused() =>
        Check(
            CsvTokens,
            bytes =>
            {
                try
                {
                    Replay(bytes, int.MaxValue, 1).Summary.Counts.AddUp.Should().BeTrue();
                }
                catch (ReplayException refused)
                {
                    refused.Diagnostics.Should().NotBeEmpty();
                }
            }
        );

    [Fact]
    public void JsonLines_AnyBytes_EveryLineIsAnsweredOrEmpty() =>
        Check(
            JsonTokens,
            bytes =>
            {
                byte[] file = [.. "{}\n"u8, .. bytes];
                var whole = Replay(file, pieces: int.MaxValue, threads: 1);

                var lines = file.Count(one => one == '\n') + (file[^1] == '\n' ? 0 : 1);
                whole.Summary.Counts.Read.Should().Be(lines);
                whole.Summary.Counts.AddUp.Should().BeTrue();
                whole
                    .Output.Count(one => one == '\n')
                    .Should()
                    .Be((int)whole.Summary.Counts.Written);
                Replay(file, pieces: 7, threads: 3).Output.Should().Be(whole.Output);
                Replay(file, 64, 1, OutputForm.Table)
                    .Rows.Count.Should()
                    .Be((int)whole.Summary.Counts.Written);
            }
        );

    /// <summary>Tokens in any order, and any byte among them.</summary>
    private static void Check(byte[][] tokens, Action<byte[]> property)
    {
        var token = Gen.Frequency(
            (20, Gen.Elements(tokens)),
            (1, Gen.Choose(0, 255).Select(one => new[] { (byte)one }))
        );
        var files = token.ArrayOf().Select(parts => parts.SelectMany(part => part).ToArray());
        Prop.ForAll(files.ToArbitrary(), property)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Cases).WithEndSize(80));
    }

    private static ReplayText Replay(
        byte[] file,
        int pieces,
        int threads,
        OutputForm form = OutputForm.LikeInput
    )
    {
        using var input = new SlowStream(file, pieces);
        using var output = new MemoryStream();
        var job = new ReplayJob
        {
            InputName = "fuzz",
            Input = input,
            Output = output,
            Policy = new ReplayPolicy(Engine, new()),
            Threads = threads,
            Form = form,
        };
        // A replay that hangs is a failure, and no longer wait.
        var summary = Task.Run(() => new ReplayRunner(job).RunAsync(CancellationToken.None))
            .WaitAsync(Patience)
            .GetAwaiter()
            .GetResult();
        return new(Encoding.UTF8.GetString(output.ToArray()), summary);
    }

    private static byte[][] Tokens(params string[] texts) =>
        [.. texts.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Gives a few bytes at a time, as a pipe may.</summary>
    private sealed class SlowStream(byte[] bytes, int most) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) =>
            base.Read(buffer[..Math.Min(most, buffer.Length)]);

        public override int Read(byte[] buffer, int offset, int count) =>
            base.Read(buffer, offset, Math.Min(most, count));

        public override ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        ) => ValueTask.FromResult(Read(buffer.Span));
    }
}
