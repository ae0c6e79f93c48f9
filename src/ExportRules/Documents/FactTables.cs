using ExportRules.Formatting;
using ExportRules.Input;
using ExportRules.Records;
using ExportRules.RuleSets;

namespace ExportRules.Documents;

/// <summary>What was known of a transaction: supplied by whom, assumed, or open.</summary>
internal sealed class FactTables(DocumentPage page, RuleSet ruleSet, DecisionRecord record)
{
    /// <summary>Every supplied fact with its meaning and who supplied it.</summary>
    public void WriteSupplied(RecordLine line)
    {
        page.Table(
            "Facts supplied",
            ["Fact", "Value", "Meaning", "Supplied by"],
            Supplied(line.Transaction)
                .Select(fact =>
                    (IReadOnlyList<Phrase>)
                        [
                            Phrase.Code(fact.Path),
                            Value(fact.Path, fact.Value),
                            Meaning(fact.Path),
                            SuppliedBy(fact.Path) ?? "not recorded",
                        ]
                ),
            "No fact was supplied."
        );
    }

    /// <summary>What was assumed, and the allowed assumptions that were not used since the fact was supplied.</summary>
    public void WriteAssumed(RecordLine line)
    {
        page.Table(
            "Facts assumed, not supplied",
            ["Fact", "Value", "Meaning", "Assumed by"],
            line.Decision.Assumed.Select(assumed =>
                (IReadOnlyList<Phrase>)
                    [
                        Phrase.Code(assumed.Fact),
                        Value(assumed.Fact, assumed.Value),
                        Meaning(assumed.Fact),
                        SuppliedBy(assumed.Fact) ?? "the caller of the engine",
                    ]
            ),
            "Nothing was assumed."
        );
    }

    public void WriteOpen(RecordLine line)
    {
        page.Table(
            "Facts that must be known before there is an answer",
            ["Fact", "Meaning"],
            line.Decision.Missing.Select(fact =>
                (IReadOnlyList<Phrase>)[Phrase.Code(fact), Meaning(fact)]
            )
        );
        page.Table(
            "Facts not supplied that could make the answer milder",
            ["Fact", "What it could change"],
            line.Decision.MayRelax.Select(relaxation =>
                (IReadOnlyList<Phrase>)
                    [
                        Phrase.Code(relaxation.Fact),
                        DocumentTerms.Sentence(DecisionWords.Relaxation(relaxation)),
                    ]
            )
        );
    }

    /// <summary>Words on who supplied a fact that no line of the record supplies or assumes.</summary>
    public void WriteUnused(IReadOnlyList<RecordLine> lines)
    {
        var used = lines
            .SelectMany(line =>
                Supplied(line.Transaction)
                    .Select(fact => fact.Path)
                    .Concat(line.Decision.Assumed.Select(assumed => assumed.Fact))
            )
            .Select(path => Origin(path)?.Key)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        page.Table(
            "Further statements on who supplied what",
            ["Fact", "Supplied by"],
            (record.SuppliedBy ?? new Dictionary<string, string>())
                .Where(pair => !used.Contains(pair.Key))
                .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => (IReadOnlyList<Phrase>)[Phrase.Code(pair.Key), pair.Value])
        );
    }

    /// <summary>Who supplied a fact: what is said of it, or of what it is a part of; null where nothing is.</summary>
    public string? SuppliedBy(string path) => Origin(path)?.Value;

    /// <summary>A value with its unit; a country with its name.</summary>
    public Phrase Value(string path, FactValue value)
    {
        var fact = ruleSet.Facts.Find(path);
        return fact?.Type switch
        {
            FactType.Country => ConditionWords.Country(value.ToString()),
            FactType.Countries => Listed(value.Texts.Select(ConditionWords.Country)),
            _ when value.Kind is FactKind.Texts => Listed(value.Texts),
            FactType.Number when fact.Unit is { } unit => $"{value} {unit}",
            _ => value.ToString(),
        };
    }

    public Phrase Meaning(string path) => ruleSet.Facts.Find(path)?.Meaning;

    /// <summary>The facts in the order of the rule set's catalog.</summary>
    public IEnumerable<(string Path, FactValue Value)> Supplied(Transaction transaction) =>
        TransactionPaths
            .Flatten(transaction)
            .OrderBy(fact => ruleSet.Facts.Find(fact.Path)?.Index ?? int.MaxValue)
            .ThenBy(fact => fact.Path, StringComparer.Ordinal);

    private static Phrase Listed(IEnumerable<string> members)
    {
        var text = string.Join(", ", members);
        return text.Length == 0 ? "none" : text;
    }

    private KeyValuePair<string, string>? Origin(string path)
    {
        if (record.SuppliedBy is not { } supplied)
        {
            return null;
        }
        for (var part = path; ; part = part[..part.LastIndexOf('.')])
        {
            if (supplied.TryGetValue(part, out var by))
            {
                return new(part, by);
            }
            if (!part.Contains('.', StringComparison.Ordinal))
            {
                return null;
            }
        }
    }
}
