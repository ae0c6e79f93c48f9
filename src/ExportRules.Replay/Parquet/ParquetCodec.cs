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

    public IReadOnlyList<Diagnostic> Warnings => table?.Warnings ?? [];

    public ValueTask<byte[]> BeginAsync(CancellationToken cancellation)
    {
        var (header, _) = input.Begin();
        table = ReplayTable.Of(job, header, ParquetInput.Delimiter);
        return new(table.Header);
    }

    /// <summary>Whether an input may be cut there: at the end of a row group, with which another reader can begin.</summary>
    public bool EndsGroup(InputPosition position) => input.EndsGroup(position);

    public ValueTask SkipToAsync(InputPosition position, CancellationToken cancellation) =>
        input.TryStartAt(position) ? ValueTask.CompletedTask : throw ReplayException.EndsTooEarly();

    public async ValueTask<IReplayWork?> ReadAsync(CancellationToken cancellation)
    {
        ParquetRows? rows;
        // Rows before the place where the reading began are left out.
        while (
            (rows = await input.ReadRowsAsync(cancellation)) is { } none && none.First == none.Last
        )
        {
            none.Dispose();
        }
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
