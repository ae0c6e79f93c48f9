using System.Buffers;
using ExportRules.Replay.Csv;
using ExportRules.Replay.Deciding;
using ExportRules.Replay.Projection;
using ExportRules.Replay.Running;
using ExportRules.Replay.Summarizing;

namespace ExportRules.Replay.Parquet;

/// <summary>Parquet in: the table that its CSV would be, without the way through its text.</summary>
internal sealed class ParquetCodec(ReplayJob job, ParquetInput input) : IReplayCodec
{
    /// <summary>Most cells are shorter.</summary>
    private const int UsualCell = 1 << 10;

    /// <summary>A row of nothing else is empty.</summary>
    private static readonly SearchValues<byte> Blank = SearchValues.Create([
        (byte)ParquetInput.Delimiter,
        .. " \"\t"u8,
    ]);

    private ReplayTable? table;
    private InputPosition first;
    private ParquetRows? rest;

    public IReadOnlyList<Diagnostic> Warnings => table?.Warnings ?? [];

    public ValueTask<byte[]> BeginAsync(CancellationToken cancellation)
    {
        (var header, first) = input.Begin();
        table = ReplayTable.Of(job, header, ParquetInput.Delimiter);
        return new(table.Header);
    }

    public async ValueTask SkipToAsync(InputPosition position, CancellationToken cancellation)
    {
        if (position.Offset <= first.Offset)
        {
            return;
        }
        while (await input.ReadRowsAsync(cancellation) is { } rows)
        {
            if (rows.End.Offset > position.Offset)
            {
                rows.BeginAt(position.Offset);
                rest = rows;
                return;
            }
            var isThere = rows.End.Offset == position.Offset;
            rows.Dispose();
            if (isThere)
            {
                return;
            }
        }
        throw new ReplayException(
            DiagnosticCodes.ResumeMismatch,
            "the input ends before the place that the earlier run had reached"
        );
    }

    public async ValueTask<IReplayWork?> ReadAsync(CancellationToken cancellation)
    {
        var rows = rest ?? await input.ReadRowsAsync(cancellation);
        rest = null;
        if (rows is null)
        {
            return null;
        }
        if (job.Until is { } until && rows.End.Offset > until)
        {
            rows.EndAt(until);
        }
        if (rows.First == rows.Last)
        {
            rows.Dispose();
            return null;
        }
        return new Work(table!.Processor, rows);
    }

    public RowExample? Example(IReadOnlyList<string> source, RowPlace place) =>
        table!.Processor.Example([.. source], place);

    private sealed class Work(TableProcessor table, ParquetRows rows) : IReplayWork
    {
        public InputPosition End => rows.End;

        public void Dispose() => rows.Dispose();

        public ChunkResult Process()
        {
            var size = rows.End.Offset - rows.Start.Offset;
            var result = table.Begin((int)Math.Min(size * 2, Array.MaxLength), rows.End);
            var text = ArrayPool<char>.Shared.Rent(UsualCell);
            var columns = rows.Columns;
            var projectors = table.Projection is { } projection ? projection.Projectors : [];
            var codes = new uint[projectors.Length][];
            for (var place = 0; place < codes.Length; place++)
            {
                codes[place] = ArrayPool<uint>.Shared.Rent(rows.Last);
                columns[projectors[place].Index]
                    .Project(projectors[place], codes[place].AsSpan(0, rows.Last), text);
            }
            Span<uint> own = stackalloc uint[codes.Length];
            var (_, line, record) = rows.Start;
            for (var row = rows.First; row < rows.Last; row++)
            {
                result.Tally.Read++;
                if (IsBlank(columns, row))
                {
                    result.Tally.SkippedEmpty++;
                }
                else
                {
                    table.Decide(
                        result,
                        new RowPlace(line, record),
                        new ParquetRow(columns, row, codes, text),
                        own
                    );
                }
                line += rows.Lines(row);
                record++;
            }
            Array.ForEach(codes, place => ArrayPool<uint>.Shared.Return(place));
            ArrayPool<char>.Shared.Return(text);
            return result;
        }

        private static bool IsBlank(ReadOnlySpan<CellTexts> columns, int row)
        {
            foreach (var column in columns)
            {
                if (column[row].IndexOfAnyExcept(Blank) >= 0)
                {
                    return false;
                }
            }
            return true;
        }
    }
}
