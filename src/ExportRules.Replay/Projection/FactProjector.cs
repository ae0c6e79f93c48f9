using System.Collections.Concurrent;
using ExportRules.Replay.Deciding;
using ExportRules.RuleSets;

namespace ExportRules.Replay.Projection;

/// <summary>A value of one fact to a code: equal codes cannot be told apart by the law of any day.</summary>
/// <remarks>Safe to call from several threads. Codes are numbers of values, not hashes: two values share one only if both mean the same.</remarks>
internal sealed class FactProjector
{
    /// <summary>The fact was not supplied.</summary>
    public const uint Missing = 0;

    /// <summary>The value cannot be given a code; the row is decided by itself.</summary>
    public const uint None = uint.MaxValue;

    private const int MaximumValues = 1 << 20;

    private readonly FactUse use;
    private readonly decimal[] limits;
    private readonly ReplayPolicy? versions;
    private readonly ConcurrentDictionary<FactValue, uint> values = new();
    private readonly ConcurrentDictionary<string, uint> texts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, uint> classes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<PolicyVersion, uint> versionCodes = new();
    private readonly Lock gate = new();
    private int known;

    /// <param name="use">What the law looks at.</param>
    /// <param name="versions">The policy, where the fact is the date that chooses the version.</param>
    public FactProjector(FactUse use, ReplayPolicy? versions)
    {
        this.use = use;
        this.versions = versions;
        limits = [.. use.Limits];
    }

    public uint Code(in FactValue value)
    {
        if (!value.IsSupplied)
        {
            return Missing;
        }
        if (use.IsExact)
        {
            return Intern(values, value);
        }
        return value.Kind switch
        {
            FactKind.Number => Code(value.Number),
            FactKind.Date => Code(value.Date),
            FactKind.Text => Code(value.Text!),
            _ => 1,
        };
    }

    /// <summary>The code of a number that does not count exactly.</summary>
    public uint Code(decimal number)
    {
        if (use.IsExact)
        {
            return Intern(values, FactValue.Of(number));
        }
        var (low, high) = (0, limits.Length);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            var order = limits[middle].CompareTo(number);
            if (order == 0)
            {
                return (uint)(2 * middle) + 2;
            }
            if (order < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        return (uint)(2 * low) + 1;
    }

    /// <summary>The code of a text that counts only by the sets it is in.</summary>
    private uint Code(string text)
    {
        if (use.Sets.Count == 0)
        {
            return 1;
        }
        if (!texts.TryGetValue(text, out var code))
        {
            code = Intern(
                classes,
                string.Create(
                    use.Sets.Count,
                    (use.Sets, text),
                    static (signs, state) =>
                    {
                        for (var index = 0; index < signs.Length; index++)
                        {
                            signs[index] = state.Sets[index].Contains(state.text) ? '1' : '0';
                        }
                    }
                )
            );
            if (known < MaximumValues && texts.TryAdd(text, code))
            {
                Interlocked.Increment(ref known);
            }
        }
        return code;
    }

    /// <summary>The code of a day; where the day chooses the version, days of two versions never share one.</summary>
    public uint Code(DateOnly day)
    {
        var place = use.IsExact ? Intern(values, FactValue.Of(day)) : Code((decimal)day.DayNumber);
        if (versions is null)
        {
            return place;
        }
        if (versions.RuleSet.TryAt(day, versions.Options.KnownAt) is not { } version)
        {
            return None;
        }
        var code = Intern(versionCodes, version);
        var span = (uint)(2 * limits.Length) + 2;
        return use.IsExact ? None : code * span + place;
    }

    private uint Intern<T>(ConcurrentDictionary<T, uint> codes, T value)
        where T : notnull
    {
        if (codes.TryGetValue(value, out var code))
        {
            return code;
        }
        lock (gate)
        {
            if (codes.TryGetValue(value, out code))
            {
                return code;
            }
            if (codes.Count >= MaximumValues)
            {
                return None;
            }
            code = (uint)codes.Count + 1;
            codes[value] = code;
            return code;
        }
    }
}
