using System.Collections.Frozen;

namespace ExportRules.Replay.Projection;

/// <summary>How far the law of any day can tell the values of a fact apart.</summary>
internal sealed class FactUse
{
    /// <summary>Whether any rule or table looks at it. What none looks at changes no answer.</summary>
    public bool IsUsed { get; set; }

    /// <summary>Whether every value counts for itself.</summary>
    public bool IsExact { get; set; }

    /// <summary>For numbers and days: the limits that it is compared with; only its place among them counts.</summary>
    public SortedSet<decimal> Limits { get; } = [];

    /// <summary>For one text: the sets that the law names; values that are in the same of them are the same to it.</summary>
    public List<FrozenSet<string>> Sets { get; } = [];

    public void Compare(IEnumerable<string> texts)
    {
        var set = texts.ToFrozenSet(StringComparer.Ordinal);
        if (set.Count > 0 && !Sets.Exists(known => known.SetEquals(set)))
        {
            Sets.Add(set);
        }
    }
}
