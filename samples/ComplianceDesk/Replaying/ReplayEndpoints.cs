using ComplianceDesk.Endpoints;
using ExportRules;
using ExportRules.Hosting;
using ExportRules.Replay;
using ExportRules.RuleSets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace ComplianceDesk.Replaying;

/// <summary>Decides an uploaded file under one law and, where it is asked for, against another.</summary>
internal static class ReplayEndpoints
{
    public static void MapReplay(this RouteGroupBuilder api) =>
        api.MapPost("/replay", ReplayAsync)
            .WithSummary(
                "Replays an uploaded CSV or JSON Lines file. For text/html the report, for text/csv the rows with their answers, else the counts and a link to each."
            )
            .Accepts<IFormFile>("multipart/form-data", "text/csv")
            .AnswersJson("replay");

    private static async Task<IResult> ReplayAsync(
        HttpContext context,
        IRuleSetReloader rules,
        PrintedPages printed,
        IOptions<DeskOptions> desk,
        [AsParameters] PolicyQuery policy,
        [FromQuery(Name = "against")] string? against
    )
    {
        var ruleSet = rules.Snapshot().RuleSet;
        var options = policy.Options(ruleSet);
        var other = PolicyQuery.PolicyDay(ruleSet, against) is { } day
            ? options with
            {
                PolicyDate = day,
            }
            : null;
        var upload = await Upload.ReadAsync(context, desk.Value.Limits.UploadBytes);
        await using var content = upload.Content;
        using var rows = new MemoryStream();
        var summary = await new Replayer(new(ruleSet), options)
        {
            Against = other,
            WithStatistics = true,
            // People open the rows in a spreadsheet: no cell of a stranger's file may run there.
            Format = new() { SpreadsheetSafe = true },
        }.RunAsync(upload.Name, content, rows, context.RequestAborted);
        var report = new PrintedPage("report.html", "text/html; charset=utf-8", summary.ToHtml());
        var table = new PrintedPage("decided.csv", "text/csv; charset=utf-8", rows.ToArray());
        var accepted = context.Request.Headers.Accept.ToString();
        return accepted.Contains("text/html", StringComparison.Ordinal)
                ? PrintedPages.Send(context, report)
            : accepted.Contains("text/csv", StringComparison.Ordinal)
                ? PrintedPages.Send(context, table)
            : TypedResults.Json(
                new
                {
                    input = summary.Input,
                    summary.Policy,
                    summary.Against,
                    summary.Counts,
                    summary.Digest,
                    warnings = summary.Warnings.Select(DiagnosticView.Of).ToList(),
                    report = printed.Keep(report),
                    rows = printed.Keep(table),
                }
            );
    }
}
