using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace ExportRules.RuleSets;

/// <summary>The whole rule set as it stood from one day until the next change.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class PolicyVersion
{
    private readonly Lazy<PolicyContent> content;
    private readonly Lazy<string> digest;

    internal PolicyVersion(
        RuleSet ruleSet,
        DateOnly from,
        DateOnly? until,
        Func<Act, bool> known,
        string? name
    )
    {
        RuleSet = ruleSet;
        From = from;
        Until = until;
        Name = name;
        Id = from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        // A rule set has dozens of versions and a process asks for few: what stands in one is gathered when it is read.
        content = new(() => PolicyContent.Of(ruleSet, from, known));
        digest = new(() => CanonicalForm.Digest(this));
    }

    private PolicyVersion(PolicyVersion origin, PolicyContent changed)
    {
        RuleSet = origin.RuleSet;
        From = origin.From;
        Until = origin.Until;
        Name = origin.Name;
        Id = origin.Id;
        content = new(changed);
        digest = new("changed:" + origin.Digest);
    }

    /// <summary>The rule set it belongs to.</summary>
    public RuleSet RuleSet { get; }

    /// <summary>Its first day, as <c>YYYY-MM-DD</c>.</summary>
    public string Id { get; }

    /// <summary>The name by which people speak of it; null for most versions.</summary>
    public string? Name { get; }

    /// <summary>The first day in force.</summary>
    public DateOnly From { get; }

    /// <summary>The first day no longer in force; null for the newest.</summary>
    public DateOnly? Until { get; }

    /// <summary>The acts that come into force with it.</summary>
    public ImmutableArray<Act> Acts => content.Value.Acts;

    /// <summary>The rules in force, in the order of stage and id.</summary>
    public ImmutableArray<RuleInForce> Rules => content.Value.Rules;

    /// <summary>The lists in force, by id. A list of the rule set that is not here is not known for this version.</summary>
    public FrozenDictionary<string, ListInForce> Lists => content.Value.Lists;

    /// <summary>The tables with their rows in force, in the order of their ids.</summary>
    public ImmutableArray<TableInForce> Tables => content.Value.Tables;

    /// <summary>
    /// <c>sha256:</c> and the digest of everything that decides or explains in this version, in a canonical form:
    /// white space, comments, order and the place in a file do not change it.
    /// </summary>
    public string Digest => digest.Value;

    /// <summary>Rules that the version does not have, each with the version of it that is nearest in time.</summary>
    internal ImmutableArray<RuleInForce> RulesNotInForce => content.Value.RulesNotInForce;

    /// <summary>A copy in which some of the law is changed. It is no law of any day, and its digest says so.</summary>
    internal PolicyVersion With(
        ImmutableArray<RuleInForce>? rules = null,
        FrozenDictionary<string, ListInForce>? lists = null,
        ImmutableArray<TableInForce>? tables = null
    ) =>
        new(
            this,
            content.Value with
            {
                Rules = rules ?? Rules,
                Lists = lists ?? Lists,
                Tables = tables ?? Tables,
            }
        );
}
