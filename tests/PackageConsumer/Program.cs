using ExportRules;
using ExportRules.Formatting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PackageConsumer;

// What an application does with the package: install, register, decide, print the reasons.
using var services = new ServiceCollection().AddExportRules().BuildServiceProvider();
var engine = services.GetRequiredService<IExportRulesEngine>();
var decision = engine.Evaluate(
    new()
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
    }
);
Console.Write(DecisionText.Write(decision, engine.RuleSet));

var problems = new List<string>();
using var hosted = new ServiceCollection()
    .AddExportRules(new ConfigurationBuilder().Build())
    .BuildServiceProvider();
if (hosted.GetRequiredKeyedService<IExportRulesEngine>("japan").RuleSet.Id != "japan")
{
    problems.Add("ExportRules.Hosting has no rule set japan");
}
if (decision is not { Outcome: Outcome.LicenseRequired, License: "individual" })
{
    problems.Add($"the decision is {decision.Outcome} {decision.License}");
}
foreach (var feed in args)
{
    problems.AddRange(PackageContents.Problems(feed));
}
problems.ForEach(Console.Error.WriteLine);
return problems.Count == 0 ? 0 : 1;
