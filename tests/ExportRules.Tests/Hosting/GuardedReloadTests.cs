using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using ExportRules.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace ExportRules.Tests.Hosting;

public sealed class GuardedReloadTests
{
    private const string First = "The pump is listed";
    private const string Second = "This pump is listed";
    private const string Two = "[\"CH\", \"NO\"]";
    private const string Three = "[\"CH\", \"NO\", \"SE\"]";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReloadAsync_GoodChange_ReplacesTheLawAtOnceAndLeavesSnapshots()
    {
        using var folder = new RuleSetFolderCopy();
        var logs = new CollectedLogs();
        using var host = HostedFolder.Host(folder.Path, logs);
        await host.StartAsync(Cancel);
        var reloader = host.Services.GetRequiredService<IRuleSetReloader>();
        var snapshot = reloader.Snapshot();
        var before = (reloader.Digest, Policy: DigestOf(host));
        Change(folder, 0);

        var result = await reloader.ReloadAsync(Cancel);

        result.Outcome.Should().Be(ReloadOutcome.Replaced);
        reloader.Digest.Should().Be(result.Digest).And.NotBe(before.Digest);
        DigestOf(host).Should().NotBe(before.Policy);
        snapshot.Evaluate(HostedFolder.PumpToBrazil).Policy.Digest.Should().Be(before.Policy);
        logs.Ids.Should().Equal(HostingEvents.RuleSetInUse, HostingEvents.RuleSetReplaced);
        (await reloader.ReloadAsync(Cancel)).Outcome.Should().Be(ReloadOutcome.Unchanged);
        await host.StopAsync(Cancel);
    }

    [Theory]
    [InlineData("control/pumps.yaml", "in-list: partners", "in-list: partnrs", "`partnrs`")]
    [InlineData("lists/partners.yaml", "\"NO\"", "\"BR\"", "A pump to Norway needs none")]
    public async Task ReloadAsync_BadChange_KeepsServingIsLoggedAndDegradedUntilMended(
        string file,
        string text,
        string by,
        string logged
    )
    {
        using var folder = new RuleSetFolderCopy();
        var logs = new CollectedLogs();
        using var host = HostedFolder.Host(folder.Path, logs);
        await host.StartAsync(Cancel);
        var reloader = host.Services.GetRequiredService<IRuleSetReloader>();
        var engine = host.Services.GetRequiredService<IExportRulesEngine>();
        var before = (reloader.Digest, engine.RuleSet);
        (await Health(host)).Status.Should().Be(HealthStatus.Healthy);
        folder.Replace(file, text, by);

        var result = await reloader.ReloadAsync(Cancel);

        result.Outcome.Should().Be(ReloadOutcome.Refused);
        (result.Diagnostics.Count + result.FailedCases.Count).Should().BePositive();
        reloader.Digest.Should().Be(before.Digest);
        engine.RuleSet.Should().BeSameAs(before.RuleSet);
        engine.Evaluate(HostedFolder.PumpToBrazil).License.Should().Be("individual");
        logs.Ids.Should().Contain(HostingEvents.RuleSetRefused);
        logs.Lines.Should().Contain(line => line.Text.Contains(logged));
        var degraded = await Health(host);
        degraded.Status.Should().Be(HealthStatus.Degraded);
        degraded.Entries["exportrules"].Description.Should().Contain("house");

        folder.Replace(file, by, text);
        (await reloader.ReloadAsync(Cancel)).Outcome.Should().Be(ReloadOutcome.Unchanged);
        (await Health(host)).Status.Should().Be(HealthStatus.Healthy);
        logs.Ids.Should().Contain(HostingEvents.RuleSetMended);
        await host.StopAsync(Cancel);
    }

    [Fact]
    public async Task ReloadAsync_NamesWithLineBreaks_ForgeNoLineOfTheLog()
    {
        using var folder = new RuleSetFolderCopy();
        var logs = new CollectedLogs();
        using var host = HostedFolder.Host(folder.Path, logs);
        await host.StartAsync(Cancel);
        var reloader = host.Services.GetRequiredService<IRuleSetReloader>();

        folder.Replace("tests/pumps.yaml", "A pump to Norway needs none", "\"A\\r\\n4001 forged\"");
        folder.Replace("lists/partners.yaml", "\"NO\"", "\"BR\"");
        (await reloader.ReloadAsync(Cancel)).FailedCases.Should().NotBeEmpty();
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, "control", "x\n4001 forged.yaml"),
            "- id: \"x\\u001b[2J\\n4001 forged\"\n",
            Cancel
        );
        (await reloader.ReloadAsync(Cancel)).Diagnostics.Should().NotBeEmpty();

        logs.Lines.Should().Contain(line => line.Text.Contains("4001 forged"));
        logs.Lines.Where(line => line.Id >= 4000)
            .Should()
            .NotContain(line => line.Text.Any(char.IsControl));
        await host.StopAsync(Cancel);
    }

    [Fact]
    public async Task Polling_ChangedFolder_IsReloadedAndAGoneOneIsRefused()
    {
        using var folder = new RuleSetFolderCopy();
        using var host = HostedFolder.Host(
            folder.Path,
            null,
            ("RuleSets:house:PollInterval", "00:00:00.05")
        );
        await host.StartAsync(Cancel);
        var reloader = host.Services.GetRequiredService<IRuleSetReloader>();
        var before = reloader.Digest;

        Change(folder, 0);
        await Until(() => reloader.Digest != before);
        var after = reloader.Digest;
        Directory.Move(folder.Path, folder.Path + "-gone");
        await Until(() => reloader.Refusal is not null);
        reloader.Digest.Should().Be(after);
        Directory.Move(folder.Path + "-gone", folder.Path);
        // The same content as the one in use: told again because the one before it was refused.
        await Until(() => reloader.Refusal is null);

        reloader.Digest.Should().Be(after);
        await host.StopAsync(Cancel);
    }

    [Fact]
    public async Task Storm_OfFourThreadsDuringReloads_NeverMixesTwoLaws()
    {
        using var folder = new RuleSetFolderCopy();
        using var host = HostedFolder.Host(folder.Path);
        await host.StartAsync(Cancel);
        var reloader = host.Services.GetRequiredService<IRuleSetReloader>();
        var engine = host.Services.GetRequiredService<IExportRulesEngine>();
        var seen = new ConcurrentDictionary<(string Digest, string Because), int>();
        using var stop = new CancellationTokenSource();
        var threads = Enumerable
            .Range(0, 4)
            .Select(_ =>
                Task.Run(
                    () =>
                    {
                        while (!stop.IsCancellationRequested)
                        {
                            var decision = engine.Evaluate(HostedFolder.PumpToBrazil);
                            var because = decision
                                .Trace.Single(entry => entry.Rule == "pumps-need-a-license")
                                .Because!;
                            seen.AddOrUpdate(
                                (decision.Policy.Digest, because),
                                1,
                                (_, count) => count + 1
                            );
                        }
                    },
                    Cancel
                )
            )
            .ToArray();
        for (var round = 0; round < 20; round++)
        {
            Change(folder, round);
            (await reloader.ReloadAsync(Cancel)).Outcome.Should().Be(ReloadOutcome.Replaced);
            var seenBefore = seen.Values.Sum();
            await Until(() => seen.Values.Sum() > seenBefore);
        }
        await stop.CancelAsync();
        await Task.WhenAll(threads);

        seen.Keys.Select(key => key.Because).Should().HaveCount(2).And.OnlyHaveUniqueItems();
        seen.Keys.Select(key => key.Digest).Should().OnlyHaveUniqueItems();
        await host.StopAsync(Cancel);
    }

    [Fact]
    public async Task ReloadAsync_AThousandTimes_KeepsNoOldLaw()
    {
        using var folder = new RuleSetFolderCopy();
        using var host = HostedFolder.Host(folder.Path);
        await host.StartAsync(Cancel);
        var reloader = host.Services.GetRequiredService<IRuleSetReloader>();
        var old = new List<WeakReference>();
        for (var round = 0; round < 1000; round++)
        {
            old.Add(Current(reloader));
            Change(folder, round);
            (await reloader.ReloadAsync(Cancel)).Outcome.Should().Be(ReloadOutcome.Replaced);
        }
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        // Not by the bytes of the heap: the other tests of the process run at the same time and have memory of their own.
        old.Count(law => law.IsAlive).Should().BeLessThanOrEqualTo(1);
        await host.StopAsync(Cancel);
    }

    /// <summary>Turns one law into the other, in two files, and back in the next round.</summary>
    private static void Change(RuleSetFolderCopy folder, int round)
    {
        var (from, to) = round % 2 == 0 ? (First, Second) : (Second, First);
        folder.Replace("control/pumps.yaml", from, to);
        (from, to) = round % 2 == 0 ? (Two, Three) : (Three, Two);
        folder.Replace("lists/partners.yaml", from, to);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Current(IRuleSetReloader reloader)
    {
        var engine = reloader.Snapshot();
        engine.Evaluate(HostedFolder.PumpToBrazil);
        return new(engine.RuleSet);
    }

    private static string DigestOf(IHost host) =>
        host
            .Services.GetRequiredService<IExportRulesEngine>()
            .Evaluate(HostedFolder.PumpToBrazil)
            .Policy.Digest;

    private static Task<HealthReport> Health(IHost host) =>
        host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancel);

    private static async Task Until(Func<bool> holds)
    {
        var watch = Stopwatch.StartNew();
        while (!holds())
        {
            watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(30));
            await Task.Delay(20, Cancel);
        }
    }
}
