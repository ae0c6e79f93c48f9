using System.Collections.Concurrent;
using ExportRules.Input;
using ExportRules.Replay.Columns;
using ExportRules.Replay.Csv;
using ExportRules.RuleSets;

namespace ExportRules.Replay.Projection;

/// <summary>A cell as it stands in the file to the code of its fact.</summary>
/// <remarks>Safe to call from several threads.</remarks>
internal sealed class CellProjector
{
    /// <summary>Beyond this many spellings a column is read anew for each row: the memory stays bounded.</summary>
    private const int MaximumSpellings = 1 << 17;

    private readonly RuleSet ruleSet;
    private readonly FactDeclaration fact;
    private readonly FactProjector projector;
    private readonly CellReader cells;
    private readonly bool hasPlainNumbers;
    private readonly bool hasPlainDays;
    private readonly uint[]? days;
    private readonly ConcurrentDictionary<string, uint> spellings = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, uint>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private int known;

    public CellProjector(
        RuleSet ruleSet,
        Column column,
        FactProjector projector,
        CellReader cells,
        ReplayFormat format
    )
    {
        this.ruleSet = ruleSet;
        this.projector = projector;
        this.cells = cells;
        fact = column.Fact!;
        Index = column.Index;
        hasPlainNumbers =
            fact.Type is FactType.Number or FactType.Money
            && !format.DecimalComma
            && format.EmptyMarkers.Count == 0;
        hasPlainDays = fact.Type is FactType.Date && format.DateFormat is null;
        days = hasPlainDays
            ? new uint[FirstDay.AddYears(300).DayNumber - FirstDay.DayNumber]
            : null;
        lookup = spellings.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The place of the column.</summary>
    public int Index { get; }

    private static readonly DateOnly FirstDay = new(1900, 1, 1);

    public uint Code(ReadOnlySpan<char> raw)
    {
        if (raw.Length == 0)
        {
            return FactProjector.Missing;
        }
        if (hasPlainNumbers && TryPlainNumber(raw, out var number))
        {
            return number < fact.Min || number > fact.Max
                ? FactProjector.None
                : projector.Code(number);
        }
        if (hasPlainDays && TryPlainDay(raw, out var day))
        {
            return DayCode(day);
        }
        return lookup.TryGetValue(raw, out var code) ? code : Read(raw.ToString());
    }

    private uint DayCode(DateOnly day)
    {
        var place = day.DayNumber - FirstDay.DayNumber;
        if ((uint)place >= (uint)days!.Length)
        {
            return FactProjector.None;
        }
        // Codes are stable, so that two threads that fill a place write the same.
        var code = days[place];
        if (code == 0)
        {
            code = projector.Code(day);
            days[place] = code;
        }
        return code;
    }

    private uint Read(string raw)
    {
        var value = cells.Read(fact, CsvField.Unquote(raw), out var problem);
        var code = problem is null ? Read(value) : FactProjector.None;
        if (known < MaximumSpellings && spellings.TryAdd(raw, code))
        {
            Interlocked.Increment(ref known);
        }
        return code;
    }

    private uint Read(FactValue value)
    {
        if (!value.IsSupplied)
        {
            return FactProjector.Missing;
        }
        var binder = new FactBinder(ruleSet);
        var normalized = binder.Normalize(fact.Path, value, default);
        return binder.HasErrors ? FactProjector.None
            : normalized is { } read ? projector.Code(read.Value)
            : FactProjector.Missing;
    }

    /// <summary>Digits with at most one point, without sign or blanks: most numbers of most files.</summary>
    public static bool TryPlainNumber(ReadOnlySpan<char> raw, out decimal number)
    {
        number = 0;
        if (raw.Length > 18)
        {
            return false;
        }
        var digits = 0L;
        var scale = -1;
        foreach (var character in raw)
        {
            if (character == '.' && scale < 0)
            {
                scale = 0;
                continue;
            }
            var digit = (uint)(character - '0');
            if (digit > 9)
            {
                return false;
            }
            digits = digits * 10 + digit;
            scale += scale >= 0 ? 1 : 0;
        }
        if (scale == 0 || raw.Length <= scale + 1)
        {
            // `5.` and `.5` are left to the reader that knows every form.
            return false;
        }
        number = new((int)digits, (int)(digits >> 32), 0, false, (byte)Math.Max(scale, 0));
        return true;
    }

    /// <summary>Four digits, two and two with dashes between: the days of most files, read without the culture's reader.</summary>
    public static bool TryPlainDay(ReadOnlySpan<char> raw, out DateOnly day)
    {
        day = default;
        if (
            raw is not [_, _, _, _, '-', _, _, '-', _, _]
            || !TryDigits(raw[..4], out var year)
            || !TryDigits(raw[5..7], out var month)
            || !TryDigits(raw[8..], out var dayOfMonth)
            || year < FirstDay.Year
            || month is < 1 or > 12
            || dayOfMonth < 1
            || dayOfMonth > DateTime.DaysInMonth(year, month)
        )
        {
            return false;
        }
        day = new(year, month, dayOfMonth);
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        foreach (var character in text)
        {
            var digit = (uint)(character - '0');
            if (digit > 9)
            {
                return false;
            }
            number = number * 10 + (int)digit;
        }
        return true;
    }
}
