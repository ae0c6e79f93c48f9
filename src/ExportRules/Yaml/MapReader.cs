using System.Globalization;

namespace ExportRules.Yaml;

/// <summary>
/// Reads one mapping key by key: each key is used or reported, each value is of its type or reported, and reading
/// goes on, so that every error of a file comes in one run.
/// </summary>
internal sealed class MapReader
{
    private readonly YamlMapping? mapping;
    private readonly DiagnosticBag bag;
    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    private MapReader(YamlMapping? mapping, string path, SourceLocation location, DiagnosticBag bag)
    {
        this.mapping = mapping;
        this.bag = bag;
        Path = path;
        Location = location;
    }

    public string Path { get; }

    public SourceLocation Location { get; }

    public bool IsMapping => mapping is not null;

    public DiagnosticBag Bag => bag;

    public static MapReader Of(YamlNode node, string path, DiagnosticBag bag)
    {
        if (node is YamlMapping mapping)
        {
            return new(mapping, path, mapping.Location, bag);
        }
        bag.Error(
            DiagnosticCodes.WrongShape,
            node.Location,
            $"expected keys with values, found {Describe(node)}",
            path: path
        );
        return new(null, path, node.Location, bag);
    }

    public bool Has(string key) => Find(key) is not null;

    /// <summary>The value of a key, marked as used; null where it is not there.</summary>
    public YamlNode? Node(string key)
    {
        used.Add(key);
        return Find(key);
    }

    public YamlNode? Required(string key)
    {
        var node = Node(key);
        if (node is null && IsMapping)
        {
            bag.Error(
                DiagnosticCodes.MissingKey,
                Location,
                $"key `{key}` is missing",
                path: At(key)
            );
        }
        return node;
    }

    public string? Text(string key) => Text(Node(key), At(key));

    public string RequiredText(string key) => Text(Required(key), At(key)) ?? "";

    /// <summary>An id: lower case letters, digits and single hyphens.</summary>
    public string RequiredId(string key)
    {
        var text = RequiredText(key);
        if (text.Length > 0 && !IsId(text))
        {
            bag.Error(
                DiagnosticCodes.BadId,
                Find(key)!.Location,
                $"`{text}` is not an id",
                "use lower-case letters, digits and single hyphens",
                At(key)
            );
        }
        return text;
    }

    public DateOnly? Date(string key) => Date(Node(key), At(key));

    public DateOnly RequiredDate(string key) => Date(Required(key), At(key)) ?? DateOnly.MinValue;

    public decimal? Number(string key) => Number(Node(key), At(key));

    public bool Flag(string key)
    {
        var node = Node(key);
        if (node is null)
        {
            return false;
        }
        if (node is YamlScalar { IsPlain: true, Value: "true" or "false" } scalar)
        {
            return scalar.Value == "true";
        }
        bag.Error(
            DiagnosticCodes.UnknownWord,
            node.Location,
            $"expected true or false, found {Describe(node)}",
            path: At(key)
        );
        return false;
    }

    /// <summary>One of a closed set of words, as its index; -1 where it is none (reported) or missing.</summary>
    public int Word(string key, string[] words) => Word(Node(key), words, At(key));

    public int RequiredWord(string key, string[] words) => Word(Required(key), words, At(key));

    /// <summary>A list of texts; a single text counts as a list of one.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        var node = Node(key);
        return node switch
        {
            null => [],
            YamlSequence sequence => Texts(sequence, At(key)),
            _ => Text(node, At(key)) is { } text ? [text] : [],
        };
    }

    public IReadOnlyList<YamlNode> Items(string key, bool required = false)
    {
        var node = required ? Required(key) : Node(key);
        return node is null ? [] : Items(node, At(key), bag);
    }

    /// <summary>A list that must be there, but may say that it holds nothing.</summary>
    public IReadOnlyList<YamlNode> ItemsOrNone(string key) =>
        Node(key) is YamlSequence { Items.Count: 0 } ? [] : Items(key, required: true);

    public static IReadOnlyList<YamlNode> Items(YamlNode node, string path, DiagnosticBag bag)
    {
        if (node is YamlSequence sequence)
        {
            if (sequence.Items.Count == 0)
            {
                bag.Error(
                    DiagnosticCodes.EmptyList,
                    node.Location,
                    "the list is empty",
                    path: path
                );
            }
            return sequence.Items;
        }
        bag.Error(
            DiagnosticCodes.WrongShape,
            node.Location,
            $"expected a list, found {Describe(node)}",
            path: path
        );
        return [];
    }

    /// <summary>Reports every key that nobody asked for.</summary>
    public void Done()
    {
        foreach (var (key, _) in mapping?.Entries ?? [])
        {
            if (!used.Contains(key.Value) && !bag.IsFull(key.Location.File))
            {
                bag.Error(
                    DiagnosticCodes.UnknownKey,
                    key.Location,
                    $"unknown key `{key.Value}`",
                    RuleSets.Suggestions.For(key.Value, used),
                    At(key.Value)
                );
            }
        }
    }

    public IEnumerable<YamlEntry> Entries => mapping?.Entries ?? [];

    public void MarkUsed(string key) => used.Add(key);

    public string At(string key) => Path.Length == 0 ? key : $"{Path}.{key}";

    public string? Text(YamlNode? node, string path)
    {
        switch (node)
        {
            case null:
                return null;
            case YamlScalar { IsBlank: true }:
                bag.Error(DiagnosticCodes.MissingValue, node.Location, "value missing", path: path);
                return null;
            case YamlScalar scalar:
                if (scalar.IsPlain && PlainScalars.LooksTyped(scalar.Value))
                {
                    bag.Error(
                        DiagnosticCodes.NeedsQuotes,
                        node.Location,
                        $"`{scalar.Value}` is text here but reads as {PlainScalars.Kind(scalar.Value)}",
                        $"quote it: \"{scalar.Value}\"",
                        path
                    );
                }
                if (scalar.Value.Trim().Length == 0)
                {
                    bag.Error(
                        DiagnosticCodes.MissingText,
                        node.Location,
                        "text is empty",
                        path: path
                    );
                }
                return scalar.Value;
            default:
                bag.Error(
                    DiagnosticCodes.WrongShape,
                    node.Location,
                    $"expected a text, found {Describe(node)}",
                    path: path
                );
                return null;
        }
    }

    public IReadOnlyList<string> Texts(YamlSequence sequence, string path) =>
        [
            .. sequence
                .Items.Select((item, index) => Text(item, $"{path}[{index}]"))
                .OfType<string>(),
        ];

    public DateOnly? Date(YamlNode? node, string path)
    {
        switch (node)
        {
            case null:
                return null;
            case YamlScalar { IsBlank: true }:
                bag.Error(DiagnosticCodes.MissingValue, node.Location, "value missing", path: path);
                return null;
            case YamlScalar scalar
                when DateOnly.TryParseExact(
                    scalar.Value,
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var date
                ):
                return date;
            default:
                bag.Error(
                    DiagnosticCodes.BadDate,
                    node.Location,
                    $"{Describe(node)} is not a day",
                    "write YYYY-MM-DD, a day that exists",
                    path
                );
                return null;
        }
    }

    public decimal? Number(YamlNode? node, string path)
    {
        switch (node)
        {
            case null:
                return null;
            case YamlScalar { IsBlank: true }:
                bag.Error(DiagnosticCodes.MissingValue, node.Location, "value missing", path: path);
                return null;
            case YamlScalar scalar
                when scalar.IsPlain && PlainScalars.TryNumber(scalar.Value, out var number):
                return number;
            default:
                bag.Error(
                    DiagnosticCodes.BadNumber,
                    node.Location,
                    $"{Describe(node)} is not a number",
                    NumberHint(node),
                    path
                );
                return null;
        }
    }

    public int Word(YamlNode? node, string[] words, string path)
    {
        if (node is null)
        {
            return -1;
        }
        if (node is YamlScalar { IsBlank: true })
        {
            bag.Error(DiagnosticCodes.MissingValue, node.Location, "value missing", path: path);
            return -1;
        }
        var index = node is YamlScalar scalar ? Array.IndexOf(words, scalar.Value) : -1;
        if (index < 0)
        {
            bag.Error(
                DiagnosticCodes.UnknownWord,
                node.Location,
                $"{Describe(node)} is not one of {string.Join(", ", words.Select(word => $"`{word}`"))}",
                node is YamlScalar given
                && RuleSets.Suggestions.Nearest(given.Value, words) is { } nearest
                    ? $"did you mean `{nearest}`?"
                    : null,
                path
            );
        }
        return index;
    }

    public static string Describe(YamlNode node) =>
        node switch
        {
            YamlScalar { IsBlank: true } => "nothing",
            YamlScalar scalar => $"`{Shorten(scalar.Value)}`",
            YamlSequence => "a list",
            _ => "keys with values",
        };

    public static bool IsId(string text) =>
        text.All(character =>
            char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-'
        )
        && text is not ['-', ..] and not [.., '-']
        && !text.Contains("--", StringComparison.Ordinal);

    private static string Shorten(string text) =>
        text.Length <= 80 ? text : string.Concat(text.AsSpan(0, 77), "...");

    private static string? NumberHint(YamlNode node)
    {
        if (node is not YamlScalar scalar)
        {
            return null;
        }
        var digits = scalar.Value.Trim().TrimEnd('%').Replace(',', '.').Trim();
        return PlainScalars.TryNumber(digits, out _)
            ? $"write {digits}"
            : "write digits with a decimal point";
    }

    private YamlNode? Find(string key)
    {
        foreach (var (name, value) in mapping?.Entries ?? [])
        {
            if (name.Value == key)
            {
                return value;
            }
        }
        return null;
    }
}
