using System.Globalization;
using System.Numerics;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace ExportRules.Replay.Parquet;

/// <summary>Values of Parquet as the text of a cell. Nothing is rounded on the way; no value is the empty text.</summary>
internal static class CellReaders
{
    /// <summary>The form of days.</summary>
    public const string Day = "yyyy-MM-dd";

    /// <summary>The form of times; the offset appears only where the file says that its times are UTC.</summary>
    public const string Time = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";

    public static bool CanRead(IArrowType type) =>
        type.TypeId
            is ArrowTypeId.String
                or ArrowTypeId.LargeString
                or ArrowTypeId.Boolean
                or ArrowTypeId.Int8
                or ArrowTypeId.Int16
                or ArrowTypeId.Int32
                or ArrowTypeId.Int64
                or ArrowTypeId.UInt8
                or ArrowTypeId.UInt16
                or ArrowTypeId.UInt32
                or ArrowTypeId.UInt64
                or ArrowTypeId.Float
                or ArrowTypeId.Double
                or ArrowTypeId.Decimal32
                or ArrowTypeId.Decimal64
                or ArrowTypeId.Decimal128
                or ArrowTypeId.Decimal256
                or ArrowTypeId.Date32
                or ArrowTypeId.Date64
                or ArrowTypeId.Timestamp
                or ArrowTypeId.Null
        || type is DictionaryType { ValueType: var values } && CanRead(values);

    /// <summary>Gives the cell of a row of one column.</summary>
    public static Func<int, string> Of(RecordBatch batch, ParquetColumn column)
    {
        var array = batch.Column(column.Places[0]);
        var parents = new List<StructArray>();
        foreach (var place in column.Places.AsSpan(1))
        {
            parents.Add((StructArray)array);
            array = ((StructArray)array).Fields[place];
        }
        var cell = column.IsList ? List((ListArray)array, column) : Plain(array);
        return parents.Count == 0
            ? cell
            : row => parents.Exists(parent => parent.IsNull(row)) ? "" : cell(row);
    }

    private static Func<int, string> Plain(IArrowArray array) =>
        array switch
        {
            DictionaryArray values => Dictionary(values),
            StringArray texts => row => texts.GetString(row) ?? "",
            LargeStringArray texts => row => texts.GetString(row) ?? "",
            BooleanArray truths => row =>
                truths.GetValue(row) switch
                {
                    true => "true",
                    false => "false",
                    null => "",
                },
            Int8Array numbers => Number(numbers),
            Int16Array numbers => Number(numbers),
            Int32Array numbers => Number(numbers),
            Int64Array numbers => Number(numbers),
            UInt8Array numbers => Number(numbers),
            UInt16Array numbers => Number(numbers),
            UInt32Array numbers => Number(numbers),
            UInt64Array numbers => Number(numbers),
            FloatArray numbers => Number(numbers),
            DoubleArray numbers => Number(numbers),
            Decimal32Array numbers => row => numbers.GetString(row) ?? "",
            Decimal64Array numbers => row => numbers.GetString(row) ?? "",
            Decimal128Array numbers => row => numbers.GetString(row) ?? "",
            Decimal256Array numbers => row => numbers.GetString(row) ?? "",
            Date32Array days => row =>
                days.GetDateOnly(row)?.ToString(Day, CultureInfo.InvariantCulture) ?? "",
            Date64Array days => row =>
                days.GetDateOnly(row)?.ToString(Day, CultureInfo.InvariantCulture) ?? "",
            TimestampArray times => row => Moment(times, row),
            NullArray => _ => "",
            var other => throw new InvalidDataException($"no cell for {other.GetType().Name}"),
        };

    private static Func<int, string> Dictionary(DictionaryArray array)
    {
        var cell = Plain(array.Dictionary);
        var texts = new string[array.Dictionary.Length];
        for (var index = 0; index < texts.Length; index++)
        {
            texts[index] = cell(index);
        }
        var indices = (Int32Array)array.Indices;
        return row => indices.GetValue(row) is { } index ? texts[index] : "";
    }

    private static Func<int, string> Number<T>(PrimitiveArray<T> numbers)
        where T : struct, INumber<T> =>
        row =>
        {
            if (numbers.GetValue(row) is not { } value)
            {
                return "";
            }
            var text = value.ToString("G", CultureInfo.InvariantCulture);
            // A cell has no exponent; a binary fraction is written with all its digits.
            return
                text.Contains('E', StringComparison.Ordinal)
                && decimal.TryParse(
                    text,
                    NumberStyles.Float,
                    CultureInfo.InvariantCulture,
                    out var plain
                )
                && plain != 0
                ? plain.ToString(CultureInfo.InvariantCulture)
                : text;
        };

    private static string Moment(TimestampArray times, int row)
    {
        if (times.GetValue(row) is not { } count)
        {
            return "";
        }
        var type = (TimestampType)times.Data.DataType;
        var ticks = type.Unit switch
        {
            TimeUnit.Second => checked(count * TimeSpan.TicksPerSecond),
            TimeUnit.Millisecond => checked(count * TimeSpan.TicksPerMillisecond),
            TimeUnit.Microsecond => checked(count * TimeSpan.TicksPerMicrosecond),
            _ => count / TimeSpan.NanosecondsPerTick,
        };
        var isUtc = !string.IsNullOrEmpty(type.Timezone);
        var moment = new DateTime(
            checked(DateTime.UnixEpoch.Ticks + ticks),
            isUtc ? DateTimeKind.Utc : DateTimeKind.Unspecified
        );
        // Programs that have no type for a day write midnight of no time zone.
        var isDay = !isUtc && moment.TimeOfDay == TimeSpan.Zero;
        return moment.ToString(isDay ? Day : Time, CultureInfo.InvariantCulture);
    }

    private static Func<int, string> List(ListArray lists, ParquetColumn column)
    {
        var member = Plain(lists.Values);
        return row =>
        {
            if (lists.IsNull(row))
            {
                return "";
            }
            var members = Enumerable
                .Range(lists.ValueOffsets[row], lists.GetValueLength(row))
                .Select(member)
                .ToArray();
            return members.FirstOrDefault(text => text.Trim().Length == 0 || text.Contains(';'))
                    is { } bad
                    ? throw new InvalidDataException(
                        $"a list of column `{column.Name}` has the member `{bad}`, which a cell cannot hold"
                    )
                : members.Length == 0 ? "[]"
                : string.Join(';', members);
        };
    }
}
