using System.Numerics;
using ExportRules.Compilation;
using ExportRules.RuleSets;

namespace ExportRules.Evaluation;

/// <summary>From the truth of the rules to an answer: overrides, bases, exemptions, license types.</summary>
/// <remarks>
/// Every effect is monotone: a tightening rule can only make the answer stricter, a relaxing one only milder. So the
/// strict reading bounds every answer that supplying the missing facts could give.
/// </remarks>
internal static class AnswerCalculator
{
    private const int StackLimit = 512;

    /// <summary>The truth of each rule's effect once overrides are counted, three-valued.</summary>
    public static void Effective(
        CompiledPolicy policy,
        ReadOnlySpan<Truth> truths,
        Span<Truth> effective
    )
    {
        foreach (var index in policy.Order)
        {
            var truth = truths[index];
            if (truth != Truth.False)
            {
                foreach (var overrider in policy.Rules[index].Overriders)
                {
                    truth = (Truth)Math.Min((byte)truth, (byte)(Truth.True - effective[overrider]));
                }
            }
            effective[index] = truth;
        }
    }

    public static AnswerSummary Summarize(CompiledPolicy policy, Candidate candidate)
    {
        var plain = Calculate(policy, candidate.Truths, Reading.Plain, out var conflict);
        var strict = Calculate(policy, candidate.Truths, Reading.Strict, out _);
        return new(plain, strict, conflict);
    }

    public static Answer Calculate(
        CompiledPolicy policy,
        ReadOnlySpan<Truth> truths,
        Reading reading
    ) => Calculate(policy, truths, reading, out _);

    public static Answer Calculate(
        CompiledPolicy policy,
        ReadOnlySpan<Truth> truths,
        Reading reading,
        out bool conflict
    )
    {
        Span<bool> active =
            policy.Rules.Length <= StackLimit
                ? stackalloc bool[StackLimit]
                : new bool[policy.Rules.Length];
        Activate(policy, truths, reading, active);
        return Conclude(policy, active, out conflict);
    }

    /// <summary>Marks the rules whose effect counts under a reading.</summary>
    public static void Activate(
        CompiledPolicy policy,
        ReadOnlySpan<Truth> truths,
        Reading reading,
        Span<bool> active
    )
    {
        if (reading is Reading.Plain)
        {
            foreach (var index in policy.Order)
            {
                active[index] =
                    truths[index] == Truth.True && !Any(policy.Rules[index].Overriders, active);
            }
        }
        else
        {
            Span<Truth> effective =
                policy.Rules.Length <= StackLimit
                    ? stackalloc Truth[StackLimit]
                    : new Truth[policy.Rules.Length];
            Effective(policy, truths, effective);
            foreach (var rule in policy.Rules)
            {
                var counts =
                    rule.IsTightening == (reading is Reading.Strict) ? Truth.Unknown : Truth.True;
                active[rule.Index] = effective[rule.Index] >= counts;
            }
        }
        foreach (var rule in policy.Rules)
        {
            active[rule.Index] &= !rule.HasNoEffect;
        }
    }

    private static bool Any(int[] indexes, Span<bool> active)
    {
        foreach (var index in indexes)
        {
            if (active[index])
            {
                return true;
            }
        }
        return false;
    }

    private static Answer Conclude(
        CompiledPolicy policy,
        ReadOnlySpan<bool> active,
        out bool conflict
    )
    {
        uint required = 0,
            refused = 0,
            exempted = 0,
            offered = 0,
            inferred = 0,
            withdrawn = 0;
        var cleared = false;
        foreach (var rule in policy.Rules)
        {
            if (!active[rule.Index])
            {
                continue;
            }
            switch (rule.Kind)
            {
                case ConclusionKind.Require:
                    required |= rule.Mask;
                    break;
                case ConclusionKind.Refuse:
                    refused |= rule.Mask;
                    break;
                case ConclusionKind.Clear:
                    cleared = true;
                    break;
                case ConclusionKind.Exempt:
                    exempted |= rule.Mask;
                    break;
                case ConclusionKind.Offer when rule.IsInferred:
                    inferred |= rule.Mask;
                    break;
                case ConclusionKind.Offer:
                    offered |= rule.Mask;
                    break;
                case ConclusionKind.Withdraw:
                    withdrawn |= rule.Mask;
                    break;
            }
        }
        var remaining = required & ~exempted;
        conflict = refused == 0 && remaining != 0 && ((offered | inferred) & withdrawn) != 0;
        if (refused != 0)
        {
            return new(Outcome.Prohibited, -1, 0, 0, refused | remaining, refused | required, null);
        }
        if (remaining != 0)
        {
            var available = offered & ~withdrawn;
            var possible = inferred & ~withdrawn & ~available;
            var license = available == 0 ? -1 : BitOperations.TrailingZeroCount(available);
            return new(
                Outcome.LicenseRequired,
                license,
                available,
                possible,
                remaining,
                required,
                null
            );
        }
        if (required != 0)
        {
            return new(
                Outcome.NoLicenseRequired,
                -1,
                0,
                0,
                0,
                required,
                Exemption(policy, active, required)
            );
        }
        return new(
            cleared ? Outcome.NoLicenseRequired : Outcome.Undetermined,
            -1,
            0,
            0,
            0,
            0,
            null
        );
    }

    /// <summary>The exemption's name; where several apply, the first in the order of names, so that order decides nothing.</summary>
    private static string? Exemption(
        CompiledPolicy policy,
        ReadOnlySpan<bool> active,
        uint required
    )
    {
        string? name = null;
        foreach (var rule in policy.Stages[(int)Stage.Exemptions])
        {
            if (active[rule.Index] && (rule.Mask & required) != 0)
            {
                var own = rule.Rule.Version.Then!.As ?? rule.Rule.Id;
                name = name is null || string.CompareOrdinal(own, name) < 0 ? own : name;
            }
        }
        return name;
    }
}
