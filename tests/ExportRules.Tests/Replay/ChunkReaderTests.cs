using System.Text;
using ExportRules.Replay.Csv;
using ExportRules.Replay.JsonLines;

namespace ExportRules.Tests.Replay;

/// <summary>Where chunks end depends on where they begin alone: what is written in frames by chunks is the same after a resume.</summary>
public sealed class ChunkReaderTests
{
    private readonly Random random = new(20190704);

    [Fact]
    public async Task ReadCsv_FromTheEndOfAnyChunk_HasTheChunksBehindIt()
    {
        var text = Text("a,b\n", longest: 300_000, lines: 300);

        var all = await ChunkEnds.ShouldNotDependOnTheStartAsync<CsvChunk>(
            async from =>
            {
                var reader = new CsvChunkReader(new MemoryStream(text), new CsvScanner((byte)','));
                await reader.ReadHeaderAsync(Cancellation);
                if (from is { } start)
                {
                    await reader.SkipToAsync(start, Cancellation);
                }
                return () => reader.ReadAsync(Cancellation);
            },
            chunk => chunk.End
        );

        all.Should().HaveCountGreaterThan(5);
        all[^1].Offset.Should().Be(text.Length);
    }

    [Fact]
    public async Task ReadLines_FromTheEndOfAnyChunk_HasTheChunksBehindIt()
    {
        var text = Text("", longest: 3_000_000, lines: 80);

        var all = await ChunkEnds.ShouldNotDependOnTheStartAsync<LineChunk>(
            async from =>
            {
                var reader = new LineChunkReader(new MemoryStream(text), fill: true);
                if (from is { } start)
                {
                    await reader.SkipToAsync(start, Cancellation);
                }
                return () => reader.ReadAsync(Cancellation);
            },
            chunk => chunk.End
        );

        all.Should().HaveCountGreaterThan(5);
        all[^1].Offset.Should().Be(text.Length);
    }

    private byte[] Text(string header, int longest, int lines)
    {
        var text = new StringBuilder(header);
        for (var line = 0; line < lines; line++)
        {
            // Most are short, some longer than a chunk.
            var length = random.Next(4) > 0 ? random.Next(100) : random.Next(longest);
            text.Append('x', length).Append(",y\n");
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
