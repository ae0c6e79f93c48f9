using ExportRules.RuleSets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ExportRules.Tests.Hosting;

public sealed class ExportRulesServiceCollectionExtensionsTests
{
    [Fact]
    public void AddExportRules_WithoutOptions_DecidesUnderJapan()
    {
        using var provider = new ServiceCollection().AddExportRules().BuildServiceProvider();

        var engine = provider.GetRequiredService<IExportRulesEngine>();

        engine.RuleSet.Should().BeSameAs(BuiltInRuleSets.Japan);
        engine.Evaluate(HydrogenFluoride).License.Should().Be("individual");
    }

    [Fact]
    public void AddExportRules_ThreeServices_AreOneEngineAndItsRuleSet()
    {
        using var provider = new ServiceCollection().AddExportRules().BuildServiceProvider();

        var engine = provider.GetRequiredService<ExportRulesEngine>();

        provider.GetRequiredService<IExportRulesEngine>().Should().BeSameAs(engine);
        provider.GetRequiredService<RuleSet>().Should().BeSameAs(engine.RuleSet);
        using var scope = provider.CreateScope();
        scope.ServiceProvider.GetRequiredService<ExportRulesEngine>().Should().BeSameAs(engine);
    }

    [Fact]
    public void AddExportRules_CalledTwice_RegistersOneEngineAndTheLastOptionCounts()
    {
        using var folder = new RuleSetFolderCopy();
        var services = new ServiceCollection()
            .AddExportRules()
            .AddExportRules(options => options.RuleSet = folder.Path);
        using var provider = services.BuildServiceProvider();

        provider.GetServices<IExportRulesEngine>().Should().ContainSingle();
        provider.GetRequiredService<RuleSet>().Id.Should().Be("template");
    }

    [Fact]
    public void AddExportRules_RuleSetInConfiguration_IsBound()
    {
        using var folder = new RuleSetFolderCopy();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("ExportRules:RuleSet", folder.Path)])
            .Build();
        var services = new ServiceCollection();
        services.Configure<ExportRulesOptions>(configuration.GetSection("ExportRules"));
        using var provider = services.AddExportRules().BuildServiceProvider();

        provider.GetRequiredService<RuleSet>().Id.Should().Be("template");
    }

    [Fact]
    public async Task StartAsync_BrokenRuleSet_FailsWithEveryErrorAndItsPlace()
    {
        using var folder = new RuleSetFolderCopy();
        folder.Replace("control/pumps.yaml", "in-list: partners", "in-list: partnrs");
        folder.Replace("licenses/individual.yaml", "pump-order-2024", "pump-order-2042");
        using var host = HostWith(folder.Path);

        var start = () => host.StartAsync(TestContext.Current.CancellationToken);

        var failures = (
            await start.Should().ThrowAsync<OptionsValidationException>()
        ).Which.Failures.ToList();
        failures.Should().Contain(failure => failure.Contains("`partnrs`"));
        failures.Should().Contain(failure => failure.Contains("`pump-order-2042`"));
        failures
            .Should()
            .OnlyContain(failure =>
                failure.StartsWith(folder.Path) && failure.Contains(": error ER")
            );
    }

    [Theory]
    [InlineData("jpan", "did you mean `japan`?")]
    [InlineData("/nowhere/rules", "no built-in rule set, folder or file `/nowhere/rules`")]
    [InlineData(" ", "RuleSet is empty")]
    public async Task StartAsync_NoSuchRuleSet_SaysSo(string ruleSet, string expected)
    {
        using var host = HostWith(ruleSet);

        var start = () => host.StartAsync(TestContext.Current.CancellationToken);

        (await start.Should().ThrowAsync<OptionsValidationException>())
            .Which.Message.Should()
            .Contain(expected);
    }

    [Fact]
    public async Task StartAsync_GoodFolder_LoadsItOnceAndDecidesUnderIt()
    {
        using var folder = new RuleSetFolderCopy();
        using var host = HostWith(folder.Path);

        await host.StartAsync(TestContext.Current.CancellationToken);
        // What was validated is what decides, whatever becomes of the files afterwards.
        folder.Replace("acts.yaml", "from: 2024-04-01", "from: never");

        var engine = host.Services.GetRequiredService<IExportRulesEngine>();
        engine.RuleSet.Id.Should().Be("template");
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void GetRequiredService_WithoutHost_RefusesABrokenRuleSetToo()
    {
        using var folder = new RuleSetFolderCopy();
        folder.Replace("control/pumps.yaml", "in-list: partners", "in-list: partnrs");
        using var provider = new ServiceCollection()
            .AddExportRules(options => options.RuleSet = folder.Path)
            .BuildServiceProvider();

        provider
            .Invoking(services => services.GetRequiredService<IExportRulesEngine>())
            .Should()
            .Throw<OptionsValidationException>()
            .WithMessage("*partnrs*");
    }

    private static readonly Transaction HydrogenFluoride = new()
    {
        Date = new(2019, 7, 4),
        Destination = "KR",
        Item = new()
        {
            Kind = "goods",
            Material = "hydrogen-fluoride",
            Attributes = new Dictionary<string, FactValue>
            {
                ["concentration"] = FactValue.Of(49m),
            },
        },
        EndUser = new() { DevelopsWmd = false, DevelopsArms = false },
        EndUse = new() { Wmd = "none", ConventionalArms = "none" },
        Notice = new() { Inform = "none" },
    };

    private static IHost HostWith(string ruleSet)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddExportRules(options => options.RuleSet = ruleSet);
        return builder.Build();
    }
}
