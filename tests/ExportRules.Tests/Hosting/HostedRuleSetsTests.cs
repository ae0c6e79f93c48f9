using ExportRules.Hosting;
using ExportRules.Records;
using ExportRules.Tests.Records;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ExportRules.Tests.Hosting;

public sealed class HostedRuleSetsTests
{
    [Fact]
    public void AddExportRules_EmptySection_DecidesUnderJapan()
    {
        using var provider = Provider();

        provider.GetRequiredService<IExportRulesEngine>().RuleSet.Id.Should().Be("japan");
        provider
            .GetRequiredKeyedService<IExportRulesEngine>("japan")
            .RuleSet.Id.Should()
            .Be("japan");
    }

    [Fact]
    public void AddExportRules_TwoRuleSets_AreFoundByNameAndTheDefaultUnnamed()
    {
        using var folder = new RuleSetFolderCopy();
        using var provider = Provider(
            ("Default", "house"),
            ("RuleSets:house:RuleSet", folder.Path),
            ("RuleSets:law:RuleSet", "japan")
        );

        provider.GetRequiredService<IExportRulesEngine>().RuleSet.Id.Should().Be("template");
        provider.GetRequiredKeyedService<IExportRulesEngine>("law").RuleSet.Id.Should().Be("japan");
        provider.GetRequiredKeyedService<IRuleSetReloader>("house").Name.Should().Be("house");
        provider
            .Invoking(services => services.GetRequiredKeyedService<IExportRulesEngine>("hose"))
            .Should()
            .Throw<InvalidOperationException>()
            .WithMessage("*`hose`; there are house, law*");
    }

    [Fact]
    public async Task StartAsync_SeveralFailures_NamesEveryOne()
    {
        using var folder = new RuleSetFolderCopy();
        folder.Replace("control/pumps.yaml", "in-list: partners", "in-list: partnrs");
        using var host = HostedFolder.Host(
            folder.Path,
            null,
            ("Defalt", "x"),
            ("RuleSets:law:RuleSet", "jpan"),
            ("RuleSets:law:PollInterval", "soon"),
            ("RuleSets:law:RequireLok", "true"),
            ("RuleSets:law:TrustedKeys:0:File", "key.pem"),
            ("RuleSets:law:RuleSet:Path", "rules"),
            ("RuleSets:law:Pack", "law.zip"),
            ("RuleSets:customs", "japan"),
            ("RuleSets:house:RunCases", "perhaps")
        );

        var start = () => host.StartAsync(TestContext.Current.CancellationToken);

        var message = (await start.Should().ThrowAsync<OptionsValidationException>()).Which.Message;
        foreach (
            var expected in (string[])
                [
                    "E:Defalt is no option; did you mean `Default`?",
                    "did you mean `japan`?",
                    "law:PollInterval is `soon`, which is no time span such as 00:00:30",
                    "law:RequireLok is no option; did you mean `RequireLock`?",
                    "law:Pack is no option; known: `KnownToday`, `PollInterval`, ",
                    "law:TrustedKeys:0 is one text, and has E:RuleSets:law:TrustedKeys:0:File below it",
                    "law:RuleSet is one text, and has E:RuleSets:law:RuleSet:Path below it",
                    "E:RuleSets:customs is `japan`; below it belong RuleSet and ",
                    "house:RunCases is `perhaps`, which is neither true nor false",
                    "Default is not given; it is one of customs, house, law",
                    "`partnrs`",
                ]
        )
        {
            message.Should().Contain(expected);
        }
    }

    [Theory]
    [InlineData("E", "E is `japan`; below it belong Default and RuleSets")]
    [InlineData("E:RuleSets", "E:RuleSets is `japan`; below it belong a name for each rule set")]
    public void AddExportRules_TextWhereOptionsBelong_IsRefusedAndNotPassedOver(
        string key,
        string expected
    )
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new(key, "japan")])
            .Build();
        using var provider = new ServiceCollection()
            .AddExportRules(configuration.GetSection("E"))
            .BuildServiceProvider();

        provider
            .Invoking(services => services.GetRequiredService<IExportRulesEngine>())
            .Should()
            .Throw<OptionsValidationException>()
            .WithMessage(expected);
    }

    [Fact]
    public async Task StartAsync_LockIsRequiredAndMissing_IsRefused()
    {
        using var folder = new RuleSetFolderCopy();
        using var host = HostedFolder.Host(
            folder.Path,
            null,
            ("RuleSets:house:RequireLock", "true")
        );

        var start = () => host.StartAsync(TestContext.Current.CancellationToken);

        await start.Should().ThrowAsync<OptionsValidationException>().WithMessage("*ER0402*");
    }

    [Fact]
    public void Evaluate_KnownToday_HidesWhatTheClockHasNotSeen()
    {
        // The evening of 30 June in Greenwich is 1 July in Japan, the day on which the notice was published.
        Known(new(2019, 6, 30, 16, 0, 0, TimeSpan.Zero)).Should().Be("2019-07-04");
        Known(new(2019, 6, 30, 14, 0, 0, TimeSpan.Zero)).Should().NotBe("2019-07-04");
        Known(new(2019, 6, 30, 14, 0, 0, TimeSpan.Zero), new(2030, 1, 1)).Should().Be("2019-07-04");

        static string Known(DateTimeOffset now, DateOnly? knownAt = null)
        {
            using var provider = Provider(
                new FixedClock(now),
                ("RuleSets:japan:KnownToday", "true")
            );
            return provider
                .GetRequiredService<IExportRulesEngine>()
                .Evaluate(
                    new()
                    {
                        Date = new(2019, 7, 4),
                        Destination = "KR",
                        Item = new() { Kind = "goods", Entries = ["3(1)"] },
                    },
                    knownAt is null ? null : new() { KnownAt = knownAt }
                )
                .Policy.Version;
        }
    }

    [Fact]
    public void Create_RecordWithKnownToday_KeepsTheDayAndIsDecidedAgainTheSameLater()
    {
        using var provider = Provider(
            new FixedClock(new(2019, 6, 30, 14, 0, 0, TimeSpan.Zero)),
            ("RuleSets:japan:KnownToday", "true")
        );
        var engine = provider.GetRequiredService<IExportRulesEngine>();
        var transaction = RecordFixture.Transaction();

        var record = DecisionRecord.Create(engine, transaction);
        var asked = DecisionRecord.Create(
            engine,
            new Order { Lines = [transaction] },
            new() { KnownAt = new(2019, 7, 1) }
        );

        record.KnownAt.Should().Be(new DateOnly(2019, 6, 30));
        record.Decision!.Policy.Version.Should().NotBe("2019-07-04");
        asked.KnownAt.Should().Be(new DateOnly(2019, 7, 1));
        asked.OrderDecision!.Lines[0].Policy.Version.Should().Be("2019-07-04");
        var later = new RecordVerifier(RecordFixture.Engine);
        later.Verify(record).Status.Should().Be(RecordStatus.Unchanged);
        later.Verify(asked).Status.Should().Be(RecordStatus.Unchanged);
    }

    private static ServiceProvider Provider(params (string Key, string Value)[] values) =>
        Provider(TimeProvider.System, values);

    private static ServiceProvider Provider(
        TimeProvider clock,
        params (string Key, string Value)[] values
    )
    {
        var section = new ConfigurationBuilder()
            .AddInMemoryCollection(
                values.Select(one => KeyValuePair.Create(one.Key, (string?)one.Value))
            )
            .Build();
        return new ServiceCollection()
            .AddSingleton(clock)
            .AddExportRules(section)
            .BuildServiceProvider();
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
