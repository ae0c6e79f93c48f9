using System.Text;
using ExportRules.Destinations;
using ExportRules.Screening.Names;

namespace ExportRules.Screening.Lists;

/// <summary>Reads the rows of a list file, and reports everything that is wrong with it in one run.</summary>
internal sealed class EndUserListReader
{
    public const int MaximumBytes = 16 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private readonly List<Diagnostic> diagnostics = [];
    private readonly string file;

    private EndUserListReader(string file) => this.file = file;

    public static (
        IReadOnlyList<EndUserListEntry>? Entries,
        IReadOnlyList<Diagnostic> Diagnostics
    ) Read(ReadOnlySpan<byte> utf8, string file)
    {
        var reader = new EndUserListReader(file);
        var entries = reader.Read(utf8);
        var sorted = reader
            .diagnostics.OrderBy(diagnostic => diagnostic.Location.Line)
            .ThenBy(diagnostic => diagnostic.Location.Column)
            .ToList();
        return (
            sorted.Any(diagnostic => diagnostic.Severity is Severity.Error) ? null : entries,
            sorted
        );
    }

    private List<EndUserListEntry>? Read(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MaximumBytes)
        {
            Report(
                DiagnosticCodes.FileTooLarge,
                default,
                $"the list is larger than {MaximumBytes / (1024 * 1024)} MiB"
            );
            return null;
        }
        string text;
        try
        {
            text = Strict.GetString(utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8);
        }
        catch (DecoderFallbackException)
        {
            Report(
                DiagnosticCodes.FileEncoding,
                default,
                "the list is not UTF-8",
                "save it as CSV UTF-8"
            );
            return null;
        }
        var rows = new CsvText(
            text,
            (line, column, problem) =>
                Report(DiagnosticCodes.ListQuotes, new("", line, column), problem)
        ).Rows();
        return Read(rows);
    }

    private List<EndUserListEntry>? Read(IEnumerable<IReadOnlyList<CsvCell>> rows)
    {
        ListColumns? columns = null;
        var entries = new List<EndUserListEntry>();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (columns is null)
            {
                columns = ListColumns.Read(
                    row,
                    (cell, message, hint) =>
                        Report(DiagnosticCodes.ListColumns, cell, message, hint)
                );
                if (columns is null)
                {
                    return null;
                }
            }
            else if (row.Count != columns.Count)
            {
                Report(
                    DiagnosticCodes.ListFieldCount,
                    row[0],
                    $"the row has {row.Count} cells, the first row {columns.Count}",
                    "a cell that holds a comma or a line break stands in quotes"
                );
            }
            else if (Entry(row, columns, numbers) is { } entry)
            {
                entries.Add(entry);
            }
        }
        if (entries.Count == 0)
        {
            Report(
                DiagnosticCodes.ListEmpty,
                default,
                "the list holds no entity",
                "an empty list would clear everybody"
            );
        }
        return entries;
    }

    private EndUserListEntry Entry(
        IReadOnlyList<CsvCell> row,
        ListColumns columns,
        Dictionary<string, int> numbers
    )
    {
        var number = columns[row, "no"];
        if (number.Text.Length == 0)
        {
            Report(DiagnosticCodes.ListRepeated, number, "the entity has no number");
        }
        else if (!numbers.TryAdd(number.Text, number.Line))
        {
            Report(
                DiagnosticCodes.ListRepeated,
                number,
                $"the number {VisibleText.Quote(number.Text)} stands in line {numbers[number.Text]} already"
            );
        }
        var name = columns[row, "name"];
        var aliases = columns[row, "aliases"];
        CheckNames(name, aliases);
        var concerns = columns[row, "concerns"];
        var (known, unknown) = Concerns.Read(concerns.Text);
        foreach (var word in unknown)
        {
            Report(
                DiagnosticCodes.ListConcern,
                concerns,
                $"{VisibleText.Quote(word)} is no concern",
                "concerns are N, B, C, M, CW"
            );
        }
        if (known.Count == 0 && unknown.Count == 0)
        {
            Report(
                DiagnosticCodes.ListConcern,
                concerns,
                "the entity has no concern",
                "concerns are N, B, C, M, CW"
            );
        }
        return new()
        {
            Number = number.Text,
            Country = Country(columns[row, "country"]),
            Name = OneLine(name.Text),
            Aliases = Aliases(aliases.Text),
            Concerns = known,
            Location = new(file, number.Line, number.Column),
        };
    }

    private void CheckNames(CsvCell name, CsvCell aliases)
    {
        if (NormalizedName.Of(name.Text).IsEmpty)
        {
            Report(
                DiagnosticCodes.ListName,
                name,
                name.Text.Length == 0
                    ? "the entity has no name"
                    : $"nothing of the name {VisibleText.Quote(name.Text)} can be compared"
            );
        }
        foreach (var alias in Aliases(aliases.Text))
        {
            if (NormalizedName.Of(alias).IsEmpty)
            {
                Report(
                    DiagnosticCodes.ListName,
                    aliases,
                    $"nothing of the alias {VisibleText.Quote(alias)} can be compared"
                );
            }
        }
    }

    private string? Country(CsvCell cell)
    {
        if (cell.Text.Length > 0 && CountryCodes.Resolve(cell.Text).Code is null)
        {
            Report(
                DiagnosticCodes.ListCountry,
                cell,
                $"{VisibleText.Quote(cell.Text)} is no country that is known here; it is printed as it stands",
                severity: Severity.Warning
            );
        }
        return cell.Text.Length == 0 ? null : OneLine(cell.Text);
    }

    /// <summary>One alias a line, or separated by semicolons; a bullet before it is dropped.</summary>
    private static IReadOnlyList<string> Aliases(string cell) =>
        [
            .. cell.Split(['\n', '\r', ';', '；'], StringSplitOptions.RemoveEmptyEntries)
                .Select(alias => alias.Trim().TrimStart('・', '•', '-', '*').Trim())
                .Where(alias => alias.Length > 0),
        ];

    private static string OneLine(string text) =>
        string.Join(' ', text.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries));

    private void Report(
        string code,
        CsvCell cell,
        string message,
        string? hint = null,
        Severity severity = Severity.Error
    ) =>
        diagnostics.Add(
            new(code, severity, new(file, cell.Line, cell.Column), message) { Hint = hint }
        );
}
