using ExportRules.Testing.Cases;
using ExportRules.Testing.Running;

namespace ExportRules.Testing;

/// <summary>One case of a rule set: a question, and everything that is expected of its answer.</summary>
/// <remarks>Immutable and safe to share between threads. <see cref="ToString"/> is the sentence, so that a test framework shows it.</remarks>
public sealed class RuleSetCase
{
    private readonly CaseRunner runner;
    private readonly FailureText failures;

    internal RuleSetCase(Case source, CaseRunner runner, FailureText failures)
    {
        Source = source;
        this.runner = runner;
        this.failures = failures;
    }

    /// <summary>The sentence; of a row of a table, the table's sentence with the row's facts.</summary>
    public string Name => Source.Name;

    /// <summary>Where the case is written, inside the rule set's folder.</summary>
    public SourceLocation Location => Source.Location;

    internal Case Source { get; }

    /// <summary>Runs the case under its policy.</summary>
    public CaseResult Run()
    {
        var outcome = runner.Run(Source);
        return new(Name, outcome.Passed, outcome.Passed ? null : failures.Of(outcome));
    }

    /// <summary>Runs the case, and throws where it does not hold.</summary>
    /// <exception cref="ExpectationFailedException">The answer is not what the case expects.</exception>
    public void Assert()
    {
        if (Run() is { Failure: { } failure })
        {
            throw new ExpectationFailedException(failure);
        }
    }

    /// <summary>The sentence.</summary>
    public override string ToString() => Name;
}
