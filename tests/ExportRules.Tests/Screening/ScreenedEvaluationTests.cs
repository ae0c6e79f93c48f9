using ExportRules.Documents;
using ExportRules.Records;
using ExportRules.Screening;
using ExportRules.Tests.Generated;

namespace ExportRules.Tests.Screening;

public sealed class ScreenedEvaluationTests
{
    private static readonly ExportRulesEngine Engine = new(BuiltInRuleSets.Japan);
    private static readonly ScreenedEvaluation Evaluation = new(
        Engine,
        [new ListScreening(MadeUpList.Load())]
    );

    [Fact]
    public async Task Evaluate_NoHit_SuppliesTheFactAndItsOrigin()
    {
        var record = await Evaluate(Unlisted("Example Chip Co."));

        record.Decision!.Outcome.Should().Be(Outcome.NoLicenseRequired);
        record.Transaction!.EndUser!.Listed.Should().BeEmpty();
        record
            .SuppliedBy!["endUser.listed"]
            .Should()
            .Be("screening against meti-end-user-list, edition of 2030-01-01");
        record.Screening.Should().ContainSingle().Which.Outcome.Should().Be(ScreeningOutcome.NoHit);
    }

    [Theory]
    [InlineData("Zorblat Aerospace Works", ScreeningOutcome.Hit, "M")]
    [InlineData("Zorblat Aerospace", ScreeningOutcome.Possible, "M")]
    [InlineData("★", ScreeningOutcome.Possible, "N B C M CW")]
    [InlineData(null, ScreeningOutcome.Possible, "N B C M CW")]
    public async Task Evaluate_HitOrPossible_NeverClears(
        string? name,
        ScreeningOutcome outcome,
        string concerns
    )
    {
        var record = await Evaluate(Unlisted(name));

        record.Screening![0].Outcome.Should().Be(outcome);
        record.Transaction!.EndUser!.Listed!.Single().Concerns.Should().Equal(concerns.Split(' '));
        record.Decision!.Outcome.Should().Be(Outcome.LicenseRequired);
        record.Decision.Basis.Should().Contain("catch-all-wmd");
    }

    [Fact]
    public async Task Evaluate_NoHit_DoesNotTakeBackWhatTheCallerKnows()
    {
        var transaction = Unlisted("Example Chip Co.");
        var record = await Evaluation.EvaluateAsync(
            transaction with
            {
                EndUser = transaction.EndUser! with
                {
                    Listed = [new() { List = "meti-end-user-list", Concerns = ["N"] }],
                },
            },
            suppliedBy: new Dictionary<string, string> { ["endUser.listed"] = "the sales office" },
            cancellation: TestContext.Current.CancellationToken
        );

        record.Decision!.Outcome.Should().Be(Outcome.LicenseRequired);
        record
            .SuppliedBy!["endUser.listed"]
            .Should()
            .StartWith("the sales office; screening against");
    }

    [Fact]
    public async Task Evaluate_Record_HoldsAfterAJourneyThroughJson()
    {
        var record = await Evaluate(Unlisted("Zorblat Aerospace"));

        var read = DecisionRecordJson.Read(DecisionRecordJson.WriteUtf8(record));

        read.Screening.Should().BeEquivalentTo(record.Screening);
        new RecordVerifier(Engine).Verify(read).Status.Should().Be(RecordStatus.Unchanged);
        new RecordVerifier(Engine)
            .Verify(read with { Screening = null })
            .Status.Should()
            .Be(RecordStatus.Tampered, "the evidence is under the seal");
    }

    [Fact]
    public async Task EvaluateOrder_EachLine_IsScreened()
    {
        var record = await Evaluation.EvaluateOrderAsync(
            new() { Lines = [Unlisted("Example Chip Co."), Unlisted("Zorblat Aerospace Works")] },
            cancellation: TestContext.Current.CancellationToken
        );

        record.Screening!.Select(result => result.Line).Should().Equal(1, 2);
        record
            .OrderDecision!.Lines.Select(line => line.Outcome)
            .Should()
            .Equal(Outcome.NoLicenseRequired, Outcome.LicenseRequired);
        ReviewDocument
            .Markdown(record, Engine.RuleSet)
            .Should()
            .Contain("| 1 | Zorblat Aerospace Works | the name itself | Ruritania | M | 1 |");
    }

    [Fact]
    public async Task Review_Possible_SaysThatAPersonHasToLook()
    {
        var record = await Evaluate(Unlisted("Zorblat Aerospace"));

        ReviewDocument
            .Markdown(record, Engine.RuleSet)
            .Should()
            .Contain("A person has to look before anything else is concluded");
    }

    [Fact]
    public async Task Evaluate_ScreeningFails_GivesNoDecision()
    {
        var evaluation = new ScreenedEvaluation(Engine, [new Broken()]);

        var act = () => evaluation.EvaluateAsync(Unlisted("Example Chip Co."));

        await act.Should().ThrowAsync<IOException>();
    }

    [Fact]
    public void Record_WithoutScreening_HasNoSuchProperty()
    {
        var record = DecisionRecord.Create(Engine, Unlisted("Example Chip Co."));

        System
            .Text.Encoding.UTF8.GetString(DecisionRecordJson.WriteUtf8(record))
            .Should()
            .NotContain("screening", "seals of earlier records must hold");
    }

    /// <summary>Over the whole law: what is possible answers no milder than a party that is on no list.</summary>
    [Fact]
    public async Task Possible_OfAnything_NeverMakesAnAnswerMilder()
    {
        var generator = new TransactionGenerator(Engine.RuleSet);
        var evaluation = new ScreenedEvaluation(Engine, [new Doubtful()]);
        var (stricter, open) = (0, 0);
        for (var seed = 1UL; seed <= 20; seed++)
        {
            var dice = new Dice(seed);
            for (var index = 0; index < 150; index++)
            {
                var facts = generator.Next(dice);
                facts.Remove("endUser.listed.list");
                facts.Remove("endUser.listed.concerns");
                var asked = TransactionGenerator.Transaction(facts);
                var unlisted = Engine.Evaluate(
                    asked with
                    {
                        EndUser = (asked.EndUser ?? new()) with { Listed = [] },
                    }
                );
                var record = await evaluation.EvaluateAsync(
                    asked,
                    cancellation: TestContext.Current.CancellationToken
                );
                Strictness(record.Decision!)
                    .Should()
                    .BeGreaterThanOrEqualTo(
                        Strictness(unlisted),
                        TransactionGenerator.Describe(facts)
                    );
                stricter += Strictness(record.Decision!) > Strictness(unlisted) ? 1 : 0;
                open += record.Transaction!.EndUser?.Listed is null ? 1 : 0;
            }
        }
        stricter.Should().BePositive("or the comparison says nothing");
        open.Should().BePositive("some answers are stricter while the question is open");
    }

    private static int Strictness(Decision decision) =>
        decision.Outcome switch
        {
            Outcome.NoLicenseRequired => 0,
            Outcome.Undetermined => 1,
            Outcome.LicenseRequired => 1,
            _ => 2,
        };

    private static Task<DecisionRecord> Evaluate(Transaction transaction) =>
        Evaluation.EvaluateAsync(transaction, cancellation: TestContext.Current.CancellationToken);

    private static Transaction Unlisted(string? name) =>
        new()
        {
            Id = "T",
            Date = new(2024, 5, 7),
            Destination = "CN",
            Item = new() { Kind = "goods", Entries = ["16"] },
            EndUser = new()
            {
                Name = name,
                Country = "CN",
                DevelopsWmd = false,
                DevelopsArms = false,
            },
            EndUse = new() { Wmd = "none", ConventionalArms = "none" },
            Notice = new() { Inform = "none" },
        };

    private sealed class Doubtful : IEndUserScreening
    {
        public ValueTask<ScreeningResult> ScreenAsync(
            EndUser endUser,
            CancellationToken cancellation = default
        ) =>
            ValueTask.FromResult(
                new ScreeningResult
                {
                    List = "meti-end-user-list",
                    Outcome = ScreeningOutcome.Possible,
                }
            );
    }

    private sealed class Broken : IEndUserScreening
    {
        public ValueTask<ScreeningResult> ScreenAsync(
            EndUser endUser,
            CancellationToken cancellation = default
        ) => throw new IOException("the list cannot be reached");
    }
}
