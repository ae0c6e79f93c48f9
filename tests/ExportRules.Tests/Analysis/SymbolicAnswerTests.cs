using ExportRules.Analysis;

namespace ExportRules.Tests.Analysis;

public sealed class SymbolicAnswerTests
{
    [Fact]
    public void Answer_AtRandomPointsOfEveryVersionOfJapan_EqualsTheEngine()
    {
        var japan = BuiltInRuleSets.Japan;
        var engine = new ExportRulesEngine(japan);
        var random = new Random(20190704);
        var seen = new HashSet<int>();
        foreach (var version in japan.Versions.Where(version => version.Name is not null))
        {
            var space = new AnalysisSpace([version]);
            var policy = space.Policy(version);
            var answers = space.Partition.Items.All.Select(policy.Answer).ToList();
            var valid = ValidPoints.Of(space);
            for (var round = 0; round < 150; round++)
            {
                var answer = answers[random.Next(answers.Count)];
                // Facts that many rules test are mostly supplied, the others mostly not: else no answer is determined.
                var point = space
                    .Partition.Domains.Select(domain =>
                        domain.Level < 12 == (random.Next(8) > 0)
                            ? random.Next(domain.Classes.Count)
                            : 0
                    )
                    .ToArray();
                if (space.Store.Evaluate(valid, point) != Logic.True)
                {
                    continue;
                }
                var transaction = Witness.At(space.Partition, answer.Item, point, version.From);
                var decision = engine.Evaluate(transaction, version.From);
                var code = space.Store.Evaluate(answer.Code, point);
                seen.Add(code);
                code.Should().Be(AnswerCode.Of(decision.Outcome, decision.License, japan));
                for (var type = 0; type < decision.Licenses.Count; type++)
                {
                    space
                        .Store.Evaluate(answer.Statuses[type], point)
                        .Should()
                        .Be(StatusCode.Of(decision.Licenses[type].Status));
                }
            }
        }
        seen.Should().HaveCountGreaterThan(4);
    }
}
