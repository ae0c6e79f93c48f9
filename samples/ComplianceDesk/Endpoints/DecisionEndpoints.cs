using System.Text;
using System.Text.Json;
using ComplianceDesk.Replaying;
using ExportRules;
using ExportRules.Documents;
using ExportRules.Formatting;
using ExportRules.Hosting;
using ExportRules.Records;
using Microsoft.Extensions.Options;

namespace ComplianceDesk.Endpoints;

/// <summary>Decides and keeps: an answer is given only once its record is on the disk.</summary>
internal static class DecisionEndpoints
{
    public static void MapDecisions(this RouteGroupBuilder api)
    {
        api.MapPost("/decisions", KeepAsync)
            .WithSummary("Decides one transaction or order and keeps the record.")
            .TakesJson("transaction")
            .AnswersJson("kept", StatusCodes.Status201Created);
        api.MapPost("/decisions/batch", KeepBatchAsync)
            .WithSummary(
                "Decides many and keeps all of their records, or none where the store fails."
            )
            .TakesJson("transactions")
            .AnswersJson("kept decisions");
        api.MapGet("/decisions/{record:long}", ReadAsync)
            .WithSummary("The record as it was kept.")
            .AnswersJson("record");
        api.MapGet("/decisions/{record:long}/verification", VerifyAsync)
            .WithSummary("Decides the record again and says whether it still holds.")
            .AnswersJson("verification");
        api.MapGet("/decisions/{record:long}/document", DocumentAsync)
            .WithSummary(
                "The record for review and signature: HTML, or for application/json a link that opens without a key for ten minutes."
            )
            .AnswersJson("link");
    }

    private static async Task<IResult> KeepAsync(
        HttpContext context,
        IRuleSetReloader rules,
        IDecisionRecordStore store,
        IOptions<DeskOptions> desk,
        [AsParameters] PolicyQuery policy
    )
    {
        var engine = rules.Snapshot();
        var asked = await Asked.OneAsync(context, engine.RuleSet, desk.Value);
        var record = RecordOf(engine, asked, policy.Options(engine.RuleSet));
        var entry = await store.AppendAsync(record, context.RequestAborted);
        context.Response.Headers.Location = $"/api/decisions/{entry.Sequence}";
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.ContentType = "application/json";
        await using (var json = new Utf8JsonWriter(context.Response.BodyWriter))
        {
            JournalJson.WriteTo(json, entry);
        }
        return TypedResults.Empty;
    }

    private static async Task KeepBatchAsync(
        HttpContext context,
        IRuleSetReloader rules,
        IDecisionRecordStore store,
        IOptions<DeskOptions> desk,
        [AsParameters] PolicyQuery policy
    )
    {
        var engine = rules.Snapshot();
        var options = policy.Options(engine.RuleSet);
        var asked = await Asked.ManyAsync(context, engine.RuleSet, desk.Value);
        var decided = asked
            .Select(one => Answered<DecisionRecord>.Of(one, () => RecordOf(engine, one, options)))
            .ToList();
        var kept = await store.AppendAsync(
            [.. decided.Select(one => one.Answer).OfType<DecisionRecord>()],
            context.RequestAborted
        );
        var next = 0;
        await using var answers = new BatchWriter(context);
        foreach (var one in decided)
        {
            await answers.AddAsync(json =>
            {
                if (one.Answer is null)
                {
                    BatchWriter.WriteRefusal(json, one.Id, one.Problems);
                }
                else
                {
                    JournalJson.WriteTo(json, kept[next++]);
                }
            });
        }
    }

    private static async Task<IResult> ReadAsync(
        long record,
        IDecisionRecordStore store,
        CancellationToken stop
    )
    {
        var entry = await FindAsync(record, store, stop);
        return TypedResults.Bytes(DecisionRecordJson.WriteUtf8(entry.Record), "application/json");
    }

    private static async Task<IResult> VerifyAsync(
        long record,
        IDecisionRecordStore store,
        IRuleSetReloader rules,
        CancellationToken stop
    )
    {
        var entry = await FindAsync(record, store, stop);
        var found = new RecordVerifier(rules.Snapshot()).Verify(entry.Record);
        return TypedResults.Json(
            new
            {
                status = found.Status.ToString(),
                explanation = found.Explanation,
                entry.Hash,
            }
        );
    }

    private static async Task<IResult> DocumentAsync(
        long record,
        HttpContext context,
        IDecisionRecordStore store,
        IRuleSetReloader rules,
        PrintedPages printed,
        CancellationToken stop
    )
    {
        var entry = await FindAsync(record, store, stop);
        var html = ReviewDocument.Html(entry.Record, rules.Snapshot().RuleSet);
        return printed.Answer(
            context,
            new($"decision-{record}.html", "text/html; charset=utf-8", Encoding.UTF8.GetBytes(html))
        );
    }

    /// <exception cref="BadHttpRequestException">There is none: 404.</exception>
    private static async Task<JournalEntry> FindAsync(
        long record,
        IDecisionRecordStore store,
        CancellationToken stop
    )
    {
        var found =
            record < 1
                ? null
                : await store
                    .ReadAsync(record - 1, stop)
                    .Where(entry => entry.Sequence == record)
                    .FirstOrDefaultAsync(stop);
        return found
            ?? throw new BadHttpRequestException(
                "There is no such record.",
                StatusCodes.Status404NotFound
            );
    }

    private static DecisionRecord RecordOf(
        IExportRulesEngine engine,
        TransactionReadResult asked,
        EvaluationOptions options
    ) =>
        asked.Order is { } order
            ? DecisionRecord.Create(engine, order, options)
            : DecisionRecord.Create(engine, asked.Transaction!, options);
}
