using ExportRules.Replay.Deciding;
using ExportRules.RuleSets;

namespace ExportRules.Replay.Columns;

/// <summary>Headers to columns: declared mapping first, then fact paths, then the short names that mean one fact only.</summary>
internal sealed class HeaderReader
{
    /// <summary>In a mapping: the column is passed through knowingly.</summary>
    public const string Ignore = "-";

    private readonly RuleSet ruleSet;
    private readonly string? file;
    private readonly List<Diagnostic> problems;
    private bool hasAnswers;
    private readonly Dictionary<string, string> mapping = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FactDeclaration> paths;
    private readonly Dictionary<string, FactDeclaration?> shortNames = new(StringComparer.Ordinal);

    public HeaderReader(
        RuleSet ruleSet,
        IReadOnlyDictionary<string, string> mapping,
        string? file,
        List<Diagnostic> problems
    )
    {
        this.ruleSet = ruleSet;
        this.file = file;
        this.problems = problems;
        var facts = ruleSet.Facts.All.Where(fact => !fact.IsDerived).ToList();
        paths = facts.ToDictionary(fact => TextFolding.Key(fact.Path), StringComparer.Ordinal);
        foreach (var fact in facts.Where(HasShortName))
        {
            var name = TextFolding.Key(fact.Path[(fact.Path.LastIndexOf('.') + 1)..]);
            shortNames[name] = shortNames.ContainsKey(name) ? null : fact;
        }
        foreach (var (header, target) in mapping)
        {
            this.mapping[TextFolding.Key(header)] = target;
        }
    }

    public Column[] Read(IReadOnlyList<string> headers)
    {
        hasAnswers = headers.Any(header =>
            AnswerColumns.IsAnswer(TextFolding.Key(header), amongAnswers: false)
        );
        var columns = new Column[headers.Count];
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < headers.Count; index++)
        {
            var key = TextFolding.Key(headers[index]);
            if (!seen.TryAdd(key, index))
            {
                Report(
                    DiagnosticCodes.DuplicateColumn,
                    Severity.Error,
                    $"header `{headers[index].Trim()}` appears in columns {seen[key] + 1} and {index + 1}",
                    "give each column a name of its own"
                );
            }
            columns[index] = Column(headers[index].Trim(), key, index);
        }
        foreach (var (header, target) in mapping.Where(pair => !seen.ContainsKey(pair.Key)))
        {
            Report(
                DiagnosticCodes.BadMapping,
                Severity.Error,
                $"the mapping `{header}={target}` names a column that the file does not have",
                Suggestions.Nearest(header, headers) is { } nearest
                    ? $"did you mean `{nearest}`?"
                    : null
            );
        }
        return columns;
    }

    private Column Column(string name, string key, int index)
    {
        if (mapping.TryGetValue(key, out var target))
        {
            return target == Ignore
                ? new(name, index, ColumnRole.PassThrough, null)
                : Mapped(name, target, index);
        }
        if (Known(key, name, index) is { } known)
        {
            return known;
        }
        if (shortNames.GetValueOrDefault(key) is { } fact)
        {
            return new(name, index, ColumnRole.Fact, fact);
        }
        Unknown(name);
        return new(name, index, ColumnRole.PassThrough, null);
    }

    private Column Mapped(string name, string target, int index)
    {
        if (Known(TextFolding.Key(target), name, index) is { } known)
        {
            return known;
        }
        Report(
            DiagnosticCodes.BadMapping,
            Severity.Error,
            $"the mapping `{name}={target}` names no fact of rule set `{ruleSet.Id}`",
            Nearest(target)
        );
        return new(name, index, ColumnRole.PassThrough, null);
    }

    private Column? Known(string key, string name, int index) =>
        key switch
        {
            "id" => new(name, index, ColumnRole.Id, null),
            "exporter.licenses" => new(name, index, ColumnRole.Licenses, null),
            _ when paths.TryGetValue(key, out var fact) => new(name, index, ColumnRole.Fact, fact),
            _ when AnswerColumns.IsAnswer(key, hasAnswers) => new(
                name,
                index,
                ColumnRole.Replaced,
                null
            ),
            _ => null,
        };

    // A header that begins like a fact is a misspelt fact, and a misspelt fact must not count as unknown in silence.
    private void Unknown(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var looksLikeFact =
            dot > 0
            && paths.Values.Any(fact =>
                fact.Path.StartsWith(name[..(dot + 1)], StringComparison.OrdinalIgnoreCase)
            );
        if (looksLikeFact)
        {
            Report(
                DiagnosticCodes.UnknownColumn,
                Severity.Error,
                $"`{name}` is no fact of rule set `{ruleSet.Id}`",
                Nearest(name) ?? $"pass it through with `--map {name}=-`"
            );
        }
        else
        {
            Report(
                DiagnosticCodes.UnknownColumn,
                Severity.Warning,
                $"column `{name}` is passed through and not read",
                Nearest(name)
                    ?? $"if it holds a fact: `--map {name}=FACT`; if not: `--map {name}=-`"
            );
        }
    }

    private string? Nearest(string name) =>
        Suggestions.Nearest(name, paths.Values.Select(fact => fact.Path)) is { } nearest
            ? $"did you mean `{nearest}`?"
            : null;

    private void Report(string code, Severity severity, string message, string? hint) =>
        problems.Add(new(code, severity, new(file, 1, 1), message) { Hint = hint });

    // A bare `country` or `name` could be anyone's; a bare `material` or `concentration` is the item's.
    private static bool HasShortName(FactDeclaration fact) =>
        fact.Path.StartsWith("item.", StringComparison.Ordinal);
}
