using System.Collections.Concurrent;
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
internal sealed class StageSessions
{
    private readonly ISessionFactory factory;
    private readonly ConcurrentBag<(ISession Session, Seat Seat)> idle = [];

    /// <param name="step">What happens to a transaction in a stage.</param>
    public StageSessions(Action<Stage, Assessment> step)
        : this(Enum.GetValues<Stage>(), step) { }

    /// <summary>For the test that a session without all stages fails loudly.</summary>
    internal StageSessions(Stage[] stages, Action<Stage, Assessment> step)
    {
        var rules = stages
            .Select(stage => StageRule(stage, stages.Length - (int)stage, step))
            .ToList();
        // Never with a cancellation token: a cancelled compilation returns an engine with fewer rules.
        factory = new RuleCompiler().Compile(rules);
    }

    /// <summary>Takes one transaction through the stages, alone in a session that is used again afterwards.</summary>
    /// <exception cref="InvalidOperationException">
    /// A stage did not run. A host that trims or compiles ahead of time what the sessions need would otherwise get an
    /// answer without the rules of that stage.
    /// </exception>
    public void Run(Assessment assessment)
    {
        var (session, seat) = Take(assessment);
        session.Fire();
        seat.Assessment = null;
        // A session in which something was thrown is not used again.
        idle.Add((session, seat));
        var stages = assessment.Policy.Stages.Length;
        if (assessment.StagesRun != stages)
        {
            throw new InvalidOperationException(
                $"the session ran {assessment.StagesRun} of {stages} stages; the answer would be incomplete"
            );
        }
    }

    /// <summary>
    /// A session in which the assessment is the only fact. To update a fact costs half of what it costs to retract it
    /// and insert the next.
    /// </summary>
    private (ISession Session, Seat Seat) Take(Assessment assessment)
    {
        if (idle.TryTake(out var taken))
        {
            taken.Seat.Assessment = assessment;
            taken.Session.Update(taken.Seat);
            return taken;
        }
        var session = factory.CreateSession();
        var seat = new Seat { Assessment = assessment };
        session.Insert(seat);
        return (session, seat);
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
        var seat = builder
            .LeftHandSide()
            .Pattern(typeof(Seat), "seat")
            .Declaration.ToParameterExpression();
        var context = Expression.Parameter(typeof(IContext), "context");
        Action<Seat> action = taken =>
        {
            var assessment = taken.Assessment!;
            step(stage, assessment);
            assessment.StagesRun++;
        };
        builder
            .RightHandSide()
            .Action(
                Expression.Lambda<Action<IContext, Seat>>(
                    Expression.Invoke(Expression.Constant(action), seat),
                    context,
                    seat
                )
            );
        return builder.Build();
    }

    /// <summary>The fact of a session: the place that one assessment after the other takes.</summary>
    internal sealed class Seat
    {
        public Assessment? Assessment { get; set; }
    }
}
