using FluentAssertions;
using Xunit;

namespace ExportRules.Tests.Input;

public sealed class KnownListNamesTests
{
    [Theory]
    [InlineData("METI End User List")]
    [InlineData("外国ユーザーリスト")]
    public void Evaluate_ListUnderAnotherName_IsReadByTheNameTheRuleSetKnows(string name)
    {
        var engine = new ExportRulesEngine(BuiltInRuleSets.Japan);

        var decision = engine.Evaluate(
            new Transaction
            {
                Date = new DateOnly(2026, 3, 2),
                Destination = "CN",
                EndUser = new() { Listed = [new() { List = name }] },
            }
        );

        decision.Notes.Should().Contain(note => note.Contains("`meti-end-user-list`"));
    }
}
