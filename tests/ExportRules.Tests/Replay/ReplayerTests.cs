using System.Runtime.CompilerServices;
using System.Text;
using ExportRules.Replay;
using ExportRules.Replay.Generating;

namespace ExportRules.Tests.Replay;

public sealed class ReplayerTests : IDisposable
{
    private static readonly ExportRulesEngine Engine = new(BuiltInRuleSets.Japan);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task ReplayAsync_ManyAtOnce_KeepsTheOrderAndSaysWhyThereIsNoDecision()
    {
        var results = await new Replayer(Engine) { Parallelism = 4 }
            .ReplayAsync(
                Transactions(200, null, TestContext.Current.CancellationToken),
                TestContext.Current.CancellationToken
            )
            .ToListAsync(TestContext.Current.CancellationToken);

        results
            .Select(result => result.Index)
            .Should()
            .Equal(Enumerable.Range(0, 200).Select(i => (long)i));
        results[7].Decision.Should().BeNull();
        results[7].Problems.Should().ContainSingle(problem => problem.Code == "ER0508");
        results[8].Decision!.Transaction.Should().Be("8");
    }

    [Fact]
    public async Task ReplayAsync_SlowReader_SlowsTheSource()
    {
        var read = 0;
        var replay = new Replayer(Engine) { Parallelism = 2 }.ReplayAsync(
            Transactions(1000, () => read++, TestContext.Current.CancellationToken),
            TestContext.Current.CancellationToken
        );

        await foreach (var result in replay)
        {
            read.Should().BeLessThanOrEqualTo((int)result.Index + 4);
            if (result.Index == 100)
            {
                break;
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task ReplayAsync_SourceThatFails_GivesWhatCameBeforeAndThenItsException(
        int parallelism
    )
    {
        var results = new List<long>();
        var replay = async () =>
        {
            await foreach (
                var result in new Replayer(Engine) { Parallelism = parallelism }.ReplayAsync(
                    Failing(5, TestContext.Current.CancellationToken),
                    TestContext.Current.CancellationToken
                )
            )
            {
                results.Add(result.Index);
            }
        };

        (await replay.Should().ThrowAsync<InvalidDataException>())
            .Which.StackTrace.Should()
            .Contain(nameof(Failing));
        results.Should().Equal(0, 1, 2, 3, 4);
    }

    [Fact]
    public async Task ReplayAsync_SourceThatWaitsForAnAnswer_GetsItBeforeTheNextIsAskedFor()
    {
        var answered = 0;
        var asked = 0;
        await foreach (
            var _ in new Replayer(Engine).ReplayAsync(
                Transactions(
                    5,
                    () => (asked++).Should().Be(answered),
                    TestContext.Current.CancellationToken
                ),
                TestContext.Current.CancellationToken
            )
        )
        {
            answered++;
        }

        answered.Should().Be(5);
    }

    private static async IAsyncEnumerable<Transaction> Failing(
        int count,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await foreach (var transaction in Transactions(count, null, cancellation))
        {
            yield return transaction;
        }
        throw new InvalidDataException("the source is gone");
    }

    [Fact]
    public async Task ReplayAsync_Cancelled_Ends()
    {
        using var cancellation = new CancellationTokenSource();
        var replay = async () =>
        {
            await foreach (
                var _ in new Replayer(Engine).ReplayAsync(Transactions(1000), cancellation.Token)
            )
            {
                await cancellation.CancelAsync();
            }
        };

        await replay.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task RunAsync_PartitionsOneBehindTheOther_AreTheWhole()
    {
        await using (var file = File.Create(folder["in.csv"]))
        {
            await new SyntheticTransactions(60_000, 3).WriteAsync(
                file,
                TestContext.Current.CancellationToken
            );
            await file.WriteAsync(
                "X,2019-07-05,Koera\n"u8.ToArray(),
                TestContext.Current.CancellationToken
            );
        }
        var replayer = new Replayer(Engine) { Parallelism = 2 };
        var token = TestContext.Current.CancellationToken;

        var whole = await replayer.RunAsync(
            new(folder["in.csv"], default, null),
            folder["whole.csv"],
            token
        );
        var parts = await replayer.SplitAsync(folder["in.csv"], 3, token);
        var joined = new List<byte>();
        var read = 0L;
        // Backwards and twice: a partition does not know of the others, and running it again changes nothing.
        foreach (var part in parts.Concat(parts).Reverse())
        {
            await replayer.RunAsync(part, folder[$"part-{part.Start.Offset}.csv"], token);
        }
        foreach (var part in parts)
        {
            var summary = await replayer.RunAsync(part, folder["part.csv"], token);
            read += summary.Counts.Read;
            joined.AddRange(await File.ReadAllBytesAsync(folder["part.csv"], token));
            (await File.ReadAllBytesAsync(folder[$"part-{part.Start.Offset}.csv"], token))
                .Should()
                .Equal(await File.ReadAllBytesAsync(folder["part.csv"], token));
        }

        parts.Should().HaveCount(3);
        read.Should().Be(60_001);
        whole.Counts.Read.Should().Be(60_001);
        joined.Should().Equal(await File.ReadAllBytesAsync(folder["whole.csv"], token));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("shift_jis")]
    public async Task SplitAsync_OfAnotherEncoding_LosesNoRow(string name)
    {
        var token = TestContext.Current.CancellationToken;
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(name);
        var rows = Enumerable
            .Range(1, 20_000)
            .Select(id => $"{id},2019-07-05,韓国,goods,フッ化水素,49,日本の輸出者");
        await File.WriteAllTextAsync(
            folder["in.csv"],
            "id,date,destination,item.kind,item.material,concentration,note\n"
                + string.Join('\n', rows)
                + "\n",
            encoding,
            token
        );
        var replayer = new Replayer(Engine) { Format = new() { Encoding = encoding } };
        var whole = await replayer.RunAsync(
            new ReplayPartition(folder["in.csv"], default, null),
            folder["whole.csv"],
            token
        );

        var joined = new List<byte>();
        var read = 0L;
        foreach (var part in await replayer.SplitAsync(folder["in.csv"], 3, token))
        {
            read += (await replayer.RunAsync(part, folder["part.csv"], token)).Counts.Read;
            joined.AddRange(await File.ReadAllBytesAsync(folder["part.csv"], token));
        }

        whole.Counts.Read.Should().Be(20_000);
        read.Should().Be(20_000);
        joined.Should().Equal(await File.ReadAllBytesAsync(folder["whole.csv"], token));
    }

    [Fact]
    public async Task RunAsync_StreamAgainstAnotherPolicy_WritesBothAnswersAndTheReport()
    {
        var stop = TestContext.Current.CancellationToken;
        var path = RepositoryFolder.File("samples/data/korea-2019-2023.csv");
        await using var input = File.OpenRead(path);
        using var output = new MemoryStream();
        var replayer = new Replayer(Engine)
        {
            Against = new() { PolicyDate = Engine.RuleSet.Find("march-2023-reversion")!.From },
            WithStatistics = true,
        };

        var summary = await replayer.RunAsync("korea.csv", input, output, stop);

        summary.Counts.Read.Should().Be(22);
        summary.Counts.AddUp.Should().BeTrue();
        summary
            .Transitions.Should()
            .Contain(change => change.From == "individual" && change.To == "special-general-bulk");
        Encoding
            .UTF8.GetString(output.ToArray())
            .Should()
            .Contain(",change,")
            .And.Contain("individual -> special-general-bulk");
        Encoding
            .UTF8.GetString(summary.ToHtml())
            .Should()
            .Contain("<title>Replay of korea.csv</title>");
    }

    [Fact]
    public async Task Merge_OfPartsBySize_IsTheReplayOfTheWholeAndRefusesAPartThatIsNotWhatWasSaid()
    {
        var token = TestContext.Current.CancellationToken;
        await using (var file = File.Create(folder["in.csv"]))
        {
            await new SyntheticTransactions(60_000, 3).WriteAsync(file, token);
        }
        var replayer = new Replayer(Engine) { Against = new() { PolicyDate = new(2019, 4, 12) } };
        var whole = await replayer.RunAsync(
            new(folder["in.csv"], default, null),
            folder["whole.csv"],
            token
        );
        var parts = await replayer
            .SplitBySizeAsync(folder["in.csv"], 3_000_000, cancellation: token)
            .ToListAsync(token);
        var later = await replayer
            .SplitBySizeAsync(folder["in.csv"], 3_000_000, parts[1].Start, token)
            .ToListAsync(token);

        await using var merge = new ReplayMerge(folder["merged.csv"]);
        foreach (var part in parts)
        {
            var summary = await replayer.RunAsync(part, folder["part.csv"], token);
            (await merge.AddAsync(folder["none.csv"], summary, token)).Should().BeFalse();
            (
                await merge.AddAsync(
                    folder["part.csv"],
                    summary with
                    {
                        Length = summary.Length + 1,
                    },
                    token
                )
            )
                .Should()
                .BeFalse();
            (await merge.AddAsync(folder["part.csv"], summary, token)).Should().BeTrue();
        }
        var merged = await merge.CompleteAsync(whole.Input, replayer);

        parts.Count.Should().BeGreaterThan(1);
        later.Should().Equal(parts.Skip(1));
        merged.Should().BeEquivalentTo(whole);
        (await File.ReadAllBytesAsync(folder["merged.csv"], token))
            .Should()
            .Equal(await File.ReadAllBytesAsync(folder["whole.csv"], token));
    }

    [Fact]
    public async Task Merge_OfADamagedOutput_EndsAndIsTakenUpByTheNext()
    {
        using var folder = new TemporaryFolder();
        var token = TestContext.Current.CancellationToken;
        await using (var file = File.Create(folder["in.csv"]))
        {
            await new SyntheticTransactions(60_000, 3).WriteAsync(file, token);
        }
        var replayer = new Replayer(Engine);
        var whole = await replayer.RunAsync(
            new(folder["in.csv"], default, null),
            folder["whole.csv"],
            token
        );
        var parts = await replayer
            .SplitBySizeAsync(folder["in.csv"], 2_000_000, cancellation: token)
            .ToListAsync(token);
        var said = new List<ReplaySummary>();
        foreach (var part in parts)
        {
            var (summary, _) = await replayer.RunPartAsync(
                part,
                whole.Input,
                folder[$"{said.Count}"],
                details: null,
                _ => { },
                token
            );
            said.Add(summary);
        }
        await using (var first = new ReplayMerge(folder["merged.csv"], resume: true))
        {
            (await first.AddAsync(folder["0"], said[0], token)).Should().BeTrue();
            File.Delete(folder["0"]);
            File.Move(folder["1"], folder["1.sound"]);
            await File.WriteAllBytesAsync(folder["1"], new byte[said[1].Length], token);
            var add = () => first.AddAsync(folder["1"], said[1], token);
            await add.Should().ThrowAsync<InvalidDataException>();
        }

        await using var merge = new ReplayMerge(folder["merged.csv"], resume: true);
        (await merge.AddAsync(folder["0"], said[0], token)).Should().BeTrue("it was added before");
        (await merge.AddAsync(folder["none"], said[1], token)).Should().BeFalse();
        (await merge.AddAsync(folder["1.sound"], said[1], token)).Should().BeTrue();
        for (var index = 2; index < parts.Count; index++)
        {
            (await merge.AddAsync(folder[$"{index}"], said[index], token)).Should().BeTrue();
        }
        var merged = await merge.CompleteAsync(whole.Input, replayer);

        parts.Count.Should().BeGreaterThan(2);
        merged.Should().BeEquivalentTo(whole);
        (await File.ReadAllBytesAsync(folder["merged.csv"], token))
            .Should()
            .Equal(await File.ReadAllBytesAsync(folder["whole.csv"], token));
    }

    private static async IAsyncEnumerable<Transaction> Transactions(
        int count,
        Action? onRead = null,
        [EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        for (var index = 0; index < count; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            await Task.Yield();
            onRead?.Invoke();
            yield return new()
            {
                Id = $"{index}",
                Date = new(2019, 7, 5),
                Destination = index == 7 ? "Koera" : "KR",
                Item = new() { Kind = "goods", Material = "hydrogen-fluoride" },
            };
        }
    }
}
