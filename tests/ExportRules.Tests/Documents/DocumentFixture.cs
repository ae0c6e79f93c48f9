using ExportRules.Records;
using ExportRules.Tests.Records;

namespace ExportRules.Tests.Documents;

/// <summary>Records to be printed: the three-item story, an order and an open question.</summary>
internal static class DocumentFixture
{
    private static readonly Dictionary<string, string> SuppliedBy = new()
    {
        ["endUser"] = "sales, customer file of 1 July 2019",
        ["item.attributes.concentration"] = "test certificate 77",
        ["endUser.listed"] = "screening of 5 July 2019",
        ["contract"] = "legal department",
    };

    public static DecisionRecord ThreeItems { get; } =
        DecisionRecord.Create(
            RecordFixture.Engine,
            RecordFixture.Transaction(),
            new()
            {
                Assumptions = new Dictionary<string, FactValue>
                {
                    ["endUse.wmd"] = FactValue.Of("none"),
                },
            },
            SuppliedBy
        );

    public static DecisionRecord Order { get; } =
        DecisionRecord.Create(
            RecordFixture.Engine,
            new Order
            {
                Id = "O-7",
                Lines =
                [
                    Line("a") with
                    {
                        Item = new()
                        {
                            Kind = "goods",
                            Entries = ["7(16)"],
                            Value = 600_000,
                            Currency = "JPY",
                        },
                    },
                    Line("b") with
                    {
                        Item = new()
                        {
                            Kind = "goods",
                            Entries = ["3(1)"],
                            Material = "HF",
                        },
                    },
                    Line("c") with
                    {
                        Destination = "US",
                        Item = new() { Kind = "goods", Entries = [] },
                    },
                ],
            },
            suppliedBy: SuppliedBy
        );

    public static DecisionRecord Open { get; } =
        DecisionRecord.Create(
            RecordFixture.Engine,
            Line("T-2") with
            {
                Destination = null,
                Item = new() { Kind = "goods", Entries = ["3(1)"] },
            }
        );

    public static DecisionRecord Named(string name) =>
        DecisionRecord.Create(
            RecordFixture.Engine,
            RecordFixture.Transaction() with
            {
                Id = name,
                EndUser = new()
                {
                    Name = name,
                    Listed = [new() { List = "meti-end-user-list", Concerns = ["C"] }],
                },
                Exporter = new() { Name = name },
            },
            suppliedBy: new Dictionary<string, string> { ["endUser"] = name, [name] = name }
        );

    private static Transaction Line(string id) =>
        new()
        {
            Id = id,
            Date = new(2019, 7, 5),
            Destination = "KR",
            EndUser = new() { Name = "Example Chip Co.", Country = "KR" },
            Exporter = new() { Name = "Example KK" },
        };
}
