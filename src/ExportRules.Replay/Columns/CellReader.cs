using System.Globalization;
using ExportRules.RuleSets;

namespace ExportRules.Replay.Columns;

/// <summary>The text of a cell to a value of its fact's type. What does not fit is left to the binder, which says why.</summary>
internal sealed class CellReader(ReplayFormat format)
{
    private const NumberStyles Plain =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>The value; missing where the cell is empty. The problem is what only the file's format can tell.</summary>
    public FactValue Read(FactDeclaration fact, string cell, out Diagnostic? problem)
    {
        problem = null;
        var text = cell.Trim();
        if (IsEmpty(text))
        {
            return default;
        }
        switch (fact.Type)
        {
            case FactType.Boolean:
                return Truth(text);
            case FactType.Number or FactType.Money:
                return Number(fact, text, out problem);
            case FactType.Date:
                return Date(fact, text, out problem);
            case FactType.Words or FactType.Texts or FactType.Countries or FactType.Entries:
                return List(fact, text, out problem);
            case FactType.Text:
                return FactValue.Of(cell);
            default:
                return FactValue.Of(text);
        }
    }

    /// <summary>Whether the trimmed text counts as not supplied. Only declared markers do; <c>NA</c> is a country.</summary>
    public bool IsEmpty(string text) =>
        text.Length == 0 || format.EmptyMarkers.Contains(text, StringComparer.Ordinal);

    public static bool TryNumber(ReadOnlySpan<char> text, out decimal number) =>
        ExactNumber.TryParse(text, Plain, out number);

    /// <summary>A number in the form of this file, quoted or not.</summary>
    public bool TryReadNumber(ReadOnlySpan<char> raw, out decimal number)
    {
        var text = raw.Trim("\" ");
        if (!format.DecimalComma)
        {
            return TryNumber(text, out number);
        }
        number = 0;
        return !text.Contains('.') && TryNumber(text.ToString().Replace(',', '.'), out number);
    }

    private FactValue Truth(string text)
    {
        if (
            text.Equals("true", StringComparison.OrdinalIgnoreCase)
            || format.TrueWords.Contains(text, StringComparer.Ordinal)
        )
        {
            return FactValue.Of(true);
        }
        return
            text.Equals("false", StringComparison.OrdinalIgnoreCase)
            || format.FalseWords.Contains(text, StringComparer.Ordinal)
            ? FactValue.Of(false)
            : FactValue.Of(text);
    }

    private FactValue Number(FactDeclaration fact, string text, out Diagnostic? problem)
    {
        problem = null;
        var hasComma = text.Contains(',');
        if (format.DecimalComma)
        {
            // With a decimal comma a point could only group digits; neither reading is guessed.
            var plain = text.Replace(',', '.');
            return text.Contains('.') || !TryNumber(plain, out var read)
                ? FactValue.Of(text)
                : FactValue.Of(read);
        }
        if (hasComma && TryNumber(text.Replace(',', '.'), out _))
        {
            problem = Problem(
                fact,
                DiagnosticCodes.DecimalComma,
                $"`{fact.Path}` is `{text}`, with a comma",
                "if it is a decimal comma, say so with --decimal-comma"
            );
            return default;
        }
        return TryNumber(text, out var number) ? FactValue.Of(number) : FactValue.Of(text);
    }

    private FactValue Date(FactDeclaration fact, string text, out Diagnostic? problem)
    {
        problem = null;
        if (format.DateFormat is null)
        {
            return FactValue.Of(text);
        }
        if (DateFormats.TryRead(text, format.DateFormat, out var day))
        {
            return FactValue.Of(day);
        }
        problem = Problem(
            fact,
            DiagnosticCodes.BadTransactionDate,
            $"`{fact.Path}` is `{text}`, not a date in the declared format `{format.DateFormat}`",
            "one format counts for the whole file"
        );
        return default;
    }

    private static FactValue List(FactDeclaration fact, string text, out Diagnostic? problem)
    {
        problem = null;
        if (text == "[]")
        {
            return FactValue.Of(Array.Empty<string>());
        }
        var members = text.Split(
            ';',
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
        );
        if (members.Length > 0)
        {
            return FactValue.Of(members);
        }
        // That nothing is listed is a statement; separators alone do not make it.
        problem = Problem(
            fact,
            DiagnosticCodes.WrongType,
            $"`{fact.Path}` is `{text}`, a list without members",
            "write `[]` for the empty list, and nothing where it is not known"
        );
        return default;
    }

    private static Diagnostic Problem(
        FactDeclaration fact,
        string code,
        string message,
        string hint
    ) => new(code, Severity.Error, default, message) { Path = fact.Path, Hint = hint };
}
