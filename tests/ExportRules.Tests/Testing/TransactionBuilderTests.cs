using ExportRules.Testing;

namespace ExportRules.Tests.Testing;

public sealed class TransactionBuilderTests
{
    [Fact]
    public void Build_OrdinaryGoods_AreDeterminedUnderTheBuiltInRuleSet()
    {
        var acid = TransactionBuilder
            .Goods.On(2019, 7, 5)
            .To("KR")
            .Of("hydrogen-fluoride")
            .Attribute("concentration", 49)
            .Build();

        new ExportRulesEngine(BuiltInRuleSets.Japan)
            .Evaluate(acid)
            .ShouldRequire("individual")
            .ShouldHave("special-general-bulk", Availability.Unavailable);
    }

    [Fact]
    public void Without_AFactOrAGroup_LeavesItUnknown()
    {
        var transaction = TransactionBuilder
            .Goods.To("KR")
            .Without("endUse.wmd")
            .Without("endUser")
            .Build();

        transaction.EndUse!.Wmd.Should().BeNull();
        transaction.EndUse.ConventionalArms.Should().Be("none");
        transaction.EndUser.Should().BeNull();
    }

    [Fact]
    public void With_AnyFact_GivesANewBuilderAndLeavesTheOldOne()
    {
        var old = TransactionBuilder.Goods;
        var changed = old.With("endUse.wmd", "stated").Holding(new() { Type = "individual" });

        old.Build().EndUse!.Wmd.Should().Be("none");
        old.Build().Exporter.Should().BeNull();
        changed.Build().EndUse!.Wmd.Should().Be("stated");
        changed.Build().Exporter!.Licenses.Should().ContainSingle();
    }
}
