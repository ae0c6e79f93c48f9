namespace ExportRules.Replay.Summarizing;

/// <summary>Rows that a summary cannot tell apart: how many, their values, and the first of them.</summary>
internal sealed class RowGroup
{
    private readonly Dictionary<string, (decimal Total, long Rows)> values = new(
        StringComparer.Ordinal
    );

    public long Rows { get; private set; }

    /// <summary>The first of them in the input.</summary>
    public RowExample? First { get; set; }

    /// <summary>The sum of their values by currency, as the rows name it.</summary>
    public IReadOnlyDictionary<string, (decimal Total, long Rows)> Values => values;

    /// <summary>A group as it was counted elsewhere.</summary>
    public static RowGroup Of(long rows, RowExample first, IEnumerable<ValueTotal> values)
    {
        var group = new RowGroup { Rows = rows, First = first };
        foreach (var (currency, total, count) in values)
        {
            group.values.Add(currency, (total, count));
        }
        return group;
    }

    public void Add() => Rows++;

    public void AddValue(string currency, decimal value)
    {
        var (total, rows) = values.GetValueOrDefault(currency);
        values[currency] = (Sum(total, value), rows + 1);
    }

    public void Add(RowGroup other)
    {
        Rows += other.Rows;
        if (First is null || other.First!.Record < First.Record)
        {
            First = other.First;
        }
        foreach (var (currency, (total, rows)) in other.values)
        {
            var known = values.GetValueOrDefault(currency);
            values[currency] = (Sum(known.Total, total), known.Rows + rows);
        }
    }

    /// <summary>The sum, or the largest number there is: a value that was typed wrong must not end the run.</summary>
    private static decimal Sum(decimal left, decimal right)
    {
        try
        {
            return left + right;
        }
        catch (OverflowException)
        {
            return left > 0 ? decimal.MaxValue : decimal.MinValue;
        }
    }

    public IReadOnlyList<ValueTotal> Totals() =>
        [
            .. values
                .OrderByDescending(pair => pair.Value.Rows)
                .ThenBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => new ValueTotal(pair.Key, pair.Value.Total, pair.Value.Rows)),
        ];
}
