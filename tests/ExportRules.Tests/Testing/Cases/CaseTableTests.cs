namespace ExportRules.Tests.Testing.Cases;

public sealed class CaseTableTests
{
    [Fact]
    public void Rows_FactsPoliciesAndExpectations_MakeOneCaseEach()
    {
        var (cases, problems) = RuleSetFolder.Read(
            """
            cases:
              - cases: Acid
                transaction: { date: 2020-05-01 }
                expect: { outcome: license-required }
                columns: [destination, item.attributes.concentration, policy, license, licenses]
                rows:
                  - ["NO", 49, first-law, bulk, null]
                  - [same, same, second-law, individual, { bulk: unavailable }]
            """
        );

        problems.Should().BeEmpty();
        cases
            .Select(one => one.Name)
            .Should()
            .Equal(
                "Acid: destination NO, concentration 49, policy first-law",
                "Acid: destination NO, concentration 49, policy second-law"
            );
        cases[1].Location.Line.Should().Be(8);
        cases[1].Options.PolicyDate.Should().Be(new DateOnly(2021, 1, 1));
        cases[0].Expect.Fields.Select(field => field.Key.Name).Should().Equal("outcome", "license");
        cases[1]
            .Expect.Fields.Select(field => field.Values)
            .Should()
            .BeEquivalentTo([
                ["license-required"],
                ["individual"],
                new[] { "bulk: unavailable" },
            ]);
    }

    [Fact]
    public void Rows_ColumnThatIsAGroup_IsMergedDeeply()
    {
        var (cases, problems) = RuleSetFolder.Read(
            """
            cases:
              - cases: Acid
                transaction: { date: 2020-05-01, destination: "NO", item: { kind: goods } }
                columns: [item, outcome]
                rows:
                  - [{ attributes: { concentration: 10 } }, no-license-required]
            """
        );

        problems.Should().BeEmpty();
        var item = cases[0].Inputs[0].Transaction!.Item!;
        item.Kind.Should().Be("goods");
        item.Attributes["concentration"].Number.Should().Be(10);
    }

    [Fact]
    public void Rows_ErrorColumn_RefusesSomeRowsOnly()
    {
        var (cases, problems) = RuleSetFolder.Read(
            """
            cases:
              - cases: Countries
                transaction: { date: 2020-05-01, item: { attributes: { concentration: 49 } } }
                columns: [destination, outcome, license, error]
                rows:
                  - ["NO", license-required, bulk, null]
                  - ["Koera", null, null, ER0508]
            """
        );

        problems.Should().BeEmpty();
        cases.Select(one => one.Expect.IsRefusal).Should().Equal(false, true);
    }

    [Theory]
    [InlineData("[destinaton, outcome]", "[\"NO\", undetermined]", 3)]
    [InlineData("[destination, destination, outcome]", "[\"NO\", \"NO\", undetermined]", 3)]
    [InlineData("[destination, outcome]", "[\"NO\"]", 5)]
    [InlineData("[destination, outcome]", "[same, undetermined]", 5)]
    [InlineData("[destination, outcome]", "\"NO\"", 5)]
    public void Rows_WrongTable_IsAnErrorWithItsLine(string columns, string row, int line)
    {
        var (cases, problems) = RuleSetFolder.Read(
            $"""
            cases:
              - cases: Table
                columns: {columns}
                rows:
                  - {row}
            """
        );

        problems.Should().ContainSingle().Which.Code.Should().Be("ER0305");
        problems[0].Location.Line.Should().Be(line);
    }
}
