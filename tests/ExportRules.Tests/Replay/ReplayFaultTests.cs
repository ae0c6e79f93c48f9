using System.Globalization;
using System.Text;
using ExportRules.Tests.Cli;

namespace ExportRules.Tests.Replay;

/// <summary>What ends a replay from outside: a kill, a full disk, a program that cuts and pipes.</summary>
public sealed class ReplayFaultTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>3 kills by default; <c>EXPORTRULES_KILLS</c> sets more.</summary>
    [Fact]
    public async Task Resume_AfterKillsAtRandomMoments_GivesTheBytesOfAnUninterruptedRun()
    {
        var wanted = int.Parse(
            Environment.GetEnvironmentVariable("EXPORTRULES_KILLS") ?? "3",
            CultureInfo.InvariantCulture
        );
        await Generate(400_000);
        await CliRun.Of("replay", folder["in.csv"], "-o", folder["whole.csv"]);
        var whole = await File.ReadAllBytesAsync(folder["whole.csv"], Cancellation);
        var random = new Random();
        for (var kills = 0; kills < wanted; File.Delete(folder["out.csv"]))
        {
            // Each run goes on where the one before was killed, from a checkpoint or from the beginning.
            while (!File.Exists(folder["out.csv"]))
            {
                using var process = CliProcess.Start(
                    "replay",
                    folder["in.csv"],
                    "-o",
                    folder["out.csv"],
                    "--threads",
                    "1",
                    "--resume"
                );
                var end = CliProcess.EndAsync(process);
                if (kills < wanted && !process.WaitForExit(random.Next(500, 3500)))
                {
                    process.Kill();
                    kills++;
                }
                await end;
            }
            var bytes = await File.ReadAllBytesAsync(folder["out.csv"], Cancellation);
            bytes.AsSpan().SequenceEqual(whole).Should().BeTrue();
            File.Exists(folder["out.csv.part"]).Should().BeFalse();
            File.Exists(folder["out.csv.checkpoint"]).Should().BeFalse();
        }
    }

    [Fact]
    public async Task Replay_FullDisk_KeepsWhatIsDoneAndGoesOnWhenThereIsRoom()
    {
        await Generate(60_000);
        await CliRun.Of("replay", folder["in.csv"], "-o", folder["whole.csv"]);
        var disk = folder["disk"];
        Directory.CreateDirectory(disk);
        if (await Mount(disk, "size=6m") is { } refused)
        {
            Assert.Skip($"needs the right to mount a small disk: {refused}");
        }
        try
        {
            var full = await CliProcess.EndAsync(
                CliProcess.Start("replay", folder["in.csv"], "-o", disk + "/out.csv")
            );

            full.Code.Should().Be(1, full.Error);
            full.Error.Should().Contain("No space left").And.NotContain("   at ");
            File.Exists(disk + "/out.csv").Should().BeFalse();

            (await Mount(disk, "remount,size=100m")).Should().BeNull();
            var resumed = await CliProcess.EndAsync(
                CliProcess.Start("replay", folder["in.csv"], "-o", disk + "/out.csv", "--resume")
            );

            resumed.Code.Should().BeOneOf([0, 3], resumed.Error);
            (await File.ReadAllTextAsync(disk + "/out.csv", Cancellation))
                .Should()
                .Be(await File.ReadAllTextAsync(folder["whole.csv"], Cancellation));

            (await Mount(disk, "remount,ro")).Should().BeNull();
            var readOnly = await CliProcess.EndAsync(
                CliProcess.Start("replay", folder["in.csv"], "-o", disk + "/other.csv")
            );

            readOnly.Code.Should().Be(1, readOnly.Error);
            readOnly.Error.Should().Contain("ER0614").And.NotContain("   at ");
        }
        finally
        {
            using var unmount = CliProcess.Run("umount", [disk]);
            await CliProcess.EndAsync(unmount);
        }
    }

    [Fact]
    public async Task Filter_DrivenByGnuParallel_AnswersEachLineInOrder()
    {
        var parallel = ExternalTool.Path("parallel");
        var lines = new StringBuilder();
        for (var number = 0; number < 3000; number++)
        {
            lines.Append(
                CultureInfo.InvariantCulture,
                $$"""{"id":"T-{{number}}","item":{"kind":"goods","material":"resist"},"destination":"KR","date":"2019-07-0{{1 + (number % 9)}}"}"""
            );
            lines.Append('\n');
        }
        var alone = await CliProcess.EndAsync(CliProcess.Start("replay", "-"), lines.ToString());

        var many = await CliProcess.EndAsync(
            CliProcess.Run(
                parallel,
                [
                    "--will-cite",
                    "--pipe",
                    "--keep-order",
                    "--jobs",
                    "2",
                    "--block",
                    "100k",
                    $"dotnet '{CliProcess.Assembly}' replay - 2>/dev/null || [ $? -eq 3 ]",
                ]
            ),
            lines.ToString()
        );

        many.Code.Should().Be(0, many.Error);
        many.Output.Split('\n').Should().HaveCount(3001);
        many.Output.Should().Be(alone.Output);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Task Generate(int rows) =>
        CliRun.Of(
            "replay",
            "generate",
            "--rows",
            rows.ToString(CultureInfo.InvariantCulture),
            "-o",
            folder["in.csv"]
        );

    /// <summary>Mounts a disk in memory; null, or why that is not allowed.</summary>
    private static async Task<string?> Mount(string path, string options)
    {
        using var mount = CliProcess.Run("mount", ["-t", "tmpfs", "-o", options, "tmpfs", path]);
        var (code, _, error) = await CliProcess.EndAsync(mount);
        return code == 0 ? null : error.Trim();
    }
}
