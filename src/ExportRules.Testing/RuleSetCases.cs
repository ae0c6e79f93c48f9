using System.Collections;
using ExportRules.RuleSets;
using ExportRules.Testing.Cases;
using ExportRules.Testing.Running;
using ExportRules.Yaml;

namespace ExportRules.Testing;

/// <summary>The cases of a rule set's folder, in the order of files and lines.</summary>
/// <remarks>
/// One <c>[Theory]</c> line runs a folder: give <see cref="Rows"/> to the test framework as the data of a test that
/// calls <see cref="RuleSetCase.Assert"/>. Safe to share between threads.
/// </remarks>
public sealed class RuleSetCases : IReadOnlyList<RuleSetCase>
{
    private readonly IReadOnlyList<RuleSetCase> cases;

    private RuleSetCases(RuleSet ruleSet, string root, IReadOnlyList<Case> cases)
    {
        RuleSet = ruleSet;
        Engine = new ExportRulesEngine(ruleSet);
        Failures = new(ruleSet, root);
        var runner = new CaseRunner(Engine);
        this.cases = [.. cases.Select(one => new RuleSetCase(one, runner, Failures))];
    }

    /// <summary>The rule set that the cases are about.</summary>
    public RuleSet RuleSet { get; }

    /// <inheritdoc/>
    public int Count => cases.Count;

    internal ExportRulesEngine Engine { get; }

    internal FailureText Failures { get; }

    /// <inheritdoc/>
    public RuleSetCase this[int index] => cases[index];

    /// <summary>Loads a rule set and the cases of its <c>tests</c> folder.</summary>
    /// <param name="directory">The folder that holds <c>ruleset.yaml</c> and <c>tests</c>.</param>
    /// <exception cref="InvalidRuleSetException">The rule set or a case cannot be used, or there is no case.</exception>
    public static RuleSetCases Load(string directory)
    {
        var (loaded, diagnostics) = TryLoad(directory);
        return loaded
            ?? throw new InvalidRuleSetException([
                .. diagnostics.Where(diagnostic => diagnostic.Severity is Severity.Error),
            ]);
    }

    /// <summary>The cases as rows of one value each, as data of a theory.</summary>
    public IEnumerable<object[]> Rows() => cases.Select(one => new object[] { one });

    /// <inheritdoc/>
    public IEnumerator<RuleSetCase> GetEnumerator() => cases.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The cases, or null with everything that is wrong with the rule set and its cases.</summary>
    internal static (RuleSetCases? Cases, IReadOnlyList<Diagnostic> Diagnostics) TryLoad(
        string directory
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        var loaded = RuleSetLoader.Load(directory);
        if (loaded.RuleSet is not { } ruleSet)
        {
            return (null, loaded.Diagnostics);
        }
        var bag = new DiagnosticBag();
        var cases = CaseFolder.Read(ruleSet, directory, bag);
        var diagnostics = bag.Sorted()
            .Select(diagnostic =>
                diagnostic with
                {
                    Location = diagnostic.Location with
                    {
                        File = Path.Combine(directory, diagnostic.Location.File ?? ""),
                    },
                }
            )
            .ToArray();
        return (
            bag.HasErrors ? null : new(ruleSet, directory, cases),
            [.. loaded.Diagnostics, .. diagnostics]
        );
    }
}
