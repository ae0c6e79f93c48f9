using ExportRules.Formatting;

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

    /// <summary>Recomputes one record and says whether it still holds.</summary>
    public RecordVerification Verify(DecisionRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Seal != DecisionRecordJson.SealOf(record))
        {
            return new(RecordStatus.Tampered, "the record's seal does not fit its content", null);
        }
        var kept = record.Decision;
        if (kept.Policy.RuleSet != engine.RuleSet.Id)
        {
            return Unverifiable(
                $"it was decided under rule set `{kept.Policy.RuleSet}`, not `{engine.RuleSet.Id}`"
            );
        }
        Decision today;
        try
        {
            today = engine.Evaluate(
                record.Transaction,
                new()
                {
                    PolicyDate = record.PolicyDate,
                    KnownAt = record.KnownAt,
                    Assumptions = record.Assumptions,
                }
            );
        }
        catch (InvalidTransactionException refused)
        {
            return Unverifiable(
                $"its transaction is refused today: {refused.Diagnostics[0].Message}"
            );
        }
        return today.Policy.Digest == kept.Policy.Digest
            ? SameLaw(kept, today)
            : OtherLaw(kept, today);
    }

    private static RecordVerification SameLaw(Decision kept, Decision today)
    {
        if (kept.Engine != today.Engine && !Same(kept with { Engine = today.Engine }, today))
        {
            return new(
                RecordStatus.Unverifiable,
                $"engine {kept.Engine} decided it; engine {today.Engine} explains the same law differently",
                today
            );
        }
        return Same(kept with { Engine = today.Engine }, today)
            ? new(RecordStatus.Unchanged, "the same law gives the same answer", today)
            : new(RecordStatus.Tampered, "the law of its digest does not give this answer", today);
    }

    private RecordVerification OtherLaw(Decision kept, Decision today)
    {
        var version = kept.Policy.Version;
        var effect =
            kept.Outcome == today.Outcome && kept.License == today.License
                ? "the answer stays the same"
                : "the answer is another today";
        return correctionOf(version) is { } correction
            ? new(
                RecordStatus.ChangedByCorrection,
                $"version {version} was corrected ({correction}); {effect}",
                today
            )
            : new(
                RecordStatus.ChangedWithoutCorrection,
                $"version {version} has another digest today and no recorded correction; {effect}",
                today
            );
    }

    private static RecordVerification Unverifiable(string why) =>
        new(RecordStatus.Unverifiable, why, null);

    // The places in rule files are no part of the law: a moved line changes no answer.
    private static bool Same(Decision left, Decision right) =>
        DecisionJson
            .WriteUtf8(WithoutPlaces(left))
            .AsSpan()
            .SequenceEqual(DecisionJson.WriteUtf8(WithoutPlaces(right)));

    private static Decision WithoutPlaces(Decision decision) =>
        decision with
        {
            Trace = [.. decision.Trace.Select(entry => entry with { File = null, Line = 0 })],
        };
}
