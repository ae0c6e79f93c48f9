using System.Linq.Expressions;
using NRules;
using NRules.RuleModel;
using NRules.RuleModel.Builders;

namespace ExportRules.Benchmarks.SideBySide;

/// <summary>NRules with one rule a row and a session for each shipment: what ExportRules must not do.</summary>
public sealed class RowRulesContender : IContender
{
    private readonly ISessionFactory factory;

    public RowRulesContender(TablePolicy policy)
    {
        var rules = policy
            .Rows.Select(row =>
                RowRule(
                    row.Entry,
                    row.Cell is Cell.Bulk
                        ? shipment => shipment.Entry == row.Entry && shipment.IsToPartner
                        : shipment => shipment.Entry == row.Entry,
                    (int)row.Cell
                )
            )
            .Append(
                RowRule("individual", shipment => shipment.Entry.Length > 0, (int)Cell.Individual)
            )
            .ToList();
        factory = new RuleCompiler().Compile(rules);
    }

    public string Decide(Shipment shipment)
    {
        var answer = new Answer { Best = TablePolicy.Answers.Length - 1 };
        var session = factory.CreateSession();
        session.Insert(answer);
        session.Insert(shipment);
        session.Fire();
        return TablePolicy.Answers[answer.Best];
    }

    private static IRuleDefinition RowRule(string name, Func<Shipment, bool> when, int answer)
    {
        var builder = new RuleBuilder();
        builder.Name(name);
        var left = builder.LeftHandSide();
        var shipment = left.Pattern(typeof(Shipment), "shipment");
        var parameter = shipment.Declaration.ToParameterExpression();
        shipment.Condition(
            Expression.Lambda(Expression.Invoke(Expression.Constant(when), parameter), parameter)
        );
        var found = left.Pattern(typeof(Answer), "found").Declaration.ToParameterExpression();
        Action<Answer> then = current => current.Best = Math.Min(current.Best, answer);
        builder
            .RightHandSide()
            .Action(
                Expression.Lambda(
                    Expression.Invoke(Expression.Constant(then), found),
                    Expression.Parameter(typeof(IContext), "context"),
                    found
                )
            );
        return builder.Build();
    }

    private sealed class Answer
    {
        public int Best { get; set; }
    }
}
