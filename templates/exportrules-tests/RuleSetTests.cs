using ExportRules.Testing;
using Xunit;

namespace MyLaw.Tests;

public sealed class RuleSetTests
{
    private static readonly RuleSetCases All = RuleSetCases.Load(
        Path.Combine(AppContext.BaseDirectory, "rules")
    );

    public static IEnumerable<object[]> Cases() => All.Rows();

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Case_Holds(RuleSetCase ruleSetCase) => ruleSetCase.Assert();
}
