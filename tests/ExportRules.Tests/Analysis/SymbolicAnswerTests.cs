using System.Diagnostics;
using ExportRules.Analysis;
using ExportRules.RuleSets;

namespace ExportRules.Tests.Analysis;

public sealed class SymbolicAnswerTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("pre-july-2019")]
    [InlineData("july-2019-tightening")]
    [InlineData("catch-all-reform-2025")]
    public void Answer_AtRandomPointsOfJapan_EqualsTheEngine(string name)
    {
        var version = BuiltInRuleSets.Japan.Find(name)!;
        var clock = Stopwatch.StartNew();
        var space = new AnalysisSpace([version]);
        output.WriteLine(
            $"{space.Partition.Domains.Count} facts, {space.Partition.Items.All.Count} items, {clock.ElapsedMilliseconds} ms"
        );
        foreach (var domain in space.Partition.Domains)
        {
            output.WriteLine($"{domain.Level} {domain.Fact.Path} {domain.Classes.Count}");
        }
        var policy = space.Policy(version);
        var answers = space
            .Partition.Items.All.Select(item =>
            {
                var answer = policy.Answer(item);
                output.WriteLine(
                    $"{item.Label} ({item.Members.Count}): {space.Store.Count} nodes, {clock.ElapsedMilliseconds} ms"
                );
                return answer;
            })
            .ToList();

        var engine = new ExportRulesEngine(BuiltInRuleSets.Japan);
        var random = new Random(20190704);
        var seen = new HashSet<int>();
        for (var round = 0; round < 3000; round++)
        {
            var answer = answers[random.Next(answers.Count)];
            var point = space
                .Partition.Domains.Select(domain => random.Next(domain.Classes.Count))
                .ToArray();
            var transaction = Witness.At(space.Partition, answer.Item, point, version.From);
            var decision = engine.Evaluate(transaction, version.From);
            var code = space.Store.Evaluate(answer.Code, point);
            seen.Add(code);
            code.Should()
                .Be(
                    AnswerCode.Of(decision.Outcome, decision.License, BuiltInRuleSets.Japan),
                    System.Text.Json.JsonSerializer.Serialize(transaction)
                );
            for (var type = 0; type < decision.Licenses.Count; type++)
            {
                space
                    .Store.Evaluate(answer.Statuses[type], point)
                    .Should()
                    .Be(StatusCode.Of(decision.Licenses[type].Status));
            }
        }
        output.WriteLine(string.Join(", ", seen.Order()));
        seen.Should().HaveCountGreaterThan(2);
    }
}
