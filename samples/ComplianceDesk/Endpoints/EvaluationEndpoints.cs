using System.Text.Json;
using ExportRules;
using ExportRules.Formatting;
using ExportRules.Hosting;
using Microsoft.Extensions.Options;

namespace ComplianceDesk.Endpoints;

/// <summary>Decides without keeping anything.</summary>
internal static class EvaluationEndpoints
{
    public static void MapEvaluation(this RouteGroupBuilder api)
    {
        api.MapPost("/evaluate", EvaluateAsync)
            .WithSummary("Decides one transaction or order.")
            .TakesJson("transaction")
            .AnswersJson("decision");
        api.MapPost("/evaluate/batch", EvaluateBatchAsync)
            .WithSummary("Decides many: a JSON array, or JSON Lines as application/x-ndjson.")
            .TakesJson("transactions")
            .AnswersJson("decisions");
    }

    private static async Task<IResult> EvaluateAsync(
        HttpContext context,
        IRuleSetReloader rules,
        IOptions<DeskOptions> desk,
        [AsParameters] PolicyQuery policy
    )
    {
        var engine = rules.Snapshot();
        var asked = await Asked.OneAsync(context, engine.RuleSet, desk.Value);
        var options = policy.Options(engine.RuleSet);
        if (asked.Order is { } order)
        {
            var decided = engine.EvaluateOrder(order, options);
            return TypedResults.Text(
                DecisionJson.Write(decided, indented: false),
                "application/json"
            );
        }
        var decision = engine.Evaluate(asked.Transaction!, options);
        return TypedResults.Bytes(DecisionJson.WriteUtf8(decision), "application/json");
    }

    private static async Task EvaluateBatchAsync(
        HttpContext context,
        IRuleSetReloader rules,
        IOptions<DeskOptions> desk,
        [AsParameters] PolicyQuery policy
    )
    {
        var engine = rules.Snapshot();
        var options = policy.Options(engine.RuleSet);
        var asked = await Asked.ManyAsync(context, engine.RuleSet, desk.Value);
        await using var answers = new BatchWriter(context);
        foreach (var one in asked)
        {
            await answers.AddAsync(json => Write(json, engine, one, options));
        }
    }

    private static void Write(
        Utf8JsonWriter json,
        IExportRulesEngine engine,
        TransactionReadResult asked,
        EvaluationOptions options
    )
    {
        var one = Answered<Action>.Of(asked, Decide);
        if (one.Answer is { } write)
        {
            write();
        }
        else
        {
            BatchWriter.WriteRefusal(json, one.Id, one.Problems);
        }

        Action Decide()
        {
            if (asked.Order is { } order)
            {
                var decided = engine.EvaluateOrder(order, options);
                return () => DecisionJson.WriteTo(json, decided);
            }
            var decision = engine.Evaluate(asked.Transaction!, options);
            return () => DecisionJson.WriteTo(json, decision);
        }
    }
}
