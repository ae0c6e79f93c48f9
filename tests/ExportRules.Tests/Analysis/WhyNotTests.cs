using ExportRules.Analysis;
using ExportRules.Input;
using ExportRules.RuleSets;
using ExportRules.Yaml;

namespace ExportRules.Tests.Analysis;

public sealed class WhyNotTests
{
    [Fact]
    public void Of_UnknownLicense_IsTheCallersMistake()
    {
        var ask = () => new WhyNot(BuiltInRuleSets.Japan).Of(new(), "general-bulc");

        ask.Should().Throw<ArgumentException>().WithMessage("*no license type `general-bulc`*");
    }

    [Fact]
    public void Of_SeveralThreads_AnswersEachAlike()
    {
        var whyNot = new WhyNot(BuiltInRuleSets.Japan);

        var answers = Enumerable
            .Range(0, 8)
            .AsParallel()
            .Select(_ => whyNot.Of(HydrogenFluoride, "special-general-bulk"))
            .ToList();

        answers
            .Should()
            .AllSatisfy(answer =>
            {
                answer.Before!.Day.Should().Be(new DateOnly(2019, 7, 3));
                answer.After!.Day.Should().Be(new DateOnly(2023, 3, 23));
            });
    }

    private static readonly RuleSet Japan = BuiltInRuleSets.Japan;

    private static readonly Transaction HydrogenFluoride = new()
    {
        Date = new(2019, 7, 5),
        Destination = "KR",
        Item = new()
        {
            Kind = "goods",
            Material = "hydrogen-fluoride",
            Attributes = new Dictionary<string, FactValue>
            {
                ["concentration"] = FactValue.Of(49m),
            },
            Value = 500000,
            ContractTotal = 500000,
            Currency = "JPY",
        },
        EndUse = new() { Wmd = "none", ConventionalArms = "none" },
        Notice = new() { Inform = "none" },
        Purpose = "sale",
    };

    [Fact]
    public void Of_HydrogenFluorideToKoreaInJuly2019_NamesTheRuleTheFactsAndTheDays()
    {
        var answer = Ask(Japan, HydrogenFluoride, "special-general-bulk");

        answer.Status.Should().Be(Availability.Unavailable);
        answer.Because.Should().Equal("kr-three-items-individual-only");
        answer
            .ToNeedNone.Should()
            .Contain(change =>
                change.Facts.Count == 1
                && change.Facts[0].Fact == "item.attributes.concentration"
                && change.Facts[0].Needed == "<= 30 wt%"
                && change.Facts[0].Present == "49"
            );
        answer.Before!.Day.Should().Be(new DateOnly(2019, 7, 3));
        answer.After!.Day.Should().Be(new DateOnly(2023, 3, 23));
        answer.After.Name.Should().Be("march-2023-reversion");
    }

    [Fact]
    public void Of_ALicenseThatIsAvailable_ProposesNothing()
    {
        var answer = Ask(Japan, HydrogenFluoride, "individual");

        answer.Status.Should().Be(Availability.Available);
        answer.ToBeAvailable.Should().BeEmpty();
    }

    [Fact]
    public void Of_AnItemWithSeveralEntries_SaysWhatItDidNotLookAt()
    {
        var transaction = HydrogenFluoride with { Item = new() { Entries = ["3(2)", "5(17)"] } };

        Ask(Japan, transaction, "general-bulk").Limit.Should().Contain("each entry by itself");
    }

    [Fact]
    public void Of_ATransactionWhoseOwnDateARuleTests_FindsTheDayWithinTheVersion()
    {
        var ruleSet = AnalysisRules.Of(
            AnalysisRules.Rule("need", "{ always: true }", "{ require: listed }"),
            AnalysisRules.Rule("early", "{ date: { \"<\": 2020-03-01 } }", "{ offer: [bulk] }")
        );

        var answer = Ask(ruleSet, new() { Date = new(2020, 6, 1) }, "bulk");

        answer.Before!.Day.Should().Be(new DateOnly(2020, 2, 29));
        answer.After.Should().BeNull();
        answer.ToBeAvailable.Should().BeEmpty();
    }

    [Fact]
    public void Of_SmallRuleSets_FindsExactlyTheSmallestChangesOfEnumeration()
    {
        string[] paths = ["destination", "item.attributes.size", "item.attributes.fragile"];
        string?[] countries = ["KR", "DE", "US"];
        decimal?[] sizes = [9, 10, 15, 20, 25];
        bool?[] fragile = [true, false];
        var random = new Random(11);
        var proposals = 0;
        foreach (var text in RandomRuleSets.Texts(150, seed: 120000, narrow: true))
        {
            var ruleSet = RuleSetLoader.LoadText(text).OrThrow();
            var engine = new ExportRulesEngine(ruleSet);
            var whyNot = new WhyNot(ruleSet);
            for (var round = 0; round < 3; round++)
            {
                string? country = random.Next(3) == 0 ? null : countries[random.Next(3)];
                decimal? size = random.Next(3) == 0 ? null : sizes[random.Next(5)];
                bool? isFragile = random.Next(2) == 0 ? null : random.Next(2) == 0;
                string[]? entries = random.Next(2) == 0 ? ["A(1)"] : ["B"];
                var transaction = RandomRuleSets.Narrow(country, size, isFragile, entries);
                var now = engine.Evaluate(transaction, ruleSet.Versions[0].From);
                var answer = whyNot.Of(
                    TransactionFacts.Bind(ruleSet, transaction),
                    new() { PolicyDate = ruleSet.Versions[0].From },
                    "bulk"
                );
                if (
                    now.Outcome is Outcome.NoLicenseRequired
                    || WhyNot.IsAvailable(now, "bulk")
                    || answer.Status is Availability.Available
                )
                {
                    continue;
                }
                var candidates =
                    from c in countries.Prepend(country).Distinct()
                    from s in sizes.Prepend(size).Distinct()
                    from f in fragile.Prepend(isFragile).Distinct()
                    select (
                        Changed: paths
                            .Where(
                                (_, i) =>
                                    i == 0 ? c != country
                                    : i == 1 ? s != size
                                    : f != isFragile
                            )
                            .ToArray(),
                        Decision: engine.Evaluate(
                            RandomRuleSets.Narrow(c, s, f, entries),
                            ruleSet.Versions[0].From
                        )
                    );
                var all = candidates.ToList();
                Sets(answer.ToBeAvailable)
                    .Should()
                    .BeEquivalentTo(
                        Smallest(all, decision => WhyNot.IsAvailable(decision, "bulk")),
                        text
                    );
                Sets(answer.ToNeedNone)
                    .Should()
                    .BeEquivalentTo(
                        Smallest(all, decision => decision.Outcome is Outcome.NoLicenseRequired),
                        text
                    );
                proposals += answer.ToBeAvailable.Count + answer.ToNeedNone.Count;
            }
        }
        proposals.Should().BeGreaterThan(100);
    }

    private static IEnumerable<string> Sets(IEnumerable<FactChange> changes) =>
        changes
            .Select(change =>
                string.Join(
                    '+',
                    change.Facts.Select(fact => fact.Fact).Order(StringComparer.Ordinal)
                )
            )
            .Distinct();

    private static IEnumerable<string> Smallest(
        List<(string[] Changed, Decision Decision)> all,
        Func<Decision, bool> isWanted
    )
    {
        var wanted = all.Where(one => isWanted(one.Decision)).ToList();
        var least = wanted.Select(one => one.Changed.Length).DefaultIfEmpty(0).Min();
        return wanted
            .Where(one => one.Changed.Length == least)
            .Select(one => string.Join('+', one.Changed.Order(StringComparer.Ordinal)))
            .Distinct();
    }

    private static WhyNotAnswer Ask(RuleSet ruleSet, Transaction transaction, string license) =>
        new WhyNot(ruleSet).Of(TransactionFacts.Bind(ruleSet, transaction), new(), license);
}
