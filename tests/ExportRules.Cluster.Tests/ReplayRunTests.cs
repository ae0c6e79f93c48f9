using ExportRules.Replay;
using ExportRules.Replay.Orleans;
using ParquetSharp;

namespace ExportRules.Cluster.Tests;

public sealed class ReplayRunTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_OnThreeSilos_IsTheReplayOfOneMachineToTheByte()
    {
        await using var silos = await TestSilos.StartAsync(3, 60_000);
        var plain = await silos.PlainAsync(new() { PolicyDate = new(2019, 4, 12) });

        var run = await silos.Client.SubmitAsync(
            silos.Request() with
            {
                HasAgainst = true,
                AgainstDate = new(2019, 4, 12),
            }
        );
        var looks = new List<ReplayRunStatus>();
        var status = await silos.Client.WaitAsync(run, looks.Add, Token);

        status.Messages.Should().BeEmpty();
        looks.Should().OnlyContain(look => look.Counts.Read + look.RowsUnderWay <= 60_001);
        looks.Should().OnlyContain(look => look.Share >= 0 && look.Share <= 1);
        looks.Select(look => look.Done).Should().BeInAscendingOrder();
        status.Phase.Should().Be(ReplayRunPhase.Completed);
        status.Partitions.Should().BeGreaterThan(3);
        status.Counts.Should().Be(plain.Counts);
        status.Counts.Read.Should().Be(60_001);
        status.Counts.Errors.Should().Be(1);
        status.Digest.Should().Be(plain.Digest);
        status.Policy.Should().Be(plain.Policy);
        status.Against.Should().Be(plain.Against);
        (await File.ReadAllBytesAsync(silos.Folder["out.csv"], Token))
            .Should()
            .Equal(await File.ReadAllBytesAsync(silos.Folder["plain.csv"], Token));
        Directory.Exists(silos.Folder["out.csv.parts"]).Should().BeFalse();
    }

    [Fact]
    public async Task Run_OfParquet_HasAPartitionForEachRowGroup_AndTheRowsOfOneMachine()
    {
        await using var silos = await TestSilos.StartAsync(2, 1);
        var path = silos.Folder["in.parquet"];
        WriteParquet(path, groups: 4, rows: 3000);
        var plain = await new Replayer(new ExportRulesEngine(BuiltInRuleSets.Japan)).RunAsync(
            new(path, default, null),
            silos.Folder["plain.csv"],
            Token
        );

        var run = await silos.Client.SubmitAsync(
            silos.Request() with
            {
                Input = path,
                InputName = path,
                PartitionBytes = 1,
            }
        );
        var status = await silos.Client.WaitAsync(run, cancellation: Token);

        status.Phase.Should().Be(ReplayRunPhase.Completed, string.Join('\n', status.Messages));
        status.Partitions.Should().Be(4);
        status.Counts.Should().Be(plain.Counts);
        status.Counts.Read.Should().Be(12_000);
        status.Digest.Should().Be(plain.Digest);
    }

    private static void WriteParquet(string path, int groups, int rows)
    {
        using var file = new ParquetFileWriter(
            path,
            [
                new Column<string>("id"),
                new Column<string>("date"),
                new Column<string>("destination"),
                new Column<string>("item.material"),
            ]
        );
        for (var group = 0; group < groups; group++)
        {
            var numbers = Enumerable.Range(group * rows, rows).ToList();
            using var writer = file.AppendRowGroup();
            Write(number => $"P{number}");
            Write(number => $"20{12 + (number % 13)}-07-{1 + (number % 28):D2}");
            Write(number => number % 3 == 0 ? "KR" : "CN");
            Write(number => number % 2 == 0 ? "resist" : "hydrogen-fluoride");

            void Write(Func<int, string> cell)
            {
                using var column = writer.NextColumn().LogicalWriter<string>();
                column.WriteBatch([.. numbers.Select(cell)]);
            }
        }
        file.Close();
    }

    [Fact]
    public async Task Run_TwoOfThreeSilosLost_CountsEveryRowOnce()
    {
        await using var silos = await TestSilos.StartAsync(3, 200_000);
        var plain = await silos.PlainAsync();

        var run = await silos.Client.SubmitAsync(silos.Request());
        await UntilAsync(silos.Client, run, status => status.Done >= 2);
        // Reminders of a test and its membership lie on the first silo; the run may be on any of them.
        await silos.Cluster.KillSiloAsync(silos.Cluster.Silos[^1], Token);
        await silos.Cluster.KillSiloAsync(silos.Cluster.Silos[^1], Token);
        var status = await silos.Client.WaitAsync(run, cancellation: Token);

        status.Phase.Should().Be(ReplayRunPhase.Completed, string.Join('\n', status.Messages));
        status.Counts.Should().Be(plain.Counts);
        status.Digest.Should().Be(plain.Digest);
    }

    [Fact]
    public async Task Run_CanceledAndBegunAgain_GoesOn()
    {
        await using var silos = await TestSilos.StartAsync(1, 150_000);
        var plain = await silos.PlainAsync();
        var request = silos.Request();

        var run = await silos.Client.SubmitAsync(request);
        await UntilAsync(silos.Client, run, status => status.Done >= 2);
        await silos.Client.CancelAsync(run);
        var canceled = await silos.Client.StatusAsync(run);
        var again = await silos.Client.SubmitAsync(request);
        var status = await silos.Client.WaitAsync(run, cancellation: Token);

        canceled.Phase.Should().Be(ReplayRunPhase.Canceled);
        canceled.Done.Should().BeGreaterThanOrEqualTo(2);
        File.Exists(request.Output).Should().BeTrue();
        again.Should().Be(run);
        status.Phase.Should().Be(ReplayRunPhase.Completed, string.Join('\n', status.Messages));
        status.Digest.Should().Be(plain.Digest);
        status.Counts.Should().Be(plain.Counts);
    }

    [Fact]
    public async Task Run_WhoseOutputIsGone_IsDoneAgain()
    {
        await using var silos = await TestSilos.StartAsync(1, 20_000);
        var request = silos.Request();

        var run = await silos.Client.SubmitAsync(request);
        var first = await silos.Client.WaitAsync(run, cancellation: Token);
        File.Delete(request.Output);
        await silos.Client.SubmitAsync(request);
        var second = await silos.Client.WaitAsync(run, cancellation: Token);

        second.Phase.Should().Be(ReplayRunPhase.Completed);
        second.Messages.Should().BeEmpty();
        second.Digest.Should().Be(first.Digest);
        second.Counts.Should().Be(first.Counts);
        File.Exists(request.Output).Should().BeTrue();
    }

    [Fact]
    public async Task Run_WithTooManyErrors_EndsAndGoesOnWhereMoreAreAllowed()
    {
        await using var silos = await TestSilos.StartAsync(1, 30_000);
        var plain = await silos.PlainAsync();
        var request = silos.Request() with { MaximumErrors = 0 };

        var run = await silos.Client.SubmitAsync(request);
        var few = await silos.Client.WaitAsync(run, cancellation: Token);
        var again = await silos.Client.SubmitAsync(request with { MaximumErrors = 1 });
        var enough = await silos.Client.WaitAsync(run, cancellation: Token);

        few.Phase.Should().Be(ReplayRunPhase.Failed);
        few.Messages.Should()
            .Contain(message =>
                message.StartsWith("ER0611: 1 rows are errors, more than the 0 allowed")
            );
        again.Should().Be(run);
        enough.Phase.Should().Be(ReplayRunPhase.Completed, string.Join('\n', enough.Messages));
        enough.Share.Should().Be(1);
        enough.Digest.Should().Be(plain.Digest);
    }

    [Fact]
    public async Task Run_WithAssumptionsThatAreNoFacts_IsRefusedAsOnOneMachine()
    {
        await using var silos = await TestSilos.StartAsync(1, 1_000);

        var run = await silos.Client.SubmitAsync(
            silos.Request() with
            {
                Assumptions = ["destination=Koera"],
            }
        );
        var status = await silos.Client.WaitAsync(run, cancellation: Token);

        status.Phase.Should().Be(ReplayRunPhase.Failed);
        status.Messages.Should().Contain(message => message.Contains("Koera"));
    }

    [Fact]
    public async Task Run_OfAnotherEngine_IsRefusedWithBothVersions()
    {
        await using var silos = await TestSilos.StartAsync(2, 10_000);

        var run = await silos.Client.SubmitAsync(silos.Request() with { Engine = "0.9.0" });
        var status = await silos.Client.WaitAsync(run, cancellation: Token);

        status.Phase.Should().Be(ReplayRunPhase.Failed);
        status.Messages.Should().Contain(message => message.Contains("begun with 0.9.0"));
        File.Exists(silos.Folder["out.csv"]).Should().BeFalse();
    }

    [Fact]
    public async Task Run_WhoseRulesHaveAnotherDigest_IsRefused()
    {
        await using var silos = await TestSilos.StartAsync(1, 10_000);
        var request = silos.Request();
        var rules = request.Rules.ToDictionary();
        var path = rules.Keys.First(name => name.Contains("korea-three-items"));
        rules[path] =
        [
            .. System.Text.Encoding.UTF8.GetBytes(
                System
                    .Text.Encoding.UTF8.GetString(rules[path])
                    .Replace("because: ", "because: Changed on the way. ")
            ),
        ];

        var run = await silos.Client.SubmitAsync(request with { Rules = rules });
        var status = await silos.Client.WaitAsync(run, cancellation: Token);

        status.Phase.Should().Be(ReplayRunPhase.Failed);
        status.Messages.Should().Contain(message => message.Contains(request.RuleSetDigest));
    }

    [Fact]
    public async Task Run_OnASiloOfAnotherRuleSet_IsRefused()
    {
        await using var silos = await TestSilos.StartAsync(
            1,
            10_000,
            options => options.RuleSetDigest = "sha256:another"
        );

        var run = await silos.Client.SubmitAsync(silos.Request());
        var status = await silos.Client.WaitAsync(run, cancellation: Token);

        status.Phase.Should().Be(ReplayRunPhase.Failed);
        status.Messages.Should().Contain(message => message.Contains("sha256:another alone"));
    }

    [Fact]
    public async Task Run_WithAPartitionThatCannotBeRead_DoesTheRestAndSaysWhich()
    {
        await using var silos = await TestSilos.StartAsync(2, 100_000);
        var request = silos.Request();
        // Where the output of a partition belongs lies a folder: whoever does it, it fails.
        Directory.CreateDirectory(Path.Combine(request.Output + ".parts", "000003.part", "x"));

        var run = await silos.Client.SubmitAsync(request);
        var failed = await silos.Client.WaitAsync(run, cancellation: Token);
        Directory.Delete(Path.Combine(request.Output + ".parts", "000003.part"), recursive: true);
        await silos.Client.SubmitAsync(request);
        var mended = await silos.Client.WaitAsync(run, cancellation: Token);

        failed.Phase.Should().Be(ReplayRunPhase.Failed);
        failed.Done.Should().Be(failed.Partitions - 1);
        failed.GivenUp.Should().Be(1);
        failed.Messages.Should().Contain(message => message.StartsWith("partition 3, from line "));
        mended.Phase.Should().Be(ReplayRunPhase.Completed);
        mended.Digest.Should().Be((await silos.PlainAsync()).Digest);
    }

    [Fact]
    public async Task Submit_InputThatSilosDoNotSee_SaysSo()
    {
        await using var silos = await TestSilos.StartAsync(1, 10_000);

        var submit = () => silos.Client.SubmitAsync(silos.Request() with { Input = "/none.csv" });

        (await submit.Should().ThrowAsync<FileNotFoundException>()).WithMessage("*/none.csv*");
    }

    private static async Task UntilAsync(
        ReplayClusterClient client,
        string run,
        Func<ReplayRunStatus, bool> isReached
    )
    {
        while (!isReached(await client.StatusAsync(run)))
        {
            await Task.Delay(20, Token);
        }
    }
}
