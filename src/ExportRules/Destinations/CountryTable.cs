using System.Collections.Frozen;

namespace ExportRules.Destinations;

/// <summary>The published table of codes and names, indexed once.</summary>
internal sealed class CountryTable
{
    // Codes and their like; longer keys are names. Accents are part of how names are spelled, but `NÖ` is not Norway.
    private const int LongestCode = 3;

    private static readonly CountryResolution Empty = new() { Problem = "no country given" };

    // Answers for texts that stand in the table exactly as written, so the usual look-up allocates nothing.
    private readonly FrozenDictionary<string, CountryResolution> _bySpelling;
    private readonly FrozenDictionary<string, CountryMeaning> _byKey;
    private readonly FrozenDictionary<string, Country> _current;

    // Needed only when something is wrong, so only built then.
    private readonly Lazy<CountrySuggestions> _suggestions;

    private CountryTable(
        IReadOnlyList<Country> countries,
        IEnumerable<(string Spelling, CountryMeaning Meaning)> entries
    )
    {
        var bySpelling = new Dictionary<string, CountryResolution>(StringComparer.Ordinal);
        var byKey = new Dictionary<string, CountryMeaning>(StringComparer.Ordinal);
        foreach (var (spelling, meaning) in entries)
        {
            var key = FoldedName.Of(spelling).Key;
            if (!byKey.TryAdd(key, meaning) && !ReferenceEquals(byKey[key], meaning))
            {
                throw new InvalidOperationException($"The country table lists `{spelling}` twice.");
            }

            bySpelling.TryAdd(spelling, meaning.For(spelling));
        }

        _bySpelling = bySpelling.ToFrozenDictionary(StringComparer.Ordinal);
        _byKey = byKey.ToFrozenDictionary(StringComparer.Ordinal);
        _current = countries
            .Where(country => country.IsCurrent)
            .ToFrozenDictionary(country => country.Alpha2, StringComparer.Ordinal);
        _suggestions = new Lazy<CountrySuggestions>(() => new CountrySuggestions(byKey));
        Codes = Array.AsReadOnly(_current.Keys.Order(StringComparer.Ordinal).ToArray());
    }

    public IReadOnlyCollection<string> Codes { get; }

    public static CountryTable Load()
    {
        var countries = CsvResource.Read("countries.csv").Select(Country.FromRow).ToArray();
        return new CountryTable(countries, Entries(countries).Concat(RefusedEntries()));
    }

    public Country? Find(string code) => _current.GetValueOrDefault(code);

    public CountryResolution Resolve(string text)
    {
        if (_bySpelling.TryGetValue(text, out var known))
        {
            return known;
        }

        var name = FoldedName.Of(text);
        if (name.Key.Length == 0)
        {
            return Empty;
        }

        var codeWithAccent = name.LettersReplaced && name.Key.Length <= LongestCode;
        return !codeWithAccent && _byKey.TryGetValue(name.Key, out var meaning)
            ? meaning.For(text)
            : Unknown(text, name);
    }

    private static IEnumerable<(string Spelling, CountryMeaning Meaning)> Entries(
        IEnumerable<Country> countries
    )
    {
        foreach (var country in countries)
        {
            var meaning = country.Meaning();
            foreach (var spelling in country.Spellings)
            {
                yield return (spelling, meaning);
            }
        }
    }

    private static IEnumerable<(string Spelling, CountryMeaning Meaning)> RefusedEntries()
    {
        foreach (var row in CsvResource.Read("refused.csv"))
        {
            var meaning = new CountryMeaning
            {
                Suggestions = CsvResource.Split(row[1]),
                Refusal = row[2],
            };
            foreach (var spelling in CsvResource.Split(row[0]))
            {
                yield return (spelling, meaning);
            }
        }
    }

    private CountryResolution Unknown(string text, FoldedName name)
    {
        var numericOfWrongLength = name.Key.All(char.IsAsciiDigit) && name.Key.Length != 3;
        return new CountryResolution
        {
            Problem = numericOfWrongLength
                ? $"{VisibleText.Quote(text)} is not a country code: a numeric code has exactly 3 digits"
                : $"{VisibleText.Quote(text)} is not a known country or territory",
            Suggestions = _suggestions.Value.For(name.Key),
        };
    }
}
