using System.Text;
using System.Text.Json;
using ExportRules.Records;
using ExportRules.RuleSets;
using ExportRules.Yaml;

namespace ExportRules.Tests.Records;

public sealed class RecordVerifierTests
{
    private static readonly RecordVerifier Verifier = new(RecordFixture.Engine);

    [Fact]
    public void Verify_RecordAfterRoundTrip_IsUnchanged()
    {
        var bytes = DecisionRecordJson.WriteUtf8(RecordFixture.Record());
        var read = DecisionRecordJson.Read(bytes);

        Verifier.Verify(read).Status.Should().Be(RecordStatus.Unchanged);
        DecisionRecordJson.WriteUtf8(read).Should().Equal(bytes);
        read.Decision!.Assumed.Should().ContainSingle(fact => fact.Fact == "endUse.wmd");
    }

    [Fact]
    public void Verify_AnswerChangedInTheText_IsTampered()
    {
        var text = Encoding.UTF8.GetString(DecisionRecordJson.WriteUtf8(RecordFixture.Record()));
        var milder = text.Replace(
            "\"license\":\"individual\"",
            "\"license\":\"general-bulk\"",
            StringComparison.Ordinal
        );

        var result = Verifier.Verify(DecisionRecordJson.Read(Encoding.UTF8.GetBytes(milder)));

        result.Status.Should().Be(RecordStatus.Tampered);
        result.Explanation.Should().Contain("seal");
    }

    [Fact]
    public void Verify_AnswerChangedAndSealedAgain_IsTampered()
    {
        var record = RecordFixture.Record();
        var milder = record with { Decision = record.Decision! with { License = "general-bulk" } };
        var resealed = milder with { Seal = DecisionRecordJson.SealOf(milder) };

        var result = Verifier.Verify(resealed);

        result.Status.Should().Be(RecordStatus.Tampered);
        result.Recomputed.Should().ContainSingle().Which.License.Should().Be("individual");
    }

    [Theory]
    [InlineData(null, RecordStatus.ChangedWithoutCorrection)]
    [InlineData("2019-07-04: the reason was put more clearly", RecordStatus.ChangedByCorrection)]
    public void Verify_LawOfTheVersionChanged_SaysWhetherItWasCorrected(
        string? correction,
        RecordStatus expected
    )
    {
        var corrected = new ExportRulesEngine(CorrectedJapan());
        var verifier = new RecordVerifier(
            corrected,
            version => version == "2019-07-04" ? correction : null
        );

        var result = verifier.Verify(RecordFixture.Record());

        result.Status.Should().Be(expected);
        result.Explanation.Should().Contain("2019-07-04").And.Contain("the answer stays the same");
    }

    [Fact]
    public void Verify_LawOfTheVersionChanged_NamesTheSectionOfTheChangelog()
    {
        const string Changelog = """
            # Changes

            ## Release 3

            ### Corrections to past versions

            Other days: 2012-07-01.

            ## Release 2

            ### Corrections to past versions

            The reason of the withdrawal, from 2019-01-01 to 2019-08-27.
            """;
        var verifier = RecordVerifier.WithChangelog(
            new ExportRulesEngine(CorrectedJapan()),
            Changelog
        );

        var result = verifier.Verify(RecordFixture.Record());

        result.Status.Should().Be(RecordStatus.ChangedByCorrection);
        result.Explanation.Should().Contain("Release 2");
    }

    [Fact]
    public void Verify_Order_IsUnchangedUntilALineIsTouched()
    {
        var record = DecisionRecord.Create(
            RecordFixture.Engine,
            new Order
            {
                Id = "O-1",
                Lines = [RecordFixture.Transaction("a"), RecordFixture.Transaction("b")],
            }
        );
        var read = DecisionRecordJson.Read(DecisionRecordJson.WriteUtf8(record));
        var lines = read.OrderDecision!.Lines;
        var touched = read with
        {
            OrderDecision = read.OrderDecision with
            {
                Lines = [lines[0], lines[1] with { License = "general-bulk" }],
            },
        };

        Verifier.Verify(read).Status.Should().Be(RecordStatus.Unchanged);
        Verifier
            .Verify(touched with { Seal = DecisionRecordJson.SealOf(touched) })
            .Status.Should()
            .Be(RecordStatus.Tampered);
    }

    [Fact]
    public void Read_TransactionWithTheDecisionOfAnOrder_IsRefused()
    {
        var record = RecordFixture.Record() with
        {
            Decision = null,
            OrderDecision = new("O-1", Outcome.Undetermined, null, []),
        };

        var read = () => DecisionRecordJson.Read(DecisionRecordJson.WriteUtf8(record));

        read.Should().Throw<JsonException>().WithMessage("*a transaction and its decision*");
    }

    [Fact]
    public void Verify_OtherRuleSet_IsUnverifiable()
    {
        var record = RecordFixture.Record();
        var foreign = record with
        {
            Decision = record.Decision! with
            {
                Policy = record.Decision!.Policy with { RuleSet = "elsewhere" },
            },
        };

        Verifier
            .Verify(foreign with { Seal = DecisionRecordJson.SealOf(foreign) })
            .Status.Should()
            .Be(RecordStatus.Unverifiable);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"format\":2}")]
    [InlineData("[]")]
    public void Read_NotARecord_IsRefused(string text)
    {
        var read = () => DecisionRecordJson.Read(Encoding.UTF8.GetBytes(text));

        read.Should().Throw<JsonException>();
    }

    private static RuleSet CorrectedJapan()
    {
        var files = BuiltInRuleSets
            .Files("japan")
            .Select(file =>
                file.Path != "licenses/korea-three-items.yaml"
                    ? file
                    : file with
                    {
                        Content = Encoding.UTF8.GetBytes(
                            Encoding
                                .UTF8.GetString(file.Content.Span)
                                .Replace(
                                    "From 4 July 2019 each contract",
                                    "Since 4 July 2019 each contract",
                                    StringComparison.Ordinal
                                )
                        ),
                    }
            );
        return RuleSetLoader.LoadFiles(files).OrThrow();
    }
}
