using ExportRules;
using ExportRules.Testing;
using Xunit;

namespace RuleSetTests;

/// <summary>A rule set under test: every case of its <c>tests</c> folder, and a question asked in C#.</summary>
public sealed class TemplateTests
{
    private static readonly RuleSetCases All = RuleSetCases.Load(
        Path.Combine(AppContext.BaseDirectory, "template")
    );

    public static IEnumerable<object[]> Cases() => All.Rows();

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Case_Holds(RuleSetCase ruleSetCase) => ruleSetCase.Assert();

    [Fact]
    public void Pump_ToBrazil_NeedsAnIndividualLicense()
    {
        var engine = new ExportRulesEngine(All.RuleSet);
        var pump = TransactionBuilder.Goods.On(2024, 4, 1).To("BR").Classified("P1").Build();

        engine
            .Evaluate(pump)
            .ShouldRequire("individual")
            .ShouldRestOn("individual-license", "pumps-need-a-license");
    }
}
