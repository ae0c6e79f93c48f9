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

    /// <summary>How much text is decided in one piece: a few bytes may stand for much of it.</summary>
    private const int PieceBytes = 1 << 22;

    private ReplayTable? table;
    private ParquetRows? rows;

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
        // Rows before the place where the reading began are left out.
        while (rows is null || rows.IsEmpty)
        {
            rows?.Dispose();
            rows = await input.ReadRowsAsync(cancellation);
            if (rows is null || rows.Start.Offset >= job.Until)
            {
                return null;
            }
            if (rows.End.Offset > job.Until)
            {
                rows.EndAt(job.Until.Value);
            }
        }
        return new Work(table!.Processor, rows.Take(PieceBytes));
    }

    public RowExample? Example(IReadOnlyList<string> source, RowPlace place) =>
        table!.Processor.Example([.. source], place);

    private sealed class Work(TableProcessor table, ParquetPiece piece) : IReplayWork
    {
        public InputPosition End => piece.End;

        public void Dispose() => piece.Dispose();

        public ChunkResult Process()
        {
            var (rows, first, last, start, end) = piece;
            var size = end.Offset - start.Offset;
            var result = table.Begin((int)Math.Min(size * 2, Array.MaxLength), end);
            var text = ArrayPool<char>.Shared.Rent(UsualCell);
            var columns = rows.Columns;
            var projectors = table.Projection is { } projection ? projection.Projectors : [];
            var codes = new uint[projectors.Length][];
            for (var fact = 0; fact < codes.Length; fact++)
            {
                codes[fact] = ArrayPool<uint>.Shared.Rent(last - first);
                columns[projectors[fact].Index]
                    .Project(projectors[fact], first, codes[fact].AsSpan(0, last - first), text);
            }
            Span<uint> own = stackalloc uint[codes.Length];
            var (_, line, record) = start;
            for (var row = first; row < last; row++)
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
                        new ParquetRow(columns, row, codes, row - first, text),
                        own
                    );
                }
                line += rows.Lines(row);
                record++;
            }
            Array.ForEach(codes, room => ArrayPool<uint>.Shared.Return(room));
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
