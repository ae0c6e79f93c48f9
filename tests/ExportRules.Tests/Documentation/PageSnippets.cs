using ExportRules.Documents;
using ExportRules.Hosting;
using ExportRules.Packs;
using ExportRules.Records;
using ExportRules.Records.PostgreSql;
using ExportRules.Replay;
using ExportRules.Screening;
using ExportRules.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace ExportRules.Tests.Documentation;

/// <summary>The snippets of the pages under docs: compiled here, and compared by <see cref="PageSnippetTests"/>.</summary>
internal static class PageSnippets
{
    public static void Documents(DecisionRecord record, ExportRulesEngine engine)
    {
        #region documents-1
        File.WriteAllText("review.html", ReviewDocument.Html(record, engine.RuleSet));
        File.WriteAllText("application.md", ApplicationDocument.Markdown(record, engine.RuleSet));
        #endregion
    }

    public static void Hosting(HostApplicationBuilder builder)
    {
        #region hosting-1
        builder.Services.AddExportRules(builder.Configuration.GetSection("ExportRules"));
        builder.Services.AddHealthChecks().AddExportRules();
        #endregion
    }

#pragma warning disable CS9113 // A shape, not a use.
    #region hosting-2
    public sealed class Shipping(
        IExportRulesEngine law, // the default
        [FromKeyedServices("house")] IExportRulesEngine house,
        [FromKeyedServices("house")] IRuleSetReloader houseFiles
    );
    #endregion
#pragma warning restore CS9113

    public static void Packs()
    {
        #region packs-1
        var keys = TrustedKeys.Load("keys.json");
        var pack = RulePack.Open("japan-2026-03.zip", keys, TimeProvider.System.GetUtcNow());
        var engine = new ExportRulesEngine(pack.RuleSet);
        #endregion
    }

    public static async Task Records(ExportRulesEngine engine, Transaction transaction)
    {
        #region records-1
        var record = DecisionRecord.Create(
            engine,
            transaction,
            suppliedBy: new Dictionary<string, string>
            {
                ["endUser.listed"] = "screening of 5 July 2019, list of 26 April 2019",
            }
        );
        IDecisionRecordStore store = new DecisionJournal("decisions.jsonl");
        var entry = await store.AppendAsync(record);

        var verifier = RecordVerifier.WithChangelog(engine, BuiltInRuleSets.Changelog("japan"));
        using var journal = File.OpenRead("decisions.jsonl");
        foreach (var finding in new JournalAudit(verifier).Run(journal))
        {
            Console.WriteLine(
                $"{finding.Line}: {finding.Verification.Status}: {finding.Verification.Explanation}"
            );
        }
        #endregion
    }

    public static async Task PostgreSql(string connectionString, DecisionRecord record)
    {
        #region records-2
        await using var database = NpgsqlDataSource.Create(connectionString);
        var store = new PostgreSqlRecordStore(database); // the table decision_journal
        await store.CreateAsync(); // once; or run store.CreationSql in your own migrations
        await store.AppendAsync(record);
        #endregion
    }

    public static async Task Replay(
        IAsyncEnumerable<Transaction> transactions,
        CancellationToken cancellation
    )
    {
        #region replay-1
        var replayer = new Replayer(new ExportRulesEngine(BuiltInRuleSets.Japan))
        {
            Parallelism = 2,
        };
        await foreach (var result in replayer.ReplayAsync(transactions, cancellation))
        {
            Console.WriteLine($"{result.Transaction.Id}: {result.Decision?.License}");
        }
        #endregion
    }

    public static async Task Screening(ExportRulesEngine engine, Transaction transaction)
    {
        #region screening-1
        var list = EndUserList
            .Load("foreign-end-user-list.csv", edition: new DateOnly(2025, 9, 29))
            .OrThrow();
        var evaluation = new ScreenedEvaluation(engine, [new ListScreening(list)]);
        var record = await evaluation.EvaluateAsync(transaction);

        Console.WriteLine(record.Screening![0].Outcome); // NoHit, Possible or Hit
        #endregion
    }

    public static void Testing(ExportRulesEngine engine)
    {
        #region testing-2
        var pump = TransactionBuilder.Goods.On(2024, 4, 1).To("BR").Classified("P1").Build();

        engine
            .Evaluate(pump)
            .ShouldRequire("individual")
            .ShouldRestOn("individual-license", "pumps-need-a-license");
        #endregion
    }
}
