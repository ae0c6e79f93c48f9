using ExportRules.Records;

namespace ExportRules.Tests.Records;

/// <summary>A transaction of the three-item story and its record.</summary>
internal static class RecordFixture
{
    public static readonly ExportRulesEngine Engine = new(BuiltInRuleSets.Japan);

    public static Transaction Transaction(string id = "T-1") =>
        new()
        {
            Id = id,
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
                Entries = ["3(1)"],
            },
            EndUser = new()
            {
                Name = "Example Chip Co.",
                DevelopsWmd = false,
                Listed = [new() { List = "meti-end-user-list", Concerns = ["C"] }],
            },
            Exporter = new()
            {
                Name = "Example KK",
                Licenses =
                [
                    new()
                    {
                        Type = "special-general-bulk",
                        From = new(2018, 4, 1),
                        To = new(2021, 3, 31),
                    },
                ],
            },
        };

    public static DecisionRecord Record(string id = "T-1") =>
        DecisionRecord.Create(
            Engine,
            Transaction(id),
            new()
            {
                Assumptions = new Dictionary<string, FactValue>
                {
                    ["endUse.wmd"] = FactValue.Of("none"),
                },
            },
            new Dictionary<string, string> { ["endUser.listed"] = "screening of 5 July 2019" }
        );
}
