using ExportRules.Screening.Names;

namespace ExportRules.Screening.Lists;

/// <summary>Which column of a list file holds what, by the headings that METI and its readers use.</summary>
internal sealed class ListColumns
{
    private static readonly (string Column, string[] Headings)[] Known =
    [
        ("no", ["no", "number", "番号"]),
        (
            "country",
            [
                "country",
                "region",
                "country or region",
                "country/region",
                "国名、地域名",
                "国名・地域名",
                "国・地域",
            ]
        ),
        (
            "name",
            [
                "name",
                "company or organization",
                "company or organisation",
                "company/organization",
                "企業名、組織名",
                "企業・組織名",
                "名称",
            ]
        ),
        ("aliases", ["aliases", "alias", "also known as", "aka", "別名", "別称"]),
        (
            "concerns",
            [
                "concern",
                "concerns",
                "type of concern",
                "type of wmd",
                "type of wmd/ca",
                "type of wmd/ca concern",
                "type of wmd concern",
                "type of wmd, ca",
                "懸念区分",
            ]
        ),
    ];

    private readonly Dictionary<string, int> places;

    private ListColumns(Dictionary<string, int> places, int count)
    {
        this.places = places;
        Count = count;
    }

    public int Count { get; }

    public CsvCell this[IReadOnlyList<CsvCell> row, string column] => row[places[column]];

    /// <summary>The columns of a heading row; null where one is missing or given twice.</summary>
    public static ListColumns? Read(
        IReadOnlyList<CsvCell> header,
        Action<CsvCell, string, string?> report
    )
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var good = true;
        for (var index = 0; index < header.Count; index++)
        {
            var cell = header[index];
            var column = Known
                .FirstOrDefault(known => known.Headings.Contains(Folded(cell.Text)))
                .Column;
            if (column is null)
            {
                continue;
            }
            if (!places.TryAdd(column, index))
            {
                report(cell, $"the column `{column}` is given twice", null);
                good = false;
            }
        }
        foreach (var (column, headings) in Known.Where(known => !places.ContainsKey(known.Column)))
        {
            report(
                header[0],
                $"there is no column `{column}`",
                $"the first row names the columns; this one may be called {string.Join(", ", headings.Select(heading => $"`{heading}`"))}"
            );
            good = false;
        }
        return good ? new(places, header.Count) : null;
    }

    private static string Folded(string heading) =>
        UnicodeForm.Compatible(heading).Trim().TrimEnd('.').ToLowerInvariant();
}
