using ExportRules.Evaluation;
using ExportRules.Input;
using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>
/// Answers "why not this license": the nearest points of the partition at which it is available, and the nearest days.
/// The item's entries stay as they are.
/// </summary>
/// <remarks>
/// Safe to call from several threads; they are answered one after another. The first question about a version of the law
/// takes about a second, while its partition is made.
/// </remarks>
public sealed class WhyNot
{
    private readonly RuleSet ruleSet;
    private readonly ExportRulesEngine engine;
    private readonly Lock gate = new();
    private readonly Dictionary<PolicyVersion, AnalysisSpace> spaces = [];

    /// <summary>For transactions under a rule set.</summary>
    public WhyNot(RuleSet ruleSet)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        this.ruleSet = ruleSet;
        engine = new(ruleSet);
    }

    /// <summary>What would have to be different for a license type to be available.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="license">The id of a license type of the rule set.</param>
    /// <param name="options">Policy date, known-at date and assumptions; null for the transaction's own date and none.</param>
    /// <exception cref="ArgumentException">The rule set has no such license type.</exception>
    /// <exception cref="InvalidTransactionException">The transaction cannot be decided as it is written.</exception>
    public WhyNotAnswer Of(
        Transaction transaction,
        string license,
        EvaluationOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(transaction);
        if (ruleSet.LicenseTypes.All(type => type.Id != license))
        {
            throw new ArgumentException(
                $"rule set `{ruleSet.Id}` has no license type `{license}`",
                nameof(license)
            );
        }
        var bound = TransactionFacts.Bind(ruleSet, transaction);
        lock (gate)
        {
            return Of(bound, options ?? new(), license);
        }
    }

    internal WhyNotAnswer Of(BoundTransaction bound, EvaluationOptions options, string license)
    {
        var version = PolicyChoice.Choose(ruleSet, bound, options);
        var decision = engine.Evaluate(bound, options);
        var status = Status(decision, license);
        var facts = Assumptions.Apply(bound, options.Assumptions);
        if (!spaces.TryGetValue(version, out var space))
        {
            spaces[version] = space = new([version]);
        }
        var place = PartitionPlace.Of(space.Partition, facts);
        var isOpen =
            decision.Outcome is not Outcome.NoLicenseRequired
            && status?.Status is not Availability.Available;
        var changes =
            isOpen && place is { } found
                ? new NearestChanges(
                    space,
                    version,
                    facts,
                    changed =>
                        engine.Evaluate(
                            bound with
                            {
                                Facts = changed,
                            },
                            options with
                            {
                                Assumptions = FactTable.Empty,
                            }
                        )
                ).Of(license, found)
                : ([], [], true);
        var (before, after) = Days(bound, options, license, decision);
        return new()
        {
            License = license,
            Policy = decision.Policy,
            Outcome = decision.Outcome,
            Status = status?.Status,
            Because = status?.Because ?? [],
            ToBeAvailable = changes.ToBeAvailable,
            ToNeedNone = changes.ToNeedNone,
            Before = before,
            After = after,
            Limit =
                place is null
                    ? "changes of facts for an item with several entries; ask for each entry by itself"
                : changes.IsComplete ? null
                : "some of the changes of that size, which are too many to list",
        };
    }

    /// <summary>Whether a decision has the license available.</summary>
    internal static bool IsAvailable(Decision decision, string license) =>
        decision.Outcome is Outcome.LicenseRequired
        && Status(decision, license)?.Status is Availability.Available;

    private static LicenseStatus? Status(Decision decision, string license) =>
        decision.Licenses.FirstOrDefault(type => type.Type == license);

    /// <summary>Without a policy date of its own the transaction itself moves; else the policy date does.</summary>
    private (OtherDay? Before, OtherDay? After) Days(
        BoundTransaction bound,
        EvaluationOptions options,
        string license,
        Decision now
    )
    {
        var ownDay = options.PolicyDate is null;
        var day = options.PolicyDate ?? bound.Facts[BuiltInFacts.Date].Date;
        var days = new NearestDays(ruleSet, bound.Facts, ownDay);
        var standing = Standing(now, license);
        var (before, after) = (days.Before(day, At, IsOther), days.After(day, At, IsOther));
        return (Describe(before), Describe(after));

        bool IsOther(Decision decision) => Standing(decision, license) != standing;

        Decision? At(DateOnly other)
        {
            if (ruleSet.TryAt(other, options.KnownAt) is null)
            {
                return null;
            }
            if (!ownDay)
            {
                return engine.Evaluate(bound, options with { PolicyDate = other });
            }
            var facts = bound.Facts.Fork();
            facts[BuiltInFacts.Date] = FactValue.Of(other);
            FactBinder.Derive(facts);
            return engine.Evaluate(bound with { Facts = facts }, options);
        }

        OtherDay? Describe((DateOnly Day, Decision Decision)? found) =>
            found is { } other
                ? new(
                    other.Day,
                    other.Decision.Policy.Version,
                    other.Decision.Policy.Name,
                    Standing(other.Decision, license)
                )
                : null;
    }

    private static string Standing(Decision decision, string license) =>
        Status(decision, license) is { } status
            ? $"{Words.Of(decision.Outcome)}, {license} {Words.Of(status.Status)}"
            : Words.Of(decision.Outcome);
}
