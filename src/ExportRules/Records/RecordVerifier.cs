using ExportRules.Consolidation;
using ExportRules.RuleSets;

namespace ExportRules.Records;

/// <summary>Recomputes kept decisions under the rule set of today.</summary>
/// <remarks>Safe to call from several threads.</remarks>
public sealed class RecordVerifier
{
    private readonly IExportRulesEngine engine;
    private readonly Func<string, string?> correctionOf;

    /// <summary>Creates a verifier.</summary>
    /// <param name="engine">The engine that recomputes.</param>
    /// <param name="correctionOf">
    /// For the id of a policy version, the changelog's entry that corrected it, or null where there is none.
    /// </param>
    public RecordVerifier(IExportRulesEngine engine, Func<string, string?>? correctionOf = null)
    {
        ArgumentNullException.ThrowIfNull(engine);
        this.engine = engine;
        this.correctionOf = correctionOf ?? (_ => null);
    }

    /// <summary>A verifier that knows the corrections that a rule set's changelog lists.</summary>
    /// <param name="engine">The engine that recomputes.</param>
    /// <param name="changelog">The text of the rule set's <c>CHANGELOG.md</c>.</param>
    public static RecordVerifier WithChangelog(IExportRulesEngine engine, string changelog)
    {
        ArgumentNullException.ThrowIfNull(changelog);
        return new(engine, ChangelogCorrections.Read(changelog).SectionFor);
    }

    /// <summary>Recomputes one record and says whether it still holds.</summary>
    public RecordVerification Verify(DecisionRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Seal != DecisionRecordJson.SealOf(record))
        {
            return new(RecordStatus.Tampered, "the record's seal does not fit its content", []);
        }
        var foreign = record.Decisions.FirstOrDefault(kept =>
            kept.Policy.RuleSet != engine.RuleSet.Id
        );
        if (foreign is not null)
        {
            return Unverifiable(
                $"it was decided under rule set `{foreign.Policy.RuleSet}`, not `{engine.RuleSet.Id}`"
            );
        }
        try
        {
            return Compare(record, Recompute(record));
        }
        catch (InvalidTransactionException refused)
        {
            return Unverifiable($"it is refused today: {refused.Diagnostics[0].Message}");
        }
    }

    private DecisionRecord Recompute(DecisionRecord record)
    {
        var options = new EvaluationOptions
        {
            PolicyDate = record.PolicyDate,
            KnownAt = record.KnownAt,
            Assumptions = record.Assumptions,
        };
        return record.Order is { } order
            ? record with
            {
                OrderDecision = engine.EvaluateOrder(order, options),
            }
            : record with
            {
                Decision = engine.Evaluate(record.Transaction!, options),
            };
    }

    private RecordVerification Compare(DecisionRecord kept, DecisionRecord today)
    {
        var otherLaw = kept
            .Decisions.Zip(today.Decisions)
            .Where(pair => pair.First.Policy.Digest != pair.Second.Policy.Digest)
            .Select(pair => pair.First.Policy.Version)
            .Distinct()
            .ToList();
        return otherLaw.Count > 0 ? OtherLaw(kept, today, otherLaw) : SameLaw(kept, today);
    }

    private static RecordVerification SameLaw(DecisionRecord kept, DecisionRecord today)
    {
        if (Same(kept, today))
        {
            return new(
                RecordStatus.Unchanged,
                "the same law gives the same answer",
                today.Decisions
            );
        }
        var (decided, decides) = (Engine(kept), Engine(today));
        return decided == decides
            ? new(
                RecordStatus.Tampered,
                "the law of its digest does not give this answer",
                today.Decisions
            )
            : new(
                RecordStatus.Unverifiable,
                $"engine {decided} decided it; engine {decides} answers or explains the same law differently",
                today.Decisions
            );
    }

    private RecordVerification OtherLaw(
        DecisionRecord kept,
        DecisionRecord today,
        List<string> versions
    )
    {
        var effect = Answers(kept).SequenceEqual(Answers(today))
            ? "the answer stays the same"
            : $"the answer was {string.Join(", ", Answers(kept))} and is {string.Join(", ", Answers(today))} today";
        var uncorrected = versions.Find(version => correctionOf(version) is null);
        return uncorrected is null
            ? new(
                RecordStatus.ChangedByCorrection,
                $"version {versions[0]} was corrected ({correctionOf(versions[0])}); {effect}",
                today.Decisions
            )
            : new(
                RecordStatus.ChangedWithoutCorrection,
                $"version {uncorrected} has another digest today and no recorded correction; {effect}",
                today.Decisions
            );
    }

    private static RecordVerification Unverifiable(string why) =>
        new(RecordStatus.Unverifiable, why, []);

    private static string Engine(DecisionRecord record) =>
        record.Decisions.Select(decision => decision.Engine).FirstOrDefault("");

    private static IEnumerable<string> Answers(DecisionRecord record) =>
        record.Decisions.Select(decision => decision.License ?? Words.Of(decision.Outcome));

    private static bool Same(DecisionRecord left, DecisionRecord right) =>
        DecisionRecordJson
            .WriteUtf8(Comparable(left))
            .AsSpan()
            .SequenceEqual(DecisionRecordJson.WriteUtf8(Comparable(right)));

    // The engine that said it and the places in rule files are no part of the answer.
    private static DecisionRecord Comparable(DecisionRecord record) =>
        record with
        {
            Decision = record.Decision is { } decision ? Comparable(decision) : null,
            OrderDecision = record.OrderDecision is { } order
                ? order with
                {
                    Lines = [.. order.Lines.Select(Comparable)],
                }
                : null,
        };

    private static Decision Comparable(Decision decision) =>
        decision with
        {
            Engine = "",
            Trace = [.. decision.Trace.Select(entry => entry with { File = null, Line = 0 })],
        };
}
