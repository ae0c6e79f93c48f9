using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
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

    /// <summary>The most digits after the point of a decimal number of .NET.</summary>
    private const int DecimalScale = 28;

    /// <summary>The bits of its digits.</summary>
    private const int DecimalBits = 96;

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

    /// <summary>Reads one column of a batch as the fields of its rows, in quotes where they need them.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="column">The column.</param>
    /// <param name="cells">Takes the fields.</param>
    /// <param name="last">The values of the column in the batch before, then those in this one.</param>
    public static void Read(
        RecordBatch batch,
        ParquetColumn column,
        CellTexts cells,
        ref CellSet? last
    )
    {
        var array = batch.Column(column.Places[0]);
        var parents = new List<StructArray>();
        foreach (var place in column.Places.AsSpan(1))
        {
            parents.Add((StructArray)array);
            array = ((StructArray)array).Fields[place];
        }
        cells.Begin(array.Length);
        if (column.IsList)
        {
            Lists((ListArray)array, column, cells, ref last);
        }
        else
        {
            Plain(array, cells, asFields: true, ref last);
        }
        foreach (var parent in parents.Where(parent => parent.NullCount > 0))
        {
            for (var row = 0; row < batch.Length; row++)
            {
                if (parent.IsNull(row))
                {
                    cells.Clear(row);
                }
            }
        }
    }

    private static void Plain(IArrowArray array, CellTexts cells, bool asFields, ref CellSet? last)
    {
        switch (array)
        {
            case DictionaryArray values:
                Dictionary(values, cells, asFields, ref last);
                break;
            case StringArray texts:
                Texts(texts, cells, asFields);
                break;
            case LargeStringArray texts:
                Each(texts, cells, row => Text(texts.GetBytes(row, out _), cells, asFields));
                break;
            case BooleanArray truths:
                Each(
                    truths,
                    cells,
                    row => cells.Add(truths.GetValue(row) is true ? "true"u8 : "false"u8)
                );
                break;
            case Int8Array numbers:
                Numbers(numbers, cells);
                break;
            case Int16Array numbers:
                Numbers(numbers, cells);
                break;
            case Int32Array numbers:
                Numbers(numbers, cells);
                break;
            case Int64Array numbers:
                Numbers(numbers, cells);
                break;
            case UInt8Array numbers:
                Numbers(numbers, cells);
                break;
            case UInt16Array numbers:
                Numbers(numbers, cells);
                break;
            case UInt32Array numbers:
                Numbers(numbers, cells);
                break;
            case UInt64Array numbers:
                Numbers(numbers, cells);
                break;
            case FloatArray numbers:
                Numbers(numbers, cells);
                break;
            case DoubleArray numbers:
                Numbers(numbers, cells);
                break;
            case Decimal32Array numbers:
                Written(numbers, cells, numbers.GetString);
                break;
            case Decimal64Array numbers:
                Written(numbers, cells, numbers.GetString);
                break;
            case Decimal128Array numbers:
                Decimals(numbers, cells);
                break;
            case Decimal256Array numbers:
                Written(numbers, cells, numbers.GetString);
                break;
            case Date32Array days:
                Each(days, cells, row => cells.Add(days.GetDateOnly(row)!.Value, "O"));
                break;
            case Date64Array days:
                Each(days, cells, row => cells.Add(days.GetDateOnly(row)!.Value, "O"));
                break;
            case TimestampArray times:
                Times(times, cells);
                break;
            case NullArray nothing:
                for (var row = 0; row < nothing.Length; row++)
                {
                    cells.AddEmpty();
                }
                break;
            default:
                throw new InvalidDataException($"no cell for {array.GetType().Name}");
        }
    }

    /// <summary>Numbers that only Arrow itself can write.</summary>
    private static void Written(
        Apache.Arrow.Array array,
        CellTexts cells,
        Func<int, string?> text
    ) => Each(array, cells, row => cells.Add(Encoding.UTF8.GetBytes(text(row)!)));

    private static void Each(Apache.Arrow.Array array, CellTexts cells, Action<int> add)
    {
        for (var row = 0; row < array.Length; row++)
        {
            if (array.IsNull(row))
            {
                cells.AddEmpty();
            }
            else
            {
                add(row);
            }
        }
    }

    /// <summary>Each distinct value becomes text once, for all batches that have the same values.</summary>
    private static void Dictionary(
        DictionaryArray array,
        CellTexts cells,
        bool asFields,
        ref CellSet? last
    )
    {
        if (last?.IsOf(array.Dictionary) is not true)
        {
            var texts = new CellTexts();
            texts.Begin(array.Dictionary.Length);
            Plain(array.Dictionary, texts, asFields, ref last);
            last = new(texts, array.Dictionary);
        }
        var indices = (Int32Array)array.Indices;
        if (indices.NullCount == 0)
        {
            cells.Choose(last, indices.Values);
            return;
        }
        var places = indices.Values.ToArray();
        for (var row = 0; row < places.Length; row++)
        {
            if (indices.IsNull(row))
            {
                places[row] = -1;
            }
        }
        cells.Choose(last, places);
    }

    private static void Texts(StringArray array, CellTexts cells, bool asFields)
    {
        if (array.Length == 0)
        {
            return;
        }
        var ends = array.ValueOffsets;
        var texts = array.Values;
        var all = texts[ends[0]..ends[^1]];
        var hasNulls = array.NullCount > 0;
        var isPlain = Utf8.IsValid(all) && !(asFields && CellTexts.NeedsQuotes(all));
        for (var row = 0; row < array.Length; row++)
        {
            var text = hasNulls && array.IsNull(row) ? [] : texts[ends[row]..ends[row + 1]];
            if (isPlain)
            {
                cells.Add(text);
            }
            else
            {
                Text(text, cells, asFields);
            }
        }
    }

    private static void Text(ReadOnlySpan<byte> text, CellTexts cells, bool asFields)
    {
        // What is no UTF-8 shows as such, as it does when a text is decoded.
        var sound = Utf8.IsValid(text)
            ? text
            : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text));
        if (asFields)
        {
            cells.AddField(sound);
        }
        else
        {
            cells.Add(sound);
        }
    }

    private static void Numbers<T>(PrimitiveArray<T> array, CellTexts cells)
        where T : struct, INumber<T>
    {
        var numbers = array.Values;
        Span<byte> text = stackalloc byte[CellTexts.LongestValue];
        for (var row = 0; row < numbers.Length; row++)
        {
            if (array.IsNull(row))
            {
                cells.AddEmpty();
                continue;
            }
            numbers[row].TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
            // A cell has no exponent; a binary fraction is written with all its digits.
            if (
                text[..length].Contains((byte)'E')
                && decimal.TryParse(
                    text[..length],
                    NumberStyles.Float,
                    CultureInfo.InvariantCulture,
                    out var plain
                )
                && plain != 0
            )
            {
                cells.Add(plain);
            }
            else
            {
                cells.Add(text[..length]);
            }
        }
    }

    private static void Decimals(Decimal128Array array, CellTexts cells)
    {
        var scale = ((Decimal128Type)array.Data.DataType).Scale;
        var values = MemoryMarshal.Cast<byte, Int128>(array.ValueBuffer.Span)[array.Offset..];
        for (var row = 0; row < array.Length; row++)
        {
            if (array.IsNull(row))
            {
                cells.AddEmpty();
                continue;
            }
            var size = Int128.Abs(values[row]);
            if (scale is < 0 or > DecimalScale || size >> DecimalBits != 0)
            {
                cells.Add(Encoding.UTF8.GetBytes(array.GetString(row)!));
                continue;
            }
            cells.Add(
                new decimal(
                    (int)(uint)(size & uint.MaxValue),
                    (int)(uint)((size >> 32) & uint.MaxValue),
                    (int)(uint)((size >> 64) & uint.MaxValue),
                    Int128.IsNegative(values[row]),
                    (byte)scale
                )
            );
        }
    }

    private static void Times(TimestampArray array, CellTexts cells)
    {
        var type = (TimestampType)array.Data.DataType;
        var isUtc = !string.IsNullOrEmpty(type.Timezone);
        var counts = array.Values;
        for (var row = 0; row < counts.Length; row++)
        {
            if (array.IsNull(row))
            {
                cells.AddEmpty();
                continue;
            }
            var count = counts[row];
            var ticks = type.Unit switch
            {
                TimeUnit.Second => checked(count * TimeSpan.TicksPerSecond),
                TimeUnit.Millisecond => checked(count * TimeSpan.TicksPerMillisecond),
                TimeUnit.Microsecond => checked(count * TimeSpan.TicksPerMicrosecond),
                _ => count / TimeSpan.NanosecondsPerTick,
            };
            var moment = new DateTime(
                checked(DateTime.UnixEpoch.Ticks + ticks),
                isUtc ? DateTimeKind.Utc : DateTimeKind.Unspecified
            );
            // Programs that have no type for a day write midnight of no time zone.
            if (!isUtc && moment.TimeOfDay == TimeSpan.Zero)
            {
                cells.Add(DateOnly.FromDateTime(moment), "O");
            }
            else
            {
                cells.Add(moment, Time);
            }
        }
    }

    private static void Lists(
        ListArray lists,
        ParquetColumn column,
        CellTexts cells,
        ref CellSet? last
    )
    {
        var members = new CellTexts();
        members.Begin(lists.Values.Length);
        Plain(lists.Values, members, asFields: false, ref last);
        var ends = lists.ValueOffsets;
        for (var row = 0; row < lists.Length; row++)
        {
            if (lists.IsNull(row))
            {
                cells.AddEmpty();
                continue;
            }
            var texts = new string[ends[row + 1] - ends[row]];
            for (var place = 0; place < texts.Length; place++)
            {
                texts[place] = Encoding.UTF8.GetString(members[ends[row] + place]);
            }
            if (
                texts.FirstOrDefault(text =>
                    text.Trim().Length == 0 || text.Contains(';') || texts is ["[]"]
                ) is
                { } bad
            )
            {
                throw new ReplayException(
                    DiagnosticCodes.InputProblem,
                    $"a list of column `{column.Name}` has the member `{bad}`, which a cell cannot hold",
                    "a member is a text that is not blank and has no `;`"
                );
            }
            cells.AddField(
                Encoding.UTF8.GetBytes(texts.Length == 0 ? "[]" : string.Join(';', texts))
            );
        }
    }
}
