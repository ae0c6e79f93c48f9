using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Apache.Arrow.Types;
using ParquetSharp;
using ArrowUnit = Apache.Arrow.Types.TimeUnit;
using Encoding = System.Text.Encoding;
using ParquetUnit = ParquetSharp.TimeUnit;

namespace ExportRules.Replay.Parquet;

/// <summary>Writes the cells of one column of a row group. An empty cell is no value.</summary>
internal abstract class CellWriter(Column column)
{
    /// <summary>The most digits that a decimal number of .NET holds.</summary>
    private const int DecimalDigits = 29;

    /// <summary>How much of a cell a message shows.</summary>
    private const int LongestShown = 60;

    private delegate T Parse<T>(ReadOnlySpan<byte> text);

    public Column Column { get; } = column;

    /// <summary>Whether the cells are written as they stand.</summary>
    public virtual bool IsText => false;

    public abstract void Write(CsvRows rows, int column, ColumnWriter writer);

    /// <summary>A column of its own type where the input has one that can be kept, and of text otherwise.</summary>
    public static CellWriter Of(string name, IArrowType? type) =>
        type switch
        {
            BooleanType => Plain(
                name,
                text =>
                    Utf8Parser.TryParse(text, out bool value, out _)
                        ? value
                        : throw new FormatException()
            ),
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
        where T : struct, IUtf8SpanParsable<T> =>
        Plain(name, text => T.Parse(text, CultureInfo.InvariantCulture));

    private static Typed<T> Plain<T>(string name, Parse<T> parse)
        where T : struct => new(new Column<T?>(name), parse);

    private static Date Day(ReadOnlySpan<byte> text)
    {
        var day = DateOnly.ParseExact(
            Encoding.UTF8.GetString(text),
            CellReaders.Day,
            CultureInfo.InvariantCulture
        );
        return new(day.Year, day.Month, day.Day);
    }

    private static DateTime Moment(ReadOnlySpan<byte> text) =>
        text.Length == CellReaders.Day.Length
            ? DateTime.ParseExact(
                Encoding.UTF8.GetString(text),
                CellReaders.Day,
                CultureInfo.InvariantCulture
            )
            : DateTime.ParseExact(
                Encoding.UTF8.GetString(text),
                CellReaders.Time,
                CultureInfo.InvariantCulture,
                DateTimeStyles.RoundtripKind
            );

    private sealed class Typed<T>(Column column, Parse<T> parse) : CellWriter(column)
        where T : struct
    {
        public override void Write(CsvRows rows, int column, ColumnWriter writer)
        {
            var values = ArrayPool<T?>.Shared.Rent(rows.Count);
            ReadOnlySpan<byte> before = [];
            for (var row = 0; row < rows.Count; row++)
            {
                var text = rows.Take(row, column);
                // Most days are that of the row before.
                values[row] =
                    text.IsEmpty ? null
                    : text.SequenceEqual(before) ? values[row - 1]
                    : Value(text);
                before = text;
            }
            using (var typed = writer.LogicalWriter<T?>())
            {
                typed.WriteBatch(values.AsSpan(0, rows.Count));
            }
            ArrayPool<T?>.Shared.Return(values);
        }

        private T Value(ReadOnlySpan<byte> text)
        {
            try
            {
                // The apostrophe that keeps a spreadsheet from running a text as a formula has no place in a number.
                return parse(text[0] == '\'' ? text[1..] : text);
            }
            catch (Exception error) when (error is FormatException or OverflowException)
            {
                throw new ReplayException(
                    DiagnosticCodes.OutputProblem,
                    $"column `{Column.Name}` keeps the type of the input, which cannot hold `{Encoding.UTF8.GetString(text[..Math.Min(text.Length, LongestShown)])}`",
                    "write CSV, or leave the column out with --columns"
                );
            }
        }
    }

    private sealed class Texts(Column column) : CellWriter(column)
    {
        public override bool IsText => true;

        public override void Write(CsvRows rows, int column, ColumnWriter writer)
        {
            var texts = ArrayPool<ByteArray>.Shared.Rent(rows.Count);
            var levels = ArrayPool<short>.Shared.Rent(rows.Count);
            var count = rows.Take(column, texts, levels);
            ((ColumnWriter<ByteArray>)writer).WriteBatch(
                rows.Count,
                levels,
                [],
                texts.AsSpan(0, count)
            );
            ArrayPool<ByteArray>.Shared.Return(texts);
            ArrayPool<short>.Shared.Return(levels);
        }
    }
}
