namespace ExportRules.Destinations;

/// <summary>A row of <c>countries.csv</c>: a country of today, or a withdrawn code with its successors.</summary>
internal sealed record Country
{
    /// <summary>Empty where the code was never two letters, or where those letters belong to another country today.</summary>
    public required string Alpha2 { get; init; }

    public required string EnglishName { get; init; }

    public required string JapaneseName { get; init; }

    /// <summary>All codes and names of the row, as spelled in the file.</summary>
    public required IReadOnlyList<string> Spellings { get; init; }

    /// <summary>The year in which ISO withdrew the code; empty for a country of today.</summary>
    public required string Withdrawn { get; init; }

    public required IReadOnlyList<string> Successors { get; init; }

    public bool IsCurrent => Withdrawn.Length == 0;

    public static Country FromRow(string[] row) =>
        new()
        {
            Alpha2 = row[0],
            EnglishName = row[3],
            JapaneseName = row[4],
            Spellings =
            [
                .. row[..5]
                    .Concat(CsvResource.Split(row[5]))
                    .Where(spelling => spelling.Length > 0),
            ],
            Withdrawn = row[6],
            Successors = CsvResource.Split(row[7]),
        };

    /// <summary>What any spelling of this row stands for.</summary>
    public CountryMeaning Meaning() =>
        this switch
        {
            { IsCurrent: true } => new CountryMeaning { Code = Alpha2 },
            { Successors: [var successor] } => new CountryMeaning
            {
                Code = successor,
                Withdrawn = Withdrawn,
            },
            _ => new CountryMeaning
            {
                Refusal =
                    $"{CountryMeaning.TextMark} ({EnglishName} until {Withdrawn}) is withdrawn and was split;"
                    + $" its successors are {string.Join(", ", Successors.Select(code => $"`{code}`"))}",
                Suggestions = Successors,
            },
        };
}
