using System.Text;
using ExportRules.Replay;
using ExportRules.Replay.Columns;
using ExportRules.RuleSets;

namespace ExportRules.Cli.Replaying;

/// <summary>The words of the command line for the form of a file.</summary>
internal static class FormatOptions
{
    private const int Cp932 = 932;

    public static char? Delimiter(string? text) =>
        text switch
        {
            null => null,
            "tab" or "\\t" => '\t',
            [var character] when character is ',' or ';' or '\t' or '|' => character,
            _ => throw new WrongUseException(
                $"--delimiter `{text}`: one of `,`, `;`, `|` and `tab`"
            ),
        };

    public static Encoding? Encoding(string? name)
    {
        if (name is null)
        {
            return null;
        }
        System.Text.Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        // What systems in Japan call Shift_JIS is code page 932, with ㈱, ① and 髙.
        if (
            name.ToUpperInvariant()
            is "CP932"
                or "SHIFT_JIS"
                or "SHIFT-JIS"
                or "SJIS"
                or "WINDOWS-31J"
                or "MS932"
                or "932"
        )
        {
            return System.Text.Encoding.GetEncoding(Cp932);
        }
        try
        {
            return System.Text.Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            throw new WrongUseException(
                $"there is no encoding `{name}`; utf-8, utf-16, cp932, euc-jp ..."
            );
        }
    }

    /// <summary>The names of the columns to write; none means all, where the option was not given.</summary>
    public static IReadOnlyList<string> Columns(string[]? options)
    {
        string[] names =
        [
            .. (options ?? []).SelectMany(text =>
                text.Split(
                    ',',
                    StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
                )
            ),
        ];
        return names.Length == 0 && options is { Length: > 0 }
            ? throw new WrongUseException("--columns names no column")
            : names;
    }

    public static string? DateFormat(string? format) =>
        format is null || DateFormats.IsWhole(format)
            ? format
            : throw new WrongUseException(
                $"--date-format `{format}` does not say year (yyyy), month (MM) and day (dd)"
            );

    /// <summary>A word that means two things means nothing.</summary>
    public static void RefuseAmbiguous(ReplayFormat format)
    {
        string[] yes = [.. format.TrueWords, "true"];
        string[] no = [.. format.FalseWords, "false"];
        var twice = yes.Intersect(no, StringComparer.Ordinal)
            .Concat(
                format
                    .TrueWords.Where(word => Is(word, "false"))
                    .Concat(format.FalseWords.Where(word => Is(word, "true")))
            )
            .Concat(
                format.EmptyMarkers.Where(word =>
                    yes.Contains(word) || no.Contains(word) || Is(word, "true") || Is(word, "false")
                )
            )
            .FirstOrDefault();
        if (twice is not null)
        {
            throw new WrongUseException(
                $"`{twice}` is given two meanings by --true, --false or --empty"
            );
        }

        static bool Is(string left, string right) =>
            left.Equals(right, StringComparison.OrdinalIgnoreCase);
    }

    public static IReadOnlyDictionary<string, string> Map(IEnumerable<string> options, string? file)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (text, source) in Lines(file).Concat(options.Select(text => (text, "--map"))))
        {
            // A header may hold an equals sign; a fact path never does.
            var equals = text.LastIndexOf('=');
            if (equals <= 0 || equals == text.Length - 1)
            {
                throw new WrongUseException($"{source} `{text}`: write COLUMN=FACT");
            }
            var column = text[..equals].Trim();
            if (!seen.Add(TextFolding.Key(column)))
            {
                throw new WrongUseException($"{source} `{text}`: `{column}` is mapped already");
            }
            map[column] = text[(equals + 1)..].Trim();
        }
        return map;
    }

    private static IEnumerable<(string, string)> Lines(string? file) =>
        file is null
            ? []
            : File.ReadLines(file)
                .Select((text, index) => (Text: text.Trim(), Place: $"{file}:{index + 1}:"))
                .Where(line => line.Text.Length > 0 && line.Text[0] != '#');
}
