using RulesEngine.Models;

namespace ExportRules.Benchmarks.SideBySide;

/// <summary>microsoft/RulesEngine as its documentation shows it: one rule a row, all of them executed.</summary>
public sealed class RulesEngineContender : IContender
{
    private const string Name = "licenses";

    private readonly RulesEngine.RulesEngine engine;

    public RulesEngineContender(TablePolicy policy)
    {
        var rules = policy
            .Rows.Select(row => new Rule
            {
                RuleName = row.Entry,
                Expression =
                    $"shipment.Entry == \"{row.Entry}\""
                    + (row.Cell is Cell.Bulk ? " && shipment.IsToPartner" : ""),
                SuccessEvent = TablePolicy.Answers[(int)row.Cell],
            })
            .Append(
                new()
                {
                    RuleName = "individual",
                    Expression = "shipment.Entry != \"\"",
                    SuccessEvent = TablePolicy.Individual,
                }
            );
        engine = new([new Workflow { WorkflowName = Name, Rules = [.. rules] }]);
        // Its rules are compiled by the first execution; that belongs to the preparation.
        Decide(policy.Shipments[0]);
    }

    public string Decide(Shipment shipment)
    {
        var results = engine
            .ExecuteAllRulesAsync(Name, new RuleParameter("shipment", shipment))
            .AsTask()
            .GetAwaiter()
            .GetResult();
        var best = TablePolicy.Answers.Length - 1;
        foreach (var result in results)
        {
            if (result.IsSuccess)
            {
                best = Math.Min(best, Array.IndexOf(TablePolicy.Answers, result.Rule.SuccessEvent));
            }
        }
        return TablePolicy.Answers[best];
    }
}
