using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using ExportRules.Formatting;
using ExportRules.RuleSets;
using ExportRules.Tests.Generated;
using ExportRules.Yaml;

namespace ExportRules.Tests.Evaluation;

/// <summary>Area E of the hard cases: evaluation, conflicts, caching, threads and the trace.</summary>
public sealed class HardCasesETests
{
    internal static readonly Transaction Pump = new()
    {
        Date = new(2024, 4, 1),
        Destination = "CH",
        Item = new()
        {
            Kind = "goods",
            Entries = ["P1"],
            Attributes = new Dictionary<string, FactValue> { ["purity"] = FactValue.Of(40m) },
        },
    };

    private static Transaction WithPurity(FactValue purity) =>
        Pump with
        {
            Item = Pump.Item! with
            {
                Attributes = purity.IsSupplied
                    ? new Dictionary<string, FactValue> { ["purity"] = purity }
                    : new Dictionary<string, FactValue>(),
            },
        };

    [Fact]
    public void E01_MissingConcentration_IsUndeterminedAndTheNextOneIsDecided()
    {
        var open = Japan.Decide(Japan.HydrogenFluoride, "item.attributes.concentration");

        open.Outcome.Should().Be(Outcome.Undetermined);
        open.Missing.Should().Contain("item.attributes.concentration");
        open.Trace.Should()
            .Contain(entry =>
                entry.Rule == "hydrogen-fluoride-listed" && entry.State == RuleState.Unknown
            );
        Japan.Answer(Japan.HydrogenFluoride).Should().Be("license-required individual");
    }

    [Fact]
    public void E02_NegativeTestsOnAbsentFacts_FireNeitherWay()
    {
        var engine = PumpRules.Engine(
            PumpRules.WithRule(
                "allow",
                "{ not: { destination: { in: [\"KP\", \"IR\", \"IQ\"] } } }",
                "{ clear: [list-control] }"
            )
                + PumpRules.WithRule(
                    "deny",
                    "{ not: { endUser.country: { is: \"KR\" } } }",
                    "{ require: list-control }"
                )[PumpRules.Text.Length..]
        );

        var decision = engine.Evaluate(
            new Transaction
            {
                Date = Pump.Date,
                Item = new() { Entries = ["P2"] },
            }
        );

        decision.Outcome.Should().Be(Outcome.Undetermined);
        decision.Missing.Should().Contain("endUser.country");
        decision
            .Trace.Where(entry => entry.Rule is "allow" or "deny")
            .Should()
            .OnlyContain(entry => entry.State == RuleState.Unknown);
    }

    [Fact]
    public void E04_NullValue_IsNotSuppliedAndSmallerThanNothing()
    {
        var decision = Japan.Decide(Japan.Polyimide, "item.attributes.combinedFluorine=null");

        decision.Outcome.Should().Be(Outcome.Undetermined);
        decision.Missing.Should().Contain("item.attributes.combinedFluorine");
    }

    [Fact]
    public void E05_GuardBeforeOrAfterTheComparison_GivesTheSameAnswer()
    {
        const string Then = "{ require: list-control }";
        var guardFirst = PumpRules.Engine(
            PumpRules.WithRule(
                "guard",
                "{ all: [ { item.attributes.purity: { given: true } }, { item.attributes.purity: { \">\": 30 } } ] }",
                Then
            )
        );
        var guardLast = PumpRules.Engine(
            PumpRules.WithRule(
                "guard",
                "{ all: [ { item.attributes.purity: { \">\": 30 } }, { item.attributes.purity: { given: true } } ] }",
                Then
            )
        );

        foreach (var purity in new[] { FactValue.Of(40m), FactValue.Of(30m), default })
        {
            var transaction = WithPurity(purity);
            var first = guardFirst.Evaluate(transaction);
            var last = guardLast.Evaluate(transaction);
            (last.Outcome, last.License).Should().Be((first.Outcome, first.License));
            last.Missing.Should().Equal(first.Missing);
        }
    }

    [Theory]
    [InlineData("OR: [{ item.entry: { is: \"P1\" } }]", "OR")]
    [InlineData("Any: [{ item.entry: { is: \"P1\" } }]", "Any")]
    [InlineData("any_of: [{ item.entry: { is: \"P1\" } }]", "any_of")]
    [InlineData("expr: 'string.Join(\"\", \"\".GetType().Assembly.GetTypes()) != null'", "expr")]
    public void E06_UnknownOperator_IsRefusedAndNeverReadAsAll(string condition, string word)
    {
        var diagnostic = PumpRules.Only(
            PumpRules.WithRule("extra", $"{{ {condition} }}", "{ require: list-control }")
        );

        diagnostic.Code.Should().Be("ER0206");
        diagnostic.Message.Should().Contain($"`{word}`");
    }

    [Fact]
    public void E08_CodesInOtherCaseWidthAndPadding_AreReadAndNoted()
    {
        var plain = Japan.Decide(Japan.HydrogenFluoride);
        var odd = Japan.Decide(Japan.HydrogenFluoride, "item.material= hf ", "destination=ｋｒ");

        odd.License.Should().Be(plain.License);
        odd.DeterminingRules.Should().Equal(plain.DeterminingRules);
        odd.Notes.Should()
            .Contain(note => note.Contains("`hydrogen-fluoride`"))
            .And.Contain(note => note.Contains("`KR`"));
    }

    private static string Conflicting =>
        PumpRules.WithRule(
            "no-bulk-for-high-grade",
            "{ item.attributes.grade: { is: high } }",
            "{ withdraw: [bulk] }"
        );

    private static readonly Transaction HighGrade = Pump with
    {
        Item = Pump.Item! with
        {
            Attributes = new Dictionary<string, FactValue>(Pump.Item!.Attributes)
            {
                ["grade"] = FactValue.Of("high"),
            },
        },
    };

    [Fact]
    public void E10_OfferAndWithdrawalOfEqualRank_AreAConflictThatNamesBoth()
    {
        var decision = PumpRules.Engine(Conflicting).Evaluate(HighGrade);

        decision.Outcome.Should().Be(Outcome.Undetermined);
        var line = PumpRules.LineOf(Conflicting, "- id: no-bulk-for-high-grade") + 4;
        decision
            .Notes.Should()
            .ContainSingle(note => note.StartsWith("conflict: "))
            .Which.Should()
            .Contain("`bulk-for-partners`")
            .And.Contain("`no-bulk-for-high-grade`")
            .And.Contain($"small.yaml:{line}:");
    }

    [Fact]
    public void E10_TheSameConflictWithAnOverride_IsNone()
    {
        var text = PumpRules.WithRule(
            "no-bulk-for-high-grade",
            "{ item.attributes.grade: { is: high } }",
            "{ withdraw: [bulk] }",
            "overrides: [bulk-for-partners]"
        );

        PumpRules.Engine(text).Evaluate(HighGrade).License.Should().Be("individual");
    }

    [Fact]
    public void E11_TwoRulesWithTheSameOutcome_AreBothCitedAndNoConflict()
    {
        var text = PumpRules.WithRule(
            "also-listed",
            "{ destination: { is: \"CH\" } }",
            "{ require: list-control }"
        );

        var decision = PumpRules.Engine(text).Evaluate(Pump);

        decision.Outcome.Should().Be(Outcome.LicenseRequired);
        decision.Notes.Should().BeEmpty();
        decision.DeterminingRules.Should().Contain(["listed", "also-listed"]);
        decision
            .Trace.Where(entry => entry.Rule is "listed" or "also-listed")
            .Select(entry => entry.Cite)
            .Should()
            .BeEquivalentTo("Pump Order, Article 1", "Pump Order, also-listed");
    }

    [Fact]
    public void E13_OneIdInTwoFiles_IsRefusedNamingBothPlaces()
    {
        const string Rule = """
            - id: individual-license
              title: Individual license
              cite: Pump Order, Article 3
              versions:
                - from: 2024-04-01
                  act: pump-order-2024
                  when: { control.required: { is: true } }
                  then: { offer: [individual] }
                  because: It can be applied for.
                  confidence: sourced
            """;
        var files = TemplateFiles()
            .Append(new("licenses/zz.yaml", Encoding.UTF8.GetBytes("# second\n" + Rule)));

        var diagnostic = RuleSetLoader
            .LoadFiles(files)
            .Diagnostics.Should()
            .ContainSingle()
            .Subject;

        diagnostic.Code.Should().Be("ER0201");
        diagnostic.Location.Should().Be(new SourceLocation("licenses/zz.yaml", 2, 3));
        diagnostic.Message.Should().Contain("licenses/individual.yaml:2:3");
    }

    private static IEnumerable<RuleFile> TemplateFiles()
    {
        var root = Path.Combine(Repository.Root, "rules/_template");
        return Directory
            .EnumerateFiles(root, "*.yaml", SearchOption.AllDirectories)
            .Select(path => new RuleFile(
                Path.GetRelativePath(root, path).Replace('\\', '/'),
                File.ReadAllBytes(path)
            ))
            .Where(file => !file.Path.StartsWith("tests/", StringComparison.Ordinal));
    }

    [Fact]
    public void E14_TheSameTransactionThreeTimes_GivesThreeAnswers()
    {
        var json = Japan.Json(Japan.HydrogenFluoride, "id=INV-7");
        var other = Japan.Json(
            Japan.HydrogenFluoride,
            "id=INV-7",
            "item.attributes.concentration=5"
        );

        var inputs = Japan.Read($"{json}\n{json}\n{other}\n");

        var decisions = inputs.Select(input => Japan.Engine.Evaluate(input.Transaction!)).ToList();
        decisions
            .Select(decision => decision.Transaction)
            .Should()
            .Equal("INV-7", "INV-7", "INV-7");
        Japan.Write(decisions[1]).Should().Be(Japan.Write(decisions[0]));
        decisions[2].Outcome.Should().NotBe(decisions[0].Outcome);
    }

    [Fact]
    public void E15_TenThousandMixedTransactionsOnSixteenThreads_GiveTheBytesOfOneThread()
    {
        var japan = BuiltInRuleSets.Japan;
        var generator = new TransactionGenerator(japan);
        var dice = new Dice(15);
        var transactions = Enumerable
            .Range(0, 10_000)
            .Select(index => TransactionGenerator.Transaction(generator.Next(dice), $"T-{index}"))
            .ToList();
        var small = PumpRules.Engine(PumpRules.Text);
        var alone = new ExportRulesEngine(japan);
        var expected = transactions
            .Select(transaction => DecisionJson.WriteUtf8(alone.Evaluate(transaction)))
            .ToList();
        var expectedPump = DecisionJson.WriteUtf8(small.Evaluate(Pump));
        var shared = new ExportRulesEngine(japan);
        var differing = new ConcurrentBag<int>();
        var next = -1;

        // Threads of our own, so that sixteen of them really run side by side on a small machine.
        var threads = Enumerable
            .Range(0, 16)
            .Select(_ => new Thread(() =>
            {
                for (
                    var index = Interlocked.Increment(ref next);
                    index < transactions.Count;
                    index = Interlocked.Increment(ref next)
                )
                {
                    if (
                        !DecisionJson
                            .WriteUtf8(shared.Evaluate(transactions[index]))
                            .AsSpan()
                            .SequenceEqual(expected[index])
                        || (
                            index % 50 == 0
                            && !DecisionJson
                                .WriteUtf8(small.Evaluate(Pump))
                                .AsSpan()
                                .SequenceEqual(expectedPump)
                        )
                    )
                    {
                        differing.Add(index);
                    }
                }
            }))
            .ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        differing.Should().BeEmpty();
    }

    [Fact]
    public void E16_ReloadUnderTheSameName_DecidesByTheNewRulesWithAnotherDigest()
    {
        var before = PumpRules.Engine(PumpRules.Text).Evaluate(Pump);
        var after = PumpRules
            .Engine(PumpRules.With("then: { offer: [bulk] }", "then: { offer: [individual] }"))
            .Evaluate(Pump);

        (before.License, after.License).Should().Be(("bulk", "individual"));
        after.Policy.RuleSet.Should().Be(before.Policy.RuleSet);
        after.Policy.Digest.Should().NotBe(before.Policy.Digest);
    }

    [Fact]
    public void E18_ErrorOfOneTransaction_LeavesNoTraceInTheNext()
    {
        var expected = Japan.Write(Japan.Decide(Japan.HydrogenFluoride));
        Japan
            .Problems(Japan.HydrogenFluoride, "item.attributes.concentration=abc")
            .Should()
            .Contain(d => d.Code == "ER0504");

        Japan.Write(Japan.Decide(Japan.HydrogenFluoride)).Should().Be(expected);
    }

    [Fact]
    public void E20_TextThatLooksLikeAnExpression_IsNeverExpanded()
    {
        PumpRules
            .Only(PumpRules.With("{ \">=\": 30.5 }", "{ matches: \"${env:HOME}\" }"))
            .Code.Should()
            .Be("ER0108");

        var engine = PumpRules.Engine(
            PumpRules.With("because: The pump is listed.", "because: \"${env:HOME} $(id) {{ x }}\"")
        );
        engine
            .Evaluate(Pump)
            .Trace.Single(entry => entry.Rule == "listed")
            .Because.Should()
            .Be("${env:HOME} $(id) {{ x }}");
    }

    internal static string Generated(int rules)
    {
        var text = new StringBuilder(PumpRules.Text);
        for (var index = 0; index < rules; index++)
        {
            text.Append(
                null,
                $$"""
                  - id: generated-{{index}}
                    title: Generated rule {{index}}
                    cite: Article {{index}}
                    versions:
                      - from: 2024-04-01
                        act: order-1
                        when:
                          all:
                            - item.entry: { is: "P1" }
                            - item.attributes.purity: { ">=": {{index}} }
                        then: { require: list-control }
                        because: Generated.
                        confidence: sourced

                """
            );
        }
        return text.ToString();
    }

    [Fact]
    public void E22_FiveThousandRules_LoadAndDecideInSeconds()
    {
        var text = Generated(5_000);
        var watch = Stopwatch.StartNew();

        var decision = PumpRules.Engine(text).Evaluate(Pump);

        // The aim is 3 seconds on a free machine; the bound leaves room for a busy one.
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(20));
        decision.DeterminingRules.Should().HaveCount(41 + 2);
    }

    [Fact]
    public void E22_ErrorInOneOfManyRules_NamesItsIdAndLine()
    {
        var text = Generated(1_000).Replace("\">=\": 777", "\"=>\": 777", StringComparison.Ordinal);

        var diagnostic = PumpRules.Only(text);

        diagnostic.Location.Line.Should().Be(PumpRules.LineOf(text, "\"=>\": 777"));
        diagnostic.Path.Should().StartWith("rules[781]");
    }

    [Fact]
    public void E23_RulesThatOverrideEachOther_AreRefusedWithTheCircle()
    {
        var text = PumpRules
            .Text.Replace(
                "because: Partner countries have the same control.",
                "overrides: [individual-always]\n        because: x",
                StringComparison.Ordinal
            )
            .Replace(
                "because: It can always be applied for.",
                "overrides: [bulk-for-partners]\n        because: x",
                StringComparison.Ordinal
            );

        var diagnostic = PumpRules.Only(text);

        diagnostic.Code.Should().Be("ER0210");
        diagnostic
            .Message.Should()
            .Contain("bulk-for-partners -> individual-always -> bulk-for-partners");
    }

    [Fact]
    public void E23_RuleThatOverridesItself_IsRefused() =>
        PumpRules
            .Only(
                PumpRules.With(
                    "because: It can always be applied for.",
                    "overrides: [individual-always]\n        because: x"
                )
            )
            .Code.Should()
            .Be("ER0210");

    [Fact]
    public void E25_NotMetUnknownAndBrokenInput_AreThreeDifferentThings()
    {
        RuleState StateOf(params string[] changes) =>
            Japan
                .Decide(Japan.HydrogenFluoride, changes)
                .Trace.Single(entry => entry.Rule == "hydrogen-fluoride-listed")
                .State;

        StateOf().Should().Be(RuleState.Met);
        StateOf("item.attributes.concentration=5").Should().Be(RuleState.NotMet);
        StateOf("item.attributes.concentration").Should().Be(RuleState.Unknown);
        var diagnostic = Japan
            .Problems(Japan.HydrogenFluoride, "item.attributes.concentration=high")
            .Should()
            .ContainSingle()
            .Subject;
        diagnostic.Path.Should().Be("item.attributes.concentration");
        diagnostic.Message.Should().Contain("`high`");
    }

    [Fact]
    public void E27_ItemThatNoRuleCovers_IsUndeterminedAndSaysSo()
    {
        var decision = Japan.Decide(
            Japan.HydrogenFluoride,
            "item.material=UNOBTAINIUM",
            "item.attributes.concentration"
        );

        decision.Outcome.Should().Be(Outcome.Undetermined);
        decision.License.Should().BeNull();
        decision
            .Notes.Should()
            .Contain(note => note.StartsWith("no rule covers material `unobtainium`"));
    }
}
