using ExportRules.Testing;

namespace ExportRules.Tests.Testing;

public sealed class DecisionAssertionsTests
{
    [Fact]
    public void Assertions_ThatHold_GiveTheDecisionBack()
    {
        Decide("NO", 49, 2021)
            .ShouldRequire("individual")
            .ShouldRestOn("acid-is-listed", "anyone-individual", "norway-individual-only")
            .ShouldHave("bulk", Availability.Unavailable);
        Decide("NO", 10, 2021).ShouldRequireNoLicense().ShouldRestOn("acid-is-free");
        Decide("NO", null, 2021)
            .ShouldBeUndetermined("item.attributes.concentration", "item.entries");
    }

    [Fact]
    public void ShouldRequire_AnotherLicense_SaysWhatWasFoundAndWhy()
    {
        var act = () => Decide("NO", 49, 2021).ShouldRequire("bulk");

        act.Should()
            .Throw<ExpectationFailedException>()
            .WithMessage(
                "expected: license-required: bulk\nactual:   license-required: individual, *under small 2021-01-01 (second-law)\nbecause\n*norway-individual-only: withdraw bulk*"
            );
    }

    [Fact]
    public void Assertions_ThatDoNotHold_Throw()
    {
        var decision = Decide("NO", 49, 2021);
        Action[] assertions =
        [
            () => decision.ShouldRequireNoLicense(),
            () => decision.ShouldBeExempt("small-value"),
            () => decision.ShouldBeProhibited(),
            () => decision.ShouldBeUndetermined(),
            () => decision.ShouldRestOn("acid-is-listed"),
            () => decision.ShouldHave("bulk", Availability.Available),
            () => decision.ShouldOblige("report"),
        ];

        foreach (var assertion in assertions)
        {
            assertion.Should().Throw<ExpectationFailedException>();
        }
    }

    private static Decision Decide(string destination, decimal? concentration, int year)
    {
        using var small = new RuleSetFolder();
        var transaction = TransactionBuilder.Goods.On(year, 5, 1).To(destination);
        if (concentration is { } share)
        {
            transaction = transaction.Attribute("concentration", share);
        }
        return new ExportRulesEngine(small.Load()).Evaluate(transaction.Build());
    }
}
