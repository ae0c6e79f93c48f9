using System.Linq.Expressions;
using ExportRules.RuleSets;
using NRules;
using NRules.RuleModel;
using NRules.RuleModel.Builders;

namespace ExportRules.Compilation;

/// <summary>
/// The NRules side: one generic rule a stage, in the order of the stages, each looking up the provisions of its
/// stage. See <c>docs/decisions/0002-one-session-rule-per-stage.md</c> for why not one rule a provision.
/// </summary>
internal static class StageSessions
{
    public static ISessionFactory Factory(Action<Stage, Assessment> step)
    {
        var stages = Enum.GetValues<Stage>();
        var rules = stages
            .Select(stage => StageRule(stage, stages.Length - (int)stage, step))
            .ToList();
        // Never with a cancellation token: a cancelled compilation returns an engine with fewer rules.
        return new RuleCompiler().Compile(rules);
    }

    private static IRuleDefinition StageRule(
        Stage stage,
        int priority,
        Action<Stage, Assessment> step
    )
    {
        var builder = new RuleBuilder();
        builder.Name(Words.Of(stage));
        builder.Priority(priority);
        var assessment = builder
            .LeftHandSide()
            .Pattern(typeof(Assessment), "assessment")
            .Declaration.ToParameterExpression();
        var context = Expression.Parameter(typeof(IContext), "context");
        Action<Assessment> action = current =>
        {
            step(stage, current);
            current.StagesRun++;
        };
        builder
            .RightHandSide()
            .Action(
                Expression.Lambda<Action<IContext, Assessment>>(
                    Expression.Invoke(Expression.Constant(action), assessment),
                    context,
                    assessment
                )
            );
        return builder.Build();
    }
}
