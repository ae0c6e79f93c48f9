using ExportRules.Replay.Generating;
using ExportRules.Replay.Running;
using ExportRules.Tests.Cli;

namespace ExportRules.Tests.Replay;

public sealed class ReplayFilesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(".gz")]
    [InlineData(".zst")]
    public async Task Replay_CompressedInAndOut_HasTheSameRows(string ending)
    {
        await Generate("in.csv", 2000);
        await Pack("in.csv", ending);

        var plain = await CliRun.Of("replay", folder["in.csv"], "-o", folder["plain.csv"]);
        var packed = await CliRun.Of(
            "replay",
            folder["in.csv" + ending],
            "-o",
            folder["packed.csv" + ending]
        );

        Digest(packed).Should().Be(Digest(plain));
        (await Unpack("packed.csv" + ending)).Should().Equal(await Bytes("plain.csv"));
    }

    [Fact]
    public async Task Replay_ToADash_IsStandardOutput()
    {
        await Generate("in.csv", 100);

        var named = await CliRun.Of("replay", folder["in.csv"], "-o", "-");
        var generated = await CliRun.Of("replay", "generate", "--rows", "1000", "-o", "-");

        named.Output.Should().Be((await CliRun.Of("replay", folder["in.csv"])).Output);
        generated.Output.Split('\n').Should().HaveCount(1002);
        File.Exists("-").Should().BeFalse();
    }

    [Fact]
    public async Task Replay_Folder_WritesEachFileToTheOutputFolder()
    {
        Directory.CreateDirectory(folder["in"]);
        Directory.CreateDirectory(folder["out"]);
        await Generate("in/a.csv", 100);
        await Generate("in/b.csv", 200);

        var run = await CliRun.Of("replay", folder["in"], "-o", folder["out"]);

        folder.Files("out").Should().Equal("a.csv", "b.csv");
        run.Error.Should().Contain("100 read").And.Contain("200 read");
    }

    [Fact]
    public async Task Resume_AfterAStopAtAnyChunk_GivesTheSameBytes()
    {
        await Generate("in.csv", 60_000);
        // Errors of every kind among the rows: their places must be right behind a restart, too.
        await File.AppendAllTextAsync(
            folder["in.csv"],
            "X1,2019-07-05,Koera,goods\nX2,\"open,2019-07-05\n",
            TestContext.Current.CancellationToken
        );
        await CliRun.Of(
            "replay",
            folder["in.csv"],
            "-o",
            folder["whole.csv"],
            "--errors",
            folder["whole-errors.csv"],
            "--summary",
            folder["whole.json"],
            "--report",
            folder["whole.html"]
        );
        var expected = await Bytes("whole.csv");

        for (var stop = 1; stop <= 4; stop++)
        {
            await StopAfter(stop, folder["in.csv"], folder["part.csv"]);
            // What was written behind the checkpoint when the power went is not trusted.
            await File.AppendAllTextAsync(
                folder["part.csv.part"],
                "torn",
                TestContext.Current.CancellationToken
            );
            File.Exists(folder["part.csv"])
                .Should()
                .BeFalse("an output has its name only when it is complete");

            var resumed = await CliRun.Of(
                "replay",
                folder["in.csv"],
                "-o",
                folder["part.csv"],
                "--resume",
                "--summary",
                folder["part.json"],
                "--report",
                folder["part.html"]
            );

            (await Bytes("part.csv")).Should().Equal(expected);
            resumed.Error.Should().Contain("60,002 read");
            // The summary tells of all rows, as if nothing had happened.
            (await Bytes("part.json"))
                .Should()
                .Equal(await Bytes("whole.json"));
            (await Bytes("part.html")).Should().Equal(await Bytes("whole.html"));
            File.Delete(folder["part.csv"]);
        }
    }

    [Theory]
    [InlineData("in.csv.gz")]
    [InlineData("in.csv.zst")]
    [InlineData("in.parquet")]
    public async Task Resume_OfAnInputThatIsNoPlainText_GivesTheSameBytes(string input)
    {
        await Generate("rows.csv", 20_000);
        if (input == "in.parquet")
        {
            await CliRun.Of("replay", folder["rows.csv"], "-o", folder[input]);
        }
        else
        {
            await Pack("rows.csv", input["in.csv".Length..]);
            File.Move(folder["rows.csv" + input["in.csv".Length..]], folder[input]);
        }
        await CliRun.Of("replay", folder[input], "-o", folder["whole.csv"]);
        await StopAfter(2, folder[input], folder["part.csv"]);

        await CliRun.Of("replay", folder[input], "-o", folder["part.csv"], "--resume");

        (await Bytes("part.csv")).Should().Equal(await Bytes("whole.csv"));
    }

    [Theory]
    [InlineData(".gz")]
    [InlineData(".zst")]
    public async Task Resume_OfACompressedOutput_GivesTheSameBytes(string ending)
    {
        await Generate("in.csv", 60_000);
        await CliRun.Of("replay", folder["in.csv"], "-o", folder["plain.csv"]);
        var whole = await CliRun.Of("replay", folder["in.csv"], "-o", folder["whole.csv" + ending]);
        var output = folder["part.csv" + ending];
        // Before the first frame ends, within the second, and within the last.
        foreach (var stop in (int[])[1, 15, 28])
        {
            await StopAfter(stop, folder["in.csv"], output);
            File.Exists(output + ".checkpoint").Should().Be(stop > 1);
            if (stop > 1)
            {
                await File.AppendAllTextAsync(
                    output + ".part",
                    "torn",
                    TestContext.Current.CancellationToken
                );
            }

            var resumed = await CliRun.Of("replay", folder["in.csv"], "-o", output, "--resume");

            resumed.Error.Should().Contain("60,000 read").And.Contain(Digest(whole));
            (await Bytes("part.csv" + ending))
                .Should()
                .Equal(await Bytes("whole.csv" + ending), "stopped after {0} chunks", stop);
            (await Unpack("part.csv" + ending)).Should().Equal(await Bytes("plain.csv"));
            File.Delete(output);
        }
    }

    [Theory]
    [InlineData(".gz")]
    [InlineData(".zst")]
    public async Task Resume_WhereWhatWasWrittenIsDamaged_IsRefused(string ending)
    {
        await Generate("in.csv", 60_000);
        var output = folder["out.csv" + ending];
        await StopAfter(28, folder["in.csv"], output);
        var bytes = await Bytes("out.csv" + ending + ".part");
        bytes[bytes.Length / 4] ^= 0x55;
        await File.WriteAllBytesAsync(
            output + ".part",
            bytes,
            TestContext.Current.CancellationToken
        );

        var resumed = await CliRun.Of("replay", folder["in.csv"], "-o", output, "--resume");

        resumed.ExitCode.Should().Be(1);
        resumed.Error.Should().Contain("ER0612").And.Contain("is damaged");
    }

    [Fact]
    public async Task Resume_WithAnotherPolicyOrInput_IsRefused()
    {
        await Generate("in.csv", 20_000);
        await StopAfter(1, folder["in.csv"], folder["out.csv"]);

        var other = await CliRun.Of(
            "replay",
            folder["in.csv"],
            "-o",
            folder["out.csv"],
            "--resume",
            "--policy",
            "july-2019-tightening"
        );

        other.ExitCode.Should().Be(1);
        other.Error.Should().Contain("ER0612");
    }

    [Fact]
    public async Task Errors_AreListedWithTheirPlaces()
    {
        await File.WriteAllTextAsync(
            folder["in.csv"],
            "id,destination,date\n1,Koera,2019-07-05\n2,KR,2019-07-05\n3,KR\n",
            TestContext.Current.CancellationToken
        );

        var run = await CliRun.Of(
            "replay",
            folder["in.csv"],
            "-o",
            folder["out.csv"],
            "--errors",
            folder["errors.csv"]
        );

        run.ExitCode.Should().Be(1);
        var lines = await File.ReadAllLinesAsync(
            folder["errors.csv"],
            TestContext.Current.CancellationToken
        );
        lines.Should().HaveCount(3);
        lines[1].Should().StartWith("2,1,2,destination,ER0508,");
        lines[2].Should().StartWith("4,3,,,ER0605,");
    }

    [Fact]
    public async Task Replay_VanishedInputOrReadOnlyOutput_EndsInAClearError()
    {
        await Generate("in.csv", 100);

        var missing = await CliRun.Of("replay", folder["none.csv"]);
        var noFolder = await CliRun.Of("replay", folder["in.csv"], "-o", folder["no/such/out.csv"]);

        missing.ExitCode.Should().Be(1);
        missing.Error.Should().Contain("ER0613");
        noFolder.ExitCode.Should().Be(1);
        noFolder.Error.Should().Contain("ER0614").And.Contain("no/such").And.NotContain("   at ");
    }

    [Fact]
    public async Task Replay_TruncatedGzip_IsAnErrorAndGivesNoOutput()
    {
        await Generate("in.csv", 5000);
        await Pack("in.csv", ".gz");
        var packed = await Bytes("in.csv.gz");
        await File.WriteAllBytesAsync(
            folder["cut.csv.gz"],
            packed[..(packed.Length / 2)],
            TestContext.Current.CancellationToken
        );

        var run = await CliRun.Of("replay", folder["cut.csv.gz"], "-o", folder["out.csv"]);

        run.ExitCode.Should().Be(1);
        run.Error.Should().Contain("is cut or damaged");
        File.Exists(folder["out.csv"]).Should().BeFalse();
    }

    private static string Digest(CliRun run) =>
        run
            .Error.Split('\n')
            .Last(line => line.StartsWith("output digest", StringComparison.Ordinal));

    private async Task Generate(string name, long rows)
    {
        await using var file = File.Create(folder[name]);
        await new SyntheticTransactions(rows, 1).WriteAsync(
            file,
            TestContext.Current.CancellationToken
        );
    }

    private static async Task StopAfter(int chunks, string input, string output)
    {
        var engine = new ExportRulesEngine(BuiltInRuleSets.Japan);
        ExportRules.Replay.Deciding.ReplayPolicy policy = new(engine, new());
        var identity = RunIdentity.Of([policy], new(), input, "Table,");
        await using var writing = new ResumableFile(output, identity, resume: false);
        var (reading, _) = CompressedFile.OpenRead(input);
        await using var closing = reading;
        var run = () =>
            new ReplayRunner(
                new()
                {
                    InputName = input,
                    Input = reading,
                    Output = writing.Stream,
                    Policy = policy,
                    OnProgress = progress =>
                    {
                        writing.Note(progress, 0);
                        writing.Save();
                        if (--chunks == 0)
                        {
                            throw new OperationCanceledException();
                        }
                    },
                }
            ).RunAsync(TestContext.Current.CancellationToken);
        await run.Should().ThrowAsync<OperationCanceledException>();
    }

    private async Task<byte[]> Bytes(string name) =>
        await File.ReadAllBytesAsync(folder[name], TestContext.Current.CancellationToken);

    private async Task Pack(string name, string ending)
    {
        await using var file = File.Create(folder[name + ending]);
        await using var packed = CompressedFile.Compress(folder[name + ending], file);
        await packed.WriteAsync(await Bytes(name), TestContext.Current.CancellationToken);
    }

    private async Task<byte[]> Unpack(string name)
    {
        using var bytes = new MemoryStream();
        var (text, _) = CompressedFile.OpenRead(folder[name]);
        await using var reading = text;
        await reading.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        return bytes.ToArray();
    }
}
