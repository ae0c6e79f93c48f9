using System.Text;
using ExportRules.Replay.Columns;

namespace ExportRules.Replay;

/// <summary>How the cells of a file are written, where they do not follow the plain form.</summary>
public sealed record ReplayFormat
{
    /// <summary>What separates the fields of a line; null for a comma, or a tab in a <c>.tsv</c> file.</summary>
    public char? Delimiter { get; init; }

    /// <summary>The encoding; null for UTF-8, or UTF-16 where a byte-order mark says so.</summary>
    public Encoding? Encoding { get; init; }

    /// <summary>The one format of all dates, such as <c>dd/MM/yyyy</c> or <c>era</c>; null for ISO days and timestamps.</summary>
    /// <exception cref="ArgumentException">The format leaves out year, month or day, or is none.</exception>
    public string? DateFormat
    {
        get;
        init =>
            field =
                value is null || DateFormats.IsWhole(value)
                    ? value
                    : throw new ArgumentException(
                        $"`{value}` does not say year, month and day",
                        nameof(value)
                    );
    }

    /// <summary>Whether numbers have a decimal comma.</summary>
    public bool DecimalComma { get; init; }

    /// <summary>Texts that mean <em>not supplied</em>, besides the empty cell.</summary>
    public IReadOnlyList<string> EmptyMarkers { get; init; } = [];

    /// <summary>Words that mean <c>true</c>, besides it.</summary>
    public IReadOnlyList<string> TrueWords { get; init; } = [];

    /// <summary>Words that mean <c>false</c>, besides it.</summary>
    public IReadOnlyList<string> FalseWords { get; init; } = [];

    /// <summary>From the header of a column to the fact that it holds; <c>-</c> passes the column through knowingly.</summary>
    public IReadOnlyDictionary<string, string> Map { get; init; } =
        new Dictionary<string, string>();

    /// <summary>
    /// Whether input cells that a spreadsheet would take for a formula get an apostrophe. Off: values stay as they are.
    /// The columns that a replay adds never begin like a formula.
    /// </summary>
    public bool SpreadsheetSafe { get; init; }
}
