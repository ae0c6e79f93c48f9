using ExportRules;
using ExportRules.Formatting;

namespace Quickstart;

/// <summary>One decision and its reasons.</summary>
internal static class FirstDecision
{
    public static void Write(TextWriter output)
    {
        #region one-decision
        var engine = new ExportRulesEngine(BuiltInRuleSets.Japan);

        var transaction = new Transaction
        {
            Id = "T-1",
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
            },
            EndUser = new() { DevelopsWmd = false, DevelopsArms = false },
            EndUse = new() { Wmd = "none", ConventionalArms = "none" },
            Notice = new() { Inform = "none" },
        };

        Decision decision = engine.Evaluate(transaction);
        Decision reversed = engine.Evaluate(transaction, policyDate: new(2023, 3, 23));

        output.WriteLine($"{decision.Outcome}: {decision.License}"); // LicenseRequired: individual
        output.WriteLine($"{reversed.Outcome}: {reversed.License}"); // LicenseRequired: special-general-bulk
        output.WriteLine();
        output.Write(DecisionText.Write(decision, engine.RuleSet)); // the rationale
        #endregion
    }
}
