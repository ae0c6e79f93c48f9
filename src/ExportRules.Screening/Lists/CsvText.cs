using System.Text;

namespace ExportRules.Screening.Lists;

/// <summary>Rows of a CSV text (RFC 4180), each cell with its line and column; a cell in quotes may hold lines.</summary>
internal sealed class CsvText(string text, Action<int, int, string> quotesBroken)
{
    private int position;
    private int line = 1;
    private int lineStart;

    /// <summary>The rows that are not blank.</summary>
    public IEnumerable<IReadOnlyList<CsvCell>> Rows()
    {
        while (position < text.Length)
        {
            var row = Row();
            if (row.Any(cell => !string.IsNullOrWhiteSpace(cell.Text)))
            {
                yield return row;
            }
        }
    }

    private List<CsvCell> Row()
    {
        var cells = new List<CsvCell>();
        while (true)
        {
            cells.Add(Cell());
            if (position < text.Length && text[position] == ',')
            {
                position++;
                continue;
            }
            EndLine();
            return cells;
        }
    }

    private CsvCell Cell()
    {
        var (startLine, column) = (line, position - lineStart + 1);
        if (position < text.Length && text[position] == '"')
        {
            return new(Quoted(startLine, column), startLine, column);
        }
        var start = position;
        while (position < text.Length && text[position] is not (',' or '\n' or '\r'))
        {
            if (text[position] == '"')
            {
                quotesBroken(
                    line,
                    position - lineStart + 1,
                    "a quote stands inside a cell that does not begin with one"
                );
            }
            position++;
        }
        return new(text[start..position].Trim(), startLine, column);
    }

    private string Quoted(int startLine, int column)
    {
        var value = new StringBuilder();
        for (position++; position < text.Length; position++)
        {
            var character = text[position];
            if (character == '"')
            {
                if (position + 1 < text.Length && text[position + 1] == '"')
                {
                    value.Append('"');
                    position++;
                    continue;
                }
                position++;
                AfterQuote();
                return value.ToString().Trim();
            }
            value.Append(character);
            if (character == '\n')
            {
                line++;
                lineStart = position + 1;
            }
        }
        quotesBroken(startLine, column, "the quote that opens here is never closed");
        return value.ToString();
    }

    private void AfterQuote()
    {
        if (position < text.Length && text[position] is not (',' or '\n' or '\r'))
        {
            quotesBroken(line, position - lineStart + 1, "something follows a closing quote");
            while (position < text.Length && text[position] is not (',' or '\n' or '\r'))
            {
                position++;
            }
        }
    }

    private void EndLine()
    {
        if (position < text.Length && text[position] == '\r')
        {
            position++;
        }
        if (position < text.Length && text[position] == '\n')
        {
            position++;
        }
        line++;
        lineStart = position;
    }
}
