using System.Globalization;
using Apache.Arrow.Types;
using ParquetSharp;
using ArrowUnit = Apache.Arrow.Types.TimeUnit;
using ParquetUnit = ParquetSharp.TimeUnit;

namespace ExportRules.Replay.Parquet;

/// <summary>Gathers the cells of one column for the next row group.</summary>
internal abstract class CellWriter(Column column)
{
    /// <summary>The most digits that a decimal number of .NET holds.</summary>
    private const int DecimalDigits = 29;

    public Column Column { get; } = column;

    public abstract void Add(string cell);

    /// <summary>Writes what was gathered and begins anew.</summary>
    public abstract void WriteTo(RowGroupWriter group);

    /// <summary>A column of its own type where the input has one that can be kept, and of text otherwise.</summary>
    public static CellWriter Of(string name, IArrowType? type) =>
        type switch
        {
            BooleanType => Plain(name, bool.Parse),
            Int8Type => Parsed<sbyte>(name),
            Int16Type => Parsed<short>(name),
            Int32Type => Parsed<int>(name),
            Int64Type => Parsed<long>(name),
            UInt8Type => Parsed<byte>(name),
            UInt16Type => Parsed<ushort>(name),
            UInt32Type => Parsed<uint>(name),
            UInt64Type => Parsed<ulong>(name),
            FloatType => Parsed<float>(name),
            DoubleType => Parsed<double>(name),
            Decimal128Type { Precision: <= DecimalDigits } number => new Typed<decimal>(
                new Column<decimal?>(name, LogicalType.Decimal(DecimalDigits, number.Scale)),
                text => decimal.Parse(text, CultureInfo.InvariantCulture)
            ),
            Date32Type => new Typed<Date>(new Column<Date?>(name), Day),
            TimestampType { Unit: not ArrowUnit.Nanosecond } time => new Typed<DateTime>(
                new Column<DateTime?>(
                    name,
                    LogicalType.Timestamp(
                        !string.IsNullOrEmpty(time.Timezone),
                        time.Unit is ArrowUnit.Microsecond ? ParquetUnit.Micros : ParquetUnit.Millis
                    )
                ),
                Moment
            ),
            _ => new Texts(new Column<string?>(name)),
        };

    private static Typed<T> Parsed<T>(string name)
        where T : struct, ISpanParsable<T> =>
        Plain(name, text => T.Parse(text, CultureInfo.InvariantCulture));

    private static Typed<T> Plain<T>(string name, Func<string, T> parse)
        where T : struct => new(new Column<T?>(name), parse);

    private static Date Day(string text)
    {
        var day = DateOnly.ParseExact(text, CellReaders.Day, CultureInfo.InvariantCulture);
        return new(day.Year, day.Month, day.Day);
    }

    private static DateTime Moment(string text) =>
        text.Length == CellReaders.Day.Length
            ? DateTime.ParseExact(text, CellReaders.Day, CultureInfo.InvariantCulture)
            : DateTime.ParseExact(
                text,
                CellReaders.Time,
                CultureInfo.InvariantCulture,
                DateTimeStyles.RoundtripKind
            );

    private sealed class Typed<T>(Column column, Func<string, T> parse) : CellWriter(column)
        where T : struct
    {
        private readonly List<T?> cells = [];

        public override void Add(string cell) => cells.Add(cell.Length == 0 ? null : parse(cell));

        public override void WriteTo(RowGroupWriter group)
        {
            using var writer = group.NextColumn().LogicalWriter<T?>();
            writer.WriteBatch(cells.ToArray());
            cells.Clear();
        }
    }

    private sealed class Texts(Column column) : CellWriter(column)
    {
        private readonly List<string?> cells = [];

        public override void Add(string cell) => cells.Add(cell.Length == 0 ? null : cell);

        public override void WriteTo(RowGroupWriter group)
        {
            using var writer = group.NextColumn().LogicalWriter<string?>();
            writer.WriteBatch(cells.ToArray());
            cells.Clear();
        }
    }
}
