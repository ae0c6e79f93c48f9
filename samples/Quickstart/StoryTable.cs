using ExportRules;
using ExportRules.RuleSets;

namespace Quickstart;

/// <summary>The license that each of the three items needed to Korea, in the six versions of the law, side by side.</summary>
internal static class StoryTable
{
    private static readonly string[] Policies =
    [
        "pre-july-2019",
        "july-2019-tightening",
        "group-b",
        "resist-specific-bulk",
        "march-2023-reversion",
        "group-a-restored",
    ];

    private static readonly (string Heading, Item Item)[] Items =
    [
        ("hydrogen fluoride", Material("hydrogen-fluoride", "concentration", 49m)),
        ("fluorinated polyimide", Material("fluorinated-polyimide", "combinedFluorine", 12m)),
        ("resist", Material("resist", "wavelength", 13.5m)),
        // Any other listed item whose cell in METI's bulk license matrix the exporter has read as "general".
        (
            "another listed item",
            new()
            {
                Kind = "goods",
                Entries = ["7(1)"],
                BulkCell = "general",
            }
        ),
    ];

    public static void Write(TextWriter output)
    {
        var engine = new ExportRulesEngine(BuiltInRuleSets.Japan);
        WriteRow(output, "policy version", "from", [.. Items.Select(item => item.Heading)]);
        WriteRow(output, "---", "---", [.. Items.Select(_ => "---")]);
        foreach (var policy in Policies)
        {
            var version = engine.RuleSet.Find(policy)!;
            WriteRow(
                output,
                policy,
                version.Id,
                [.. Items.Select(item => engine.Evaluate(ToKorea(item.Item, version.From)).License)]
            );
        }
    }

    private static void WriteRow(TextWriter output, string policy, string from, string?[] cells) =>
        output.WriteLine(
            $"| {policy, -20} | {from, -10} | {string.Join(" | ", cells.Select(cell => $"{cell, -21}"))} |"
        );

    private static Transaction ToKorea(Item item, DateOnly date) =>
        new()
        {
            Date = date,
            Destination = "KR",
            Item = item with { ContractTotal = 5_000_000m, Currency = "JPY" },
            EndUser = new() { DevelopsWmd = false, DevelopsArms = false },
            EndUse = new() { Wmd = "none", ConventionalArms = "none" },
            Notice = new() { Inform = "none" },
            // Enough earlier licenses for the same buyer that a specific bulk license is possible where the law has it.
            Exporter = new() { LicensesToSameBuyer = 7 },
        };

    private static Item Material(string material, string attribute, decimal value) =>
        new()
        {
            Kind = "goods",
            Material = material,
            Attributes = new Dictionary<string, FactValue> { [attribute] = FactValue.Of(value) },
        };
}
