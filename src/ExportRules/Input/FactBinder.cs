using System.Globalization;
using ExportRules.Compilation;
using ExportRules.Destinations;
using ExportRules.RuleSets;
using ExportRules.Yaml;

namespace ExportRules.Input;

/// <summary>Checks supplied values against the rule set's facts and brings them to their one spelling.</summary>
internal sealed class FactBinder(RuleSet ruleSet)
{
    private readonly DiagnosticBag bag = new();
    private readonly List<string> notes = [];

    public FactSet Facts { get; } = new(ruleSet.Facts);

    public IReadOnlyList<Diagnostic> Diagnostics => bag.Sorted();

    public bool HasErrors => bag.HasErrors;

    public DiagnosticBag Bag => bag;

    /// <summary>Sets a fact; what does not fit is reported and left unset.</summary>
    public void Set(string path, FactValue value, SourceLocation location)
    {
        if (value.IsSupplied && Normalize(path, value, location) is { } fact)
        {
            Facts.Values[fact.Index] = fact.Value;
        }
    }

    /// <summary>The place and the normalized value of a fact, or null with a diagnostic.</summary>
    public (int Index, FactValue Value)? Normalize(
        string path,
        FactValue value,
        SourceLocation location
    )
    {
        if (ruleSet.Facts.Find(path) is not { } fact || fact.IsDerived)
        {
            var known = ruleSet.Facts.All.Where(f => !f.IsDerived).Select(f => f.Path);
            bag.Error(
                DiagnosticCodes.UnknownProperty,
                location,
                IsDerived(path)
                    ? $"`{path}` is derived by the engine and cannot be supplied"
                    : $"`{path}` is not a fact of rule set `{ruleSet.Id}`",
                Suggestions.Nearest(path, known) is { } nearest
                    ? $"did you mean `{nearest}`?"
                    : null,
                path
            );
            return null;
        }
        return Convert(fact, value, location, path) is { } normalized
            ? (fact.Index, normalized)
            : null;
    }

    /// <summary>Checks that span several facts; call once, after the last <see cref="Set"/>.</summary>
    public void Finish(Func<string, SourceLocation> locate)
    {
        var origin = Facts[BuiltInFacts.Origin];
        if (origin.Text is { } country && !ruleSet.Origins.Contains(country))
        {
            bag.Error(
                DiagnosticCodes.OriginNotCovered,
                locate(BuiltInFacts.Origin),
                $"rule set `{ruleSet.Id}` covers exports from {string.Join(", ", ruleSet.Origins)}, not from {country}",
                Facts[BuiltInFacts.Destination].Text is { } destination
                && ruleSet.Origins.Contains(destination)
                    ? "are origin and destination swapped?"
                    : "choose the rule set of that origin",
                BuiltInFacts.Origin
            );
        }
        var (value, total) = (Facts[BuiltInFacts.Value], Facts[BuiltInFacts.ContractTotal]);
        if (value.IsSupplied && total.IsSupplied && total.Number < value.Number)
        {
            bag.Error(
                DiagnosticCodes.TotalBelowValue,
                locate(BuiltInFacts.ContractTotal),
                $"`{BuiltInFacts.ContractTotal}` is {Number(total.Number)}, less than the {Number(value.Number)} of `{BuiltInFacts.Value}`, which it holds",
                "give the value of everything under the contract and entry, or leave the total out",
                BuiltInFacts.ContractTotal
            );
        }
        Derive(Facts);
        Facts.Notes.AddRange(notes);
    }

    /// <summary>Sets the facts that follow from supplied ones alone.</summary>
    public static void Derive(FactSet facts)
    {
        var entries = facts[BuiltInFacts.Entries];
        facts[BuiltInFacts.NotListed] = entries.IsSupplied
            ? FactValue.Of(entries.Members.Length == 0)
            : default;
    }

    public void ThrowIfInvalid()
    {
        if (HasErrors)
        {
            throw new InvalidTransactionException(Diagnostics);
        }
    }

    private bool IsDerived(string path) => ruleSet.Facts.Find(path) is not null;

    private FactValue? Convert(
        FactDeclaration fact,
        FactValue value,
        SourceLocation location,
        string path
    )
    {
        switch (fact.Type)
        {
            case FactType.Boolean when value.Kind is FactKind.Boolean:
            case FactType.Date when value.Kind is FactKind.Date:
                return value;
            case FactType.Number or FactType.Money when value.Kind is FactKind.Number:
                return InRange(fact, value, location, path);
            case FactType.Date when value.Kind is FactKind.Text:
                return Date(value.Text!, location, path);
            case FactType.Word when value.Kind is FactKind.Text:
                return Word(fact, value.Text!, location, path) is { } word
                    ? FactValue.Of(word)
                    : null;
            case FactType.Text when value.Kind is FactKind.Text:
                return Text(fact, value.Text!, location, path);
            case FactType.Country when value.Kind is FactKind.Text:
                return Country(value.Text!, location, path) is { } country
                    ? FactValue.Of(country)
                    : null;
            case FactType.Entry when value.Kind is FactKind.Text:
                return Entry(value.Text!, location, path) is { } entry ? FactValue.Of(entry) : null;
            case FactType.Hs when value.Kind is FactKind.Text:
                return Hs(value.Text!, location, path);
            case FactType.Words when value.Kind is FactKind.Texts:
                return EachWord(fact, value, location, path);
            case FactType.Texts when value.Kind is FactKind.Texts:
                return EachText(fact, value, location, path);
            case FactType.Countries when value.Kind is FactKind.Texts:
                return EachCountry(value, location, path);
            case FactType.Entries when value.Kind is FactKind.Texts:
                return EachEntry(value, location, path);
            default:
                bag.Error(
                    DiagnosticCodes.WrongType,
                    location,
                    $"`{path}` is {Described(fact.Type)}, not {Describe(value)}",
                    TypeHint(fact, value),
                    path
                );
                return null;
        }
    }

    // Methods of their own: a lambda in the switch would cost every fact its captured variables.
    private FactValue? EachWord(
        FactDeclaration fact,
        FactValue value,
        SourceLocation location,
        string path
    ) => Each(value, (text, place) => Word(fact, text, location, place), path);

    private FactValue? EachText(
        FactDeclaration fact,
        FactValue value,
        SourceLocation location,
        string path
    ) => Each(value, (text, place) => Text(fact, text, location, place)?.Text, path);

    private FactValue? EachCountry(FactValue value, SourceLocation location, string path) =>
        Each(value, (text, place) => Country(text, location, place), path);

    private FactValue? EachEntry(FactValue value, SourceLocation location, string path) =>
        Each(value, (text, place) => Entry(text, location, place), path);

    private static string Described(FactType type) =>
        type is FactType.Words or FactType.Texts or FactType.Countries or FactType.Entries
            ? $"a list of {Words.Of(type)}"
            : $"a {Words.Of(type)}";

    private static string Describe(FactValue value) =>
        value.Kind switch
        {
            FactKind.Text => $"the text `{value}`",
            FactKind.Number => $"the number {value}",
            FactKind.Boolean => $"the truth value {value}",
            FactKind.Texts => "a list",
            _ => value.ToString(),
        };

    private static string? TypeHint(FactDeclaration fact, FactValue value) =>
        fact.Type switch
        {
            FactType.Number or FactType.Money when value.Kind is FactKind.Text =>
                "write a plain number in the fact's unit"
                    + (fact.Unit is { } unit ? $" ({unit})" : "")
                    + ", no range, sign of approximation or unit",
            FactType.Boolean => "write true or false",
            FactType.Hs or FactType.Country when value.Kind is FactKind.Number =>
                "write codes as text; a number loses leading zeros",
            FactType.Countries or FactType.Entries or FactType.Words or FactType.Texts =>
                "write a list",
            _ => null,
        };

    private static FactValue? Each(
        FactValue value,
        Func<string, string, string?> convert,
        string path
    )
    {
        var members = value.Members;
        if (members.Length == 0)
        {
            return value;
        }
        var converted = members.Select((text, index) => convert(text, $"{path}[{index}]")).ToList();
        // One member that cannot be read makes the whole set unreadable: it is not decided on the rest.
        return converted.Contains(null)
            ? null
            : FactValue.Of(converted.OfType<string>().Distinct(StringComparer.Ordinal));
    }

    private FactValue? InRange(
        FactDeclaration fact,
        FactValue value,
        SourceLocation location,
        string path
    )
    {
        if (value.Number < fact.Min || value.Number > fact.Max)
        {
            var range = (fact.Min, fact.Max) switch
            {
                ({ } min, { } max) => $"from {Number(min)} to {Number(max)}",
                ({ } min, _) => $"at least {Number(min)}",
                _ => $"at most {Number(fact.Max!.Value)}",
            };
            bag.Error(
                DiagnosticCodes.OutOfRange,
                location,
                $"`{path}` is {value}{(fact.Unit is { } unit ? " " + unit : "")}, outside the range {range}",
                path: path
            );
            return null;
        }
        if (fact.Unit is "wt%" && value.Number is > 0 and < 1)
        {
            notes.Add(
                $"`{path}` is {value} {fact.Unit}: less than one percent; a fraction of 1 must be multiplied by 100"
            );
            bag.Warning(
                DiagnosticCodes.SuspiciousFraction,
                location,
                $"`{path}` is {value} {fact.Unit}, less than one percent",
                "if it is a fraction of 1, multiply by 100",
                path
            );
        }
        return value;
    }

    private static string Number(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private FactValue? Date(string text, SourceLocation location, string path)
    {
        var (date, problem, note) = DateText.Read(text, ruleSet);
        if (date is null)
        {
            bag.Error(
                problem!.Value.Code,
                location,
                $"`{path}` is {(text.Length == 0 ? "empty" : $"`{text}`")}: {problem.Value.Message}",
                problem.Value.Hint,
                path
            );
            return null;
        }
        if (note is not null)
        {
            notes.Add($"`{path}` {note}");
        }
        return FactValue.Of(date.Value);
    }

    private string? Word(FactDeclaration fact, string text, SourceLocation location, string path)
    {
        if (fact.Values.Contains(text, StringComparer.Ordinal))
        {
            return text;
        }
        var key = TextFolding.Key(text);
        if (fact.Values.FirstOrDefault(word => TextFolding.Key(word) == key) is { } folded)
        {
            Note(path, text, folded);
            return folded;
        }
        bag.Error(
            DiagnosticCodes.UnknownFactWord,
            location,
            $"`{path}` is `{text}`, which is none of its words",
            Suggestions.For(text, fact.Values),
            path
        );
        return null;
    }

    private FactValue? Text(FactDeclaration fact, string text, SourceLocation location, string path)
    {
        if (fact.Path == BuiltInFacts.Currency)
        {
            return Currency(text, location, path);
        }
        if (fact.Known.Count == 0 || fact.Known.ContainsKey(text))
        {
            return text.Trim().Length == 0 ? null : FactValue.Of(text);
        }
        var key = TextFolding.Key(text);
        foreach (
            var (name, aliases) in fact.Known.OrderBy(pair => pair.Key, StringComparer.Ordinal)
        )
        {
            if (TextFolding.Key(name) == key || aliases.Any(alias => TextFolding.Key(alias) == key))
            {
                Note(path, text, name);
                return FactValue.Of(name);
            }
        }
        // Several names in one text are no name that happens to be unknown.
        if (text.AsSpan().IndexOfAny(";|") >= 0)
        {
            bag.Error(
                DiagnosticCodes.UnknownFactWord,
                location,
                $"`{path}` is `{text}`, which looks like several values",
                "one transaction an item",
                path
            );
            return null;
        }
        return text.Trim().Length == 0 ? null : FactValue.Of(key);
    }

    private FactValue? Currency(string text, SourceLocation location, string path)
    {
        var code = TextFolding.Compact(text).ToUpperInvariant();
        if (code.Length == 3 && code.All(char.IsAsciiLetterUpper))
        {
            return FactValue.Of(code);
        }
        bag.Error(
            DiagnosticCodes.BadCurrency,
            location,
            $"`{path}` is `{text}`, which is no ISO 4217 code",
            "write JPY, USD, EUR ...",
            path
        );
        return null;
    }

    private string? Country(string text, SourceLocation location, string path)
    {
        var resolution = CountryCodes.Resolve(text);
        if (resolution.Code is { } code)
        {
            if (resolution.Note is { } note)
            {
                notes.Add($"`{path}` {note}");
            }
            return code;
        }
        bag.Error(
            DiagnosticCodes.UnknownCountry,
            location,
            $"`{path}`: {resolution.Problem}",
            resolution.Suggestions.Count == 0 ? null
                : resolution.Suggestions.Count == 1 ? $"did you mean `{resolution.Suggestions[0]}`?"
                : "one of "
                    + string.Join(
                        ", ",
                        resolution.Suggestions.Select(suggestion => $"`{suggestion}`")
                    ),
            path
        );
        return null;
    }

    private string? Entry(string text, SourceLocation location, string path)
    {
        if (ruleSet.Register.Find(text) is { } entry)
        {
            if (entry != text)
            {
                Note(path, text, entry);
            }
            return entry;
        }
        var nearest = Suggestions.Nearest(text, ruleSet.Register.Entries);
        bag.Error(
            DiagnosticCodes.UnknownEntry,
            location,
            $"`{path}` is `{text}`, which no version of rule set `{ruleSet.Id}` has as an entry",
            nearest is null ? null : $"did you mean `{nearest}`?",
            path
        );
        return null;
    }

    private FactValue? Hs(string text, SourceLocation location, string path)
    {
        var digits = HsCode.Digits(text);
        if (digits is not null && digits.Length % 2 == 0 || digits?.Length == 9)
        {
            return FactValue.Of(digits);
        }
        bag.Error(
            DiagnosticCodes.BadHsCode,
            location,
            digits is null
                ? $"`{path}` is `{text}`, which is no HS code"
                : $"`{path}` is `{text}`: {digits.Length} digits",
            digits is null ? "write digits, with or without dots" : "was a leading zero lost?",
            path
        );
        return null;
    }

    private void Note(string path, string given, string read) =>
        notes.Add($"`{path}`: {VisibleText.Quote(given)} read as `{read}`");
}
