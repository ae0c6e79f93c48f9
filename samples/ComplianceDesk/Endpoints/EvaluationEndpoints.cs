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
        var id = asked.Transaction?.Id ?? asked.Order?.Id;
        if (!Asked.IsReadable(asked))
        {
            BatchWriter.WriteRefusal(json, id, asked.Diagnostics);
            return;
        }
        try
        {
            if (asked.Order is { } order)
            {
                DecisionJson.WriteTo(json, engine.EvaluateOrder(order, options));
            }
            else
            {
                DecisionJson.WriteTo(json, engine.Evaluate(asked.Transaction!, options));
            }
        }
        catch (InvalidTransactionException refused)
        {
            BatchWriter.WriteRefusal(json, id, refused.Diagnostics);
        }
    }
}
