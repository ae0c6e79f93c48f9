using ExportRules.RuleSets;

namespace ExportRules.Tests.Reference;

/// <summary>
/// A second reading of what an answer means, in plain loops over the rules as they were written: no sessions, no
/// indexes, no bound conditions. The engine must agree with it on every transaction.
/// </summary>
internal sealed class ReferenceEvaluator
{
    private readonly RuleSet ruleSet;
    private readonly ReferenceConditions conditions;
    private readonly List<(string Id, RuleVersion Version)> rules;
    private readonly ILookup<string, string> overriders;
    private readonly List<(Table Table, Dictionary<string, TableRow> Rows)> tables;

    public ReferenceEvaluator(RuleSet ruleSet, DateOnly day)
    {
        this.ruleSet = ruleSet;
        conditions = new(ruleSet, day);
        rules =
        [
            .. ruleSet
                .Rules.Select(rule => (rule.Id, rule.Versions.LastOrDefault(v => v.From <= day)!))
                .Where(pair => pair.Item2 is { Repealed: false }),
        ];
        overriders = rules
            .SelectMany(rule => rule.Version.Overrides.Select(target => (target, rule.Id)))
            .ToLookup(pair => pair.target, pair => pair.Id, StringComparer.Ordinal);
        tables = [.. ruleSet.Tables.Select(table => (table, InForce(table, day)))];
    }

    public ReferenceAnswer Evaluate(IReadOnlyDictionary<string, FactValue> supplied)
    {
        var facts = new ReferenceFacts(supplied);
        if (!facts.IsUnknown("item.entries"))
        {
            facts.Set("item.notListed", FactValue.Of(facts["item.entries"].Texts.IsEmpty));
        }
        var found = Classify(facts, out var conflict);
        var answers = new List<(bool Certain, ReferenceReadings Readings)>();
        foreach (var (entry, certain) in found)
        {
            var own = facts.Copy();
            if (entry.Length > 0)
            {
                own.Set("item.entry", FactValue.Of(entry));
            }
            var truths = Judge(own);
            // A rule that is unknown and does nothing overrides nothing either.
            var plain = WithOverrides(
                truths.ToDictionary(pair => pair.Key, pair => (bool?)(pair.Value == true))
            );
            truths = WithOverrides(truths);
            answers.Add(
                (
                    certain,
                    new(Conclude(plain, true), Conclude(truths, true), Conclude(truths, false))
                )
            );
        }
        return ReferenceAnswer.Combine(ruleSet, answers, conflict);
    }

    /// <summary>The entries under which the item falls, each certain or only possible; one empty entry where there is none.</summary>
    private SortedDictionary<string, bool> Classify(ReferenceFacts facts, out bool conflict)
    {
        conflict = false;
        var register = tables.Find(pair => pair.Table.Keys is ["item.entry"]);
        var found = new SortedDictionary<string, bool>(StringComparer.Ordinal);
        foreach (var entry in facts["item.entries"].Texts)
        {
            var known = register.Table is null || register.Rows.ContainsKey(entry);
            conflict |= !known;
            if (known)
            {
                found[entry] = true;
            }
        }
        var truths = rules
            .Where(rule => rule.Version.Then!.Kind is ConclusionKind.Classify)
            .ToDictionary(rule => rule.Id, rule => conditions.Holds(rule.Version.When, facts));
        foreach (var (id, version) in rules.Where(rule => truths.ContainsKey(rule.Id)))
        {
            var truth = Effective(id, truths);
            if (truth != false)
            {
                var entry = version.Then!.Values[0];
                found[entry] = found.GetValueOrDefault(entry) || truth == true;
            }
        }
        // A residual entry holds what no other entry holds.
        bool IsResidual(string entry) =>
            register.Table is { } table
            && table.Columns.ToList().FindIndex(column => column.Name == "residual")
                is >= 0
                    and var column
            && register.Rows.TryGetValue(entry, out var row)
            && row.Values[column].Boolean;
        if (found.Any(pair => pair.Value && !IsResidual(pair.Key)))
        {
            foreach (var residual in found.Keys.Where(IsResidual).ToList())
            {
                conflict |= found[residual];
                if (!found[residual])
                {
                    found.Remove(residual);
                }
            }
        }
        if (found.Count == 0)
        {
            found[""] = true;
        }
        return found;
    }

    /// <summary>The truth of every rule for one entry, stage after stage.</summary>
    private Dictionary<string, bool?> Judge(ReferenceFacts facts)
    {
        var truths = new Dictionary<string, bool?>(StringComparer.Ordinal);
        JudgeAll(kind => kind is ConclusionKind.Classify);
        foreach (var (table, rows) in tables)
        {
            LookUp(table, rows, facts);
        }
        JudgeAll(kind => kind is ConclusionKind.Require or ConclusionKind.Refuse);
        var certain = new HashSet<string>();
        foreach (
            var (id, version) in rules.Where(rule =>
                IsBasis(rule.Version) && truths.ContainsKey(rule.Id)
            )
        )
        {
            var truth = Effective(id, truths);
            if (truth == true)
            {
                certain.UnionWith(version.Then!.Values);
            }
            else if (truth is null)
            {
                facts.PossibleBases.UnionWith(version.Then!.Values);
            }
        }
        facts.PossibleBases.ExceptWith(certain);
        facts.Set("control.bases", FactValue.Of(certain));
        if (certain.Count > 0 || facts.PossibleBases.Count == 0)
        {
            facts.Set("control.required", FactValue.Of(certain.Count > 0));
        }
        JudgeAll(kind => kind is ConclusionKind.Clear);
        JudgeAll(kind => kind is ConclusionKind.Exempt);
        JudgeAll(kind => kind is ConclusionKind.Offer or ConclusionKind.Withdraw);
        return truths;

        void JudgeAll(Func<ConclusionKind, bool> kinds)
        {
            foreach (var (id, version) in rules.Where(rule => kinds(rule.Version.Then!.Kind)))
            {
                truths[id] = conditions.Holds(version.When, facts);
            }
        }
        static bool IsBasis(RuleVersion version) =>
            version.Then!.Kind is ConclusionKind.Require or ConclusionKind.Refuse;
    }

    /// <summary>A rule has its effect where it holds and nothing that overrides it has its own.</summary>
    private bool? Effective(string id, Dictionary<string, bool?> truths) =>
        overriders[id].Any()
            ? ReferenceConditions.And([
                truths[id],
                .. overriders[id]
                    .Where(truths.ContainsKey)
                    .Select(other => !Effective(other, truths)),
            ])
            : truths[id];

    private Dictionary<string, bool?> WithOverrides(Dictionary<string, bool?> truths) =>
        truths.Keys.ToDictionary(id => id, id => Effective(id, truths), StringComparer.Ordinal);

    private static void LookUp(Table table, Dictionary<string, TableRow> rows, ReferenceFacts facts)
    {
        var isKnown = table.Keys.All(key => !facts.IsUnknown(key));
        var key = string.Join('|', table.Keys.Select(path => facts[path].Text));
        for (var column = 0; column < table.Columns.Count; column++)
        {
            var path = $"{table.As}.{table.Columns[column].Name}";
            facts.Forget(path);
            if (isKnown)
            {
                var value = rows.GetValueOrDefault(key)?.Values[column];
                facts.Set(path, value is { IsSupplied: true } ? value : null);
            }
        }
    }

    private static Dictionary<string, TableRow> InForce(Table table, DateOnly day) =>
        table
            .Rows.Where(row => row.From <= day)
            .GroupBy(row => string.Join('|', row.Key), StringComparer.Ordinal)
            .Select(group => (group.Key, Row: group.MaxBy(row => row.From)!))
            .Where(pair => !pair.Row.Deleted)
            .ToDictionary(pair => pair.Key, pair => pair.Row, StringComparer.Ordinal);

    /// <param name="truths">The rules with what is known of their effect.</param>
    /// <param name="strict">Whether unknown rules tighten, or relax.</param>
    private ReferenceOutcome Conclude(Dictionary<string, bool?> truths, bool strict)
    {
        HashSet<string> required = [],
            refused = [],
            exempted = [],
            offered = [],
            inferred = [],
            withdrawn = [];
        var exemptions = new List<Conclusion>();
        var cleared = false;
        foreach (var (id, version) in rules)
        {
            if (!truths.TryGetValue(id, out var truth))
            {
                continue;
            }
            var then = version.Then!;
            var tightens =
                then.Kind
                is ConclusionKind.Require
                    or ConclusionKind.Refuse
                    or ConclusionKind.Withdraw;
            var counts = truth ?? (strict == tightens);
            // What is only inferred never makes the answer milder.
            var isInferred = version.Confidence is Confidence.Inferred;
            if (
                !counts
                || (isInferred && then.Kind is (ConclusionKind.Exempt or ConclusionKind.Clear))
            )
            {
                continue;
            }
            var set = then.Kind switch
            {
                ConclusionKind.Require => required,
                ConclusionKind.Refuse => refused,
                ConclusionKind.Exempt => exempted,
                ConclusionKind.Offer => isInferred ? inferred : offered,
                ConclusionKind.Withdraw => withdrawn,
                _ => [],
            };
            set.UnionWith(then.Values);
            cleared |= then.Kind is ConclusionKind.Clear;
            if (then.Kind is ConclusionKind.Exempt)
            {
                exemptions.Add(then.As is null ? then with { As = id } : then);
            }
        }
        return new()
        {
            Required = required,
            Refused = refused,
            Remaining = [.. required.Except(exempted)],
            Available = [.. offered.Except(withdrawn)],
            Possible = [.. inferred.Except(withdrawn).Except(offered)],
            IsConflict = offered.Union(inferred).Intersect(withdrawn).Any(),
            IsCleared = cleared,
            Exemptions =
            [
                .. exemptions
                    .Where(exemption => exemption.Values.Any(required.Contains))
                    .Select(exemption => exemption.As!),
            ],
        };
    }
}
