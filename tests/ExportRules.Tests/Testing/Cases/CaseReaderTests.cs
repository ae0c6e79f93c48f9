namespace ExportRules.Tests.Testing.Cases;

public sealed class CaseReaderTests
{
    private const string Weak =
        "transaction: { date: 2020-05-01, destination: \"NO\", item: { attributes: { concentration: 10 } } }";

    [Fact]
    public void Read_GivenAndTransaction_AreMergedDeeply()
    {
        var (cases, problems) = RuleSetFolder.Read(
            """
            given:
              date: 2020-05-01
              destination: "NO"
              item: { kind: goods, attributes: { concentration: 49 } }
              endUser: { name: Somebody, country: "NO" }
            cases:
              - case: another strength, no known country of the end user
                transaction: { item: { attributes: { concentration: 10 } }, endUser: { country: null } }
                expect: { outcome: no-license-required }
            """
        );

        problems.Should().BeEmpty();
        var transaction = cases.Should().ContainSingle().Subject.Inputs[0].Transaction!;
        transaction.Date.Should().Be(new DateOnly(2020, 5, 1));
        transaction.Destination.Should().Be("NO");
        transaction.Item!.Kind.Should().Be("goods");
        transaction.Item.Attributes["concentration"].Number.Should().Be(10);
        transaction.EndUser!.Name.Should().Be("Somebody");
        transaction.EndUser.Country.Should().BeNull();
    }

    [Fact]
    public void Read_DottedPath_IsTheSameAsNestedKeys()
    {
        var (cases, problems) = RuleSetFolder.Read(
            """
            given: { item: { attributes: { concentration: 10 } }, date: 2020-05-01 }
            cases:
              - case: stronger
                transaction: { item.attributes.concentration: 49, destination: "NO" }
                expect: { outcome: license-required }
            """
        );

        problems.Should().BeEmpty();
        cases[0].Inputs[0].Transaction!.Item!.Attributes["concentration"].Number.Should().Be(49);
    }

    [Theory]
    [InlineData("transaction: { destinaton: \"NO\" }", "ER0502", "did you mean `destination`?")]
    [InlineData("transaction: { destination: NO }", "ER0105", "quote it: \"NO\"")]
    [InlineData("transaction: { destination: \"Norge?\" }", "ER0508", null)]
    [InlineData("transaction: { item: { attributes: { concentration: \"49\" } } }", "ER0504", null)]
    [InlineData("transaction: { item: { attributes: { concentration: 149 } } }", "ER0510", null)]
    [InlineData("transaction: { date: 2020-02-30 }", "ER0506", null)]
    [InlineData("transaction: { date: \"\" }", "ER0511", null)]
    [InlineData("transaction: { endUser: { developsWmd: no } }", "ER0504", null)]
    [InlineData("policy: firts-law", "ER0307", "did you mean `first-law`?")]
    [InlineData("known-at: yesterday", "ER0106", null)]
    [InlineData("assume: { endUse.wmds: none }", "ER0502", "did you mean `endUse.wmd`?")]
    [InlineData("assume: { endUse.wmd: perhaps }", "ER0505", null)]
    [InlineData("origin: guessed", "ER0108", null)]
    [InlineData("sources: x", "ER0101", "did you mean `source`?")]
    public void Read_WrongCase_IsADiagnosticWithItsLine(string line, string code, string? hint)
    {
        var (_, problems) = RuleSetFolder.Read(
            $$"""
            cases:
              - case: one
                {{line}}
                expect: { outcome: no-license-required }
            """
        );

        var problem = problems.Should().ContainSingle().Subject;
        problem.Code.Should().Be(code);
        problem.Location.File.Should().Be("tests/cases.yaml");
        problem.Location.Line.Should().Be(3);
        if (hint is not null)
        {
            problem.Hint.Should().Be(hint);
        }
    }

    [Theory]
    [InlineData("{ outcome: licence-required }", "ER0303")]
    [InlineData("{ outcome: no-license-required, licence: null }", "ER0302")]
    [InlineData("{ outcome: license-required, license: individul }", "ER0303")]
    [InlineData("{ outcome: license-required, because-of: [acid-is-liste] }", "ER0303")]
    [InlineData("{ outcome: license-required, includes: acid-is-listed }", "ER0103")]
    [InlineData("{ outcome: license-required, licenses: { bulc: available } }", "ER0303")]
    [InlineData("{ outcome: license-required, licenses: { bulk: avaliable } }", "ER0108")]
    [InlineData("{ outcome: license-required, basis: [list-controls] }", "ER0303")]
    [InlineData("{ outcome: license-required, missing: [item.valu] }", "ER0303")]
    [InlineData("{ outcome: license-required, confidence: certain }", "ER0303")]
    [InlineData("{ outcome: license-required, lines: [] }", "ER0302")]
    [InlineData("{ license: individual }", "ER0304")]
    [InlineData("{ }", "ER0304")]
    [InlineData("{ error: ER9999 }", "ER0303")]
    [InlineData("{ error: ER0508, outcome: undetermined }", "ER0304")]
    public void Read_MisspeltExpectation_IsAnError(string expect, string code)
    {
        var (cases, problems) = RuleSetFolder.Read(
            $$"""
            cases:
              - case: one
                {{Weak}}
                expect: {{expect}}
            """
        );

        cases.Should().BeEmpty();
        problems.Should().ContainSingle().Which.Code.Should().Be(code);
        problems[0].Location.Line.Should().Be(4);
    }

    [Fact]
    public void Read_ExpectedRefusal_IsACaseAndNoError()
    {
        var (cases, problems) = RuleSetFolder.Read(
            """
            cases:
              - case: no such country
                transaction: { date: 2020-05-01, destination: "Koera" }
                expect: { error: ER0508 }
            """
        );

        problems.Should().BeEmpty();
        cases.Should().ContainSingle().Which.InputErrors.Should().ContainSingle();
    }

    [Fact]
    public void Read_NoCases_IsAnError()
    {
        RuleSetFolder
            .Read("cases: []")
            .Diagnostics.Should()
            .ContainSingle()
            .Which.Code.Should()
            .Be("ER0301");
    }

    [Fact]
    public void Read_OrderAndTransaction_IsAnError()
    {
        RuleSetFolder
            .Read(
                $$"""
                cases:
                  - case: one
                    {{Weak}}
                    order: { lines: [ { destination: "NO", date: 2020-05-01 } ] }
                    expect: { outcome: undetermined }
                """
            )
            .Diagnostics.Should()
            .ContainSingle()
            .Which.Code.Should()
            .Be("ER0308");
    }

    [Fact]
    public void Read_OrderWithAnotherNumberOfLines_IsAnError()
    {
        RuleSetFolder
            .Read(
                """
                cases:
                  - case: one
                    order: { lines: [ { destination: "NO", date: 2020-05-01 } ] }
                    expect: { outcome: undetermined, lines: [ {}, {} ] }
                """
            )
            .Diagnostics.Should()
            .ContainSingle()
            .Which.Message.Should()
            .Contain("2 answers of an order with 1 lines");
    }
}
