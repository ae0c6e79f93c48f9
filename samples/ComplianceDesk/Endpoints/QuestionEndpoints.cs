using System.Text.Encodings.Web;
using System.Text.Json;
using ExportRules;
using ExportRules.Analysis;
using ExportRules.Hosting;
using ExportRules.RuleSets;
using Microsoft.Extensions.Options;

namespace ComplianceDesk.Endpoints;

/// <summary>Questions around a decision: the answer under each version, what is needed, what would change it.</summary>
internal static class QuestionEndpoints
{
    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void MapQuestions(this RouteGroupBuilder api)
    {
        api.MapPost("/timeline", TimelineAsync)
            .WithSummary("The answer to one transaction under every version of the law.")
            .TakesJson("transaction")
            .AnswersJson("timeline");
        api.MapPost("/requires", RequiresAsync)
            .WithSummary(
                "The facts that a partial transaction still needs, the most telling first."
            )
            .TakesJson("transaction")
            .AnswersJson("facts");
        api.MapPost("/why-not/{license}", WhyNotAsync)
            .WithSummary("What would have to be different for a license type to be available.")
            .TakesJson("transaction")
            .AnswersJson("changes");
    }

    private static async Task<IResult> TimelineAsync(
        HttpContext context,
        IRuleSetReloader rules,
        IOptions<DeskOptions> desk
    )
    {
        var engine = rules.Snapshot();
        var transaction = await Asked.TransactionAsync(context, engine.RuleSet, desk.Value);
        return TypedResults.Json(
            engine.RuleSet.Versions.Select(version => Answer(engine, transaction, version)).ToList()
        );
    }

    private static VersionAnswer Answer(
        IExportRulesEngine engine,
        Transaction transaction,
        PolicyVersion version
    )
    {
        var decision = engine.Evaluate(transaction, new() { PolicyDate = version.From });
        return new(
            version.Id,
            version.Name,
            version.From,
            version.Until,
            JsonNamingPolicy.KebabCaseLower.ConvertName($"{decision.Outcome}"),
            decision.License,
            decision.Exemption,
            decision.Missing
        );
    }

    private static async Task<IResult> RequiresAsync(
        HttpContext context,
        IRuleSetReloader rules,
        Questions questions,
        IOptions<DeskOptions> desk,
        [AsParameters] PolicyQuery policy
    )
    {
        var ruleSet = rules.Snapshot().RuleSet;
        var transaction = await Asked.TransactionAsync(context, ruleSet, desk.Value);
        var list = questions.Requirements(ruleSet).Of(transaction, policy.Options(ruleSet));
        return Json(json => RequirementsJson.Write(json, transaction.Id, list));
    }

    private static async Task<IResult> WhyNotAsync(
        string license,
        HttpContext context,
        IRuleSetReloader rules,
        Questions questions,
        IOptions<DeskOptions> desk,
        [AsParameters] PolicyQuery policy
    )
    {
        var ruleSet = rules.Snapshot().RuleSet;
        if (ruleSet.LicenseTypes.All(type => type.Id != license))
        {
            throw new BadHttpRequestException("The rule set has no such license type.", 404);
        }
        var transaction = await Asked.TransactionAsync(context, ruleSet, desk.Value);
        var answer = questions.WhyNot(ruleSet).Of(transaction, license, policy.Options(ruleSet));
        return Json(json => WhyNotJson.Write(json, transaction.Id, answer));
    }

    private static IResult Json(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            write(json);
        }
        return TypedResults.Bytes(buffer.ToArray(), "application/json");
    }

    private sealed record VersionAnswer(
        string Version,
        string? Name,
        DateOnly From,
        DateOnly? Until,
        string Outcome,
        string? License,
        string? Exemption,
        IReadOnlyList<string> Missing
    );
}
