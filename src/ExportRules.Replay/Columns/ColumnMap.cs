using ExportRules.RuleSets;

namespace ExportRules.Replay.Columns;

/// <summary>The header of an input, each column with what it holds.</summary>
internal sealed class ColumnMap
{
    private ColumnMap(Column[] columns, IReadOnlyList<Diagnostic> warnings)
    {
        Columns = columns;
        Warnings = warnings;
    }

    public Column[] Columns { get; }

    /// <summary>The column of a fact; null where it has none.</summary>
    public Column? Fact(string path) =>
        Columns.FirstOrDefault(column => column.Role is ColumnRole.Fact && column.Path == path);

    /// <summary>What the reader should know about the header.</summary>
    public IReadOnlyList<Diagnostic> Warnings { get; }

    /// <param name="headers">The headers, as they stand in the file.</param>
    /// <param name="ruleSet">The rule set whose facts they may name.</param>
    /// <param name="mapping">From header to fact path, as declared; <c>-</c> passes a column through knowingly.</param>
    /// <param name="needsDate">Whether each row is decided under the law of its own date.</param>
    /// <param name="assumed">Facts that are assumed for every row; they need no column.</param>
    /// <param name="file">The file, for messages.</param>
    /// <exception cref="ReplayException">The header does not say enough, or contradicts itself.</exception>
    public static ColumnMap Read(
        IReadOnlyList<string> headers,
        RuleSet ruleSet,
        IReadOnlyDictionary<string, string> mapping,
        bool needsDate,
        IReadOnlyCollection<string> assumed,
        string? file
    )
    {
        var problems = new List<Diagnostic>();
        var reader = new HeaderReader(ruleSet, mapping, file, problems);
        var columns = reader.Read(headers);
        RequireOnce(columns, file, problems);
        Require(columns, BuiltInFacts.Destination, assumed, headers, file, problems);
        if (needsDate)
        {
            Require(columns, BuiltInFacts.Date, [], headers, file, problems);
        }
        var errors = problems.Where(problem => problem.Severity is Severity.Error).ToArray();
        return errors.Length > 0 ? throw new ReplayException(errors) : new(columns, problems);
    }

    private static void RequireOnce(Column[] columns, string? file, List<Diagnostic> problems)
    {
        foreach (
            var group in columns
                .Where(column =>
                    column.Role is ColumnRole.Fact or ColumnRole.Id or ColumnRole.Licenses
                )
                .GroupBy(column => column.Path, StringComparer.Ordinal)
                .Where(group => group.Count() > 1)
        )
        {
            problems.Add(
                new(
                    DiagnosticCodes.DuplicateColumn,
                    Severity.Error,
                    new(file, 1, 1),
                    $"`{group.Key}` is held by columns {string.Join(" and ", group.Select(column => $"{column.Index + 1} (`{column.Name}`)"))}"
                )
                {
                    Hint = "leave one out with `--map COLUMN=-`",
                    Path = group.Key,
                }
            );
        }
    }

    private static void Require(
        Column[] columns,
        string path,
        IReadOnlyCollection<string> assumed,
        IReadOnlyList<string> headers,
        string? file,
        List<Diagnostic> problems
    )
    {
        if (
            assumed.Contains(path)
            || columns.Any(column => column.Role is ColumnRole.Fact && column.Path == path)
        )
        {
            return;
        }
        problems.Add(
            new(
                DiagnosticCodes.MissingColumn,
                Severity.Error,
                new(file, 1, 1),
                $"no column `{path}`; found {string.Join(", ", headers.Select(header => $"`{header.Trim()}`"))}"
            )
            {
                Hint = OtherDelimiter(headers) is { } other
                    ? $"the file seems to use {other}; say so with --delimiter"
                    : $"name the column `{path}`, or map the one that holds it: `--map COLUMN={path}`",
                Path = path,
            }
        );
    }

    private static string? OtherDelimiter(IReadOnlyList<string> headers) =>
        headers.Count > 1 ? null
        : headers[0].Contains(';') ? "`;`"
        : headers[0].Contains('\t') ? "tabs (`--delimiter tab`)"
        : headers[0].Contains('|') ? "`|`"
        : headers[0].Contains(',') ? "`,`"
        : null;
}
