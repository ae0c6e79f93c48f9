using ExportRules.Testing.Running;

namespace ExportRules.Tests.Testing.Running;

public sealed class TestRunTests
{
    internal const string Cases = """
        given: { item: { attributes: { concentration: 49 } } }
        cases:
          - case: Strong acid to Norway under the first law
            transaction: { date: 2020-05-01, destination: "NO" }
            expect: { outcome: license-required, license: bulk, because-of: [acid-is-listed, partners-bulk] }
          - case: Strong acid to Norway under the second law
            transaction: { date: 2021-05-01, destination: "NO" }
            expect: { outcome: license-required, license: individual }
          - case: Weak acid and strong acid in one contract
            order: { lines: [ { date: 2021-05-01, destination: "NO" }, { date: 2021-05-01, destination: "NO", item: { attributes: { concentration: 10 } } } ] }
            expect: { outcome: license-required, license: individual, lines: [ { license: individual }, { outcome: no-license-required } ] }
          - case: A year before the law
            transaction: { date: 2019-05-01, destination: "NO" }
            expect: { error: ER0513 }
        """;

    [Fact]
    public void Run_CasesThatHold_Pass()
    {
        using var small = new RuleSetFolder(Cases);

        var suite = TestRun.Run(small.Folder, new()).Should().ContainSingle().Subject;

        suite.Diagnostics.Should().BeEmpty();
        suite.Outcomes.Should().HaveCount(4).And.OnlyContain(outcome => outcome.Passed);
        suite.Passed.Should().BeTrue();
    }

    [Theory]
    [InlineData("license: bulk", "license: individual", "license")]
    [InlineData("outcome: no-license-required", "outcome: license-required", "lines[1].outcome")]
    [InlineData("ER0513", "ER0511", "error")]
    [InlineData(
        "because-of: [acid-is-listed, partners-bulk]",
        "because-of: [acid-is-listed]",
        "because-of"
    )]
    [InlineData(
        "because-of: [acid-is-listed, partners-bulk]",
        "includes: [acid-is-free]",
        "includes"
    )]
    [InlineData(
        "because-of: [acid-is-listed, partners-bulk]",
        "licenses: { bulk: unavailable }",
        "licenses"
    )]
    [InlineData(
        "because-of: [acid-is-listed, partners-bulk]",
        "confidence: inferred",
        "confidence"
    )]
    [InlineData("because-of: [acid-is-listed, partners-bulk]", "basis: []", "basis")]
    [InlineData("because-of: [acid-is-listed, partners-bulk]", "error-is: none", null)]
    public void Run_OneExpectationChanged_FailsThereAndNowhereElse(
        string old,
        string changed,
        string? key
    )
    {
        using var small = new RuleSetFolder(Cases.Replace(old, changed, StringComparison.Ordinal));

        var suite = TestRun.Run(small.Folder, new())[0];

        suite.Passed.Should().BeFalse();
        if (key is null)
        {
            suite.Errors.Should().ContainSingle().Which.Code.Should().Be("ER0302");
            return;
        }
        suite
            .Failed.Should()
            .ContainSingle()
            .Which.Differences.Should()
            .ContainSingle()
            .Which.Key.Should()
            .Be(key);
    }

    [Fact]
    public void Run_FailedCase_SaysWhatWasExpectedFoundAndWhy()
    {
        using var small = new RuleSetFolder(
            """
            cases:
              - case: Strong acid to Norway stays under the bulk license
                transaction: { date: 2021-05-01, destination: "NO", item: { attributes: { concentration: 49 } } }
                expect:
                  outcome: license-required
                  license: bulk
            """
        );

        var suite = TestRun.Run(small.Folder, new())[0];

        suite
            .Failures!.Of(suite.Failed.Single())
            .Replace(small.Folder.Replace('\\', '/'), "DIR", StringComparison.Ordinal)
            .Should()
            .Be(
                """
                Strong acid to Norway stays under the bulk license
                  at DIR/tests/cases.yaml:2:5
                  under small 2021-01-01 (second-law)
                  license, line 6
                    expected: bulk
                    actual:   individual
                  because
                    met        acid-is-listed: require list-control (DIR/control/acid.yaml:5:1)
                    met        anyone-individual: offer individual (DIR/licenses/licenses.yaml:15:1)
                    met        norway-individual-only: withdraw bulk (DIR/licenses/licenses.yaml:25:1)
                """.ReplaceLineEndings("\n")
            );
    }

    [Fact]
    public void R01_Run_NothingMatches_IsAFailure()
    {
        using var small = new RuleSetFolder(Cases);

        var suite = TestRun.Run(small.Folder, new() { Filter = "Norwegia" })[0];

        suite.Passed.Should().BeFalse();
        suite.Errors.Should().ContainSingle().Which.Message.Should().Be("0 cases match `Norwegia`");
    }

    [Theory]
    [InlineData("SECOND LAW", 1)]
    [InlineData("tests/cases.yaml", 4)]
    public void Run_Filter_LooksIntoSentencesAndFiles(string filter, int count)
    {
        using var small = new RuleSetFolder(Cases);

        TestRun.Run(small.Folder, new() { Filter = filter })[0].Outcomes.Should().HaveCount(count);
    }

    [Fact]
    public void R01_Run_RuleSetWithoutCases_IsAFailure()
    {
        using var small = new RuleSetFolder();

        var suite = TestRun.Run(small.Folder, new())[0];

        suite.Passed.Should().BeFalse();
        suite.Errors.Should().ContainSingle().Which.Code.Should().Be("ER0301");
    }

    [Fact]
    public void Run_OneSentenceTwice_IsAnError()
    {
        using var small = new RuleSetFolder(Cases);
        small.Write("tests/more.yaml", Cases);

        TestRun
            .Run(small.Folder, new())[0]
            .Errors.Should()
            .HaveCount(4)
            .And.OnlyContain(error => error.Code == "ER0306");
    }
}
