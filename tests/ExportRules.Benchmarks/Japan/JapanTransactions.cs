namespace ExportRules.Benchmarks.Japan;

/// <summary>Ordinary questions to the built-in rule set: listed and not, decided and left open, old law and new.</summary>
public static class JapanTransactions
{
    public static IReadOnlyDictionary<string, Transaction> All { get; } =
        new Dictionary<string, Transaction>
        {
            ["HF to KR, 2018"] = HydrogenFluoride(new(2018, 6, 1), 49m),
            ["HF to KR, July 2019"] = HydrogenFluoride(new(2019, 7, 5), 49m),
            ["HF to KR, 2023"] = HydrogenFluoride(new(2023, 4, 3), 49m),
            ["HF of 20 % to KR"] = HydrogenFluoride(new(2024, 4, 1), 20m),
            ["7(16) to TW by entry"] = Plain("TW", new(2025, 1, 15)) with
            {
                Item = new()
                {
                    Kind = "goods",
                    Entries = ["7(16)"],
                    Value = 90_000_000m,
                    Currency = "JPY",
                },
            },
            ["not listed to US"] = Plain("US", new(2024, 2, 1)) with
            {
                Item = new()
                {
                    Kind = "goods",
                    Entries = [],
                    Hs = "8471.30",
                },
            },
            ["resist to KR, facts missing"] = new()
            {
                Date = new(2020, 1, 10),
                Destination = "KR",
                Item = new()
                {
                    Kind = "goods",
                    Material = "resist",
                    Attributes = new Dictionary<string, FactValue>
                    {
                        ["wavelength"] = FactValue.Of(13.5m),
                    },
                },
            },
        };

    private static Transaction HydrogenFluoride(DateOnly date, decimal concentration) =>
        Plain("KR", date) with
        {
            Item = new()
            {
                Kind = "goods",
                Material = "hydrogen-fluoride",
                Attributes = new Dictionary<string, FactValue>
                {
                    ["concentration"] = FactValue.Of(concentration),
                },
                Value = 500_000m,
                Currency = "JPY",
            },
        };

    private static Transaction Plain(string destination, DateOnly date) =>
        new()
        {
            Date = date,
            Destination = destination,
            EndUser = new() { DevelopsWmd = false, DevelopsArms = false },
            EndUse = new() { Wmd = "none", ConventionalArms = "none" },
            Notice = new() { Inform = "none" },
        };
}
