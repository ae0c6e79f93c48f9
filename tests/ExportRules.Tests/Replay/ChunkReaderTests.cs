using System.Text;
using ExportRules.Replay;
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

        var all = await Ends(text, from: null);

        all.Should().HaveCountGreaterThan(5);
        all[^1].Offset.Should().Be(text.Length);
        foreach (var (place, index) in all.Select((place, index) => (place, index)))
        {
            (await Ends(text, place)).Should().Equal(all[(index + 1)..]);
        }

        async Task<List<InputPosition>> Ends(byte[] bytes, InputPosition? from)
        {
            var reader = new CsvChunkReader(new MemoryStream(bytes), new CsvScanner((byte)','));
            await reader.ReadHeaderAsync(Cancellation);
            if (from is { } start)
            {
                await reader.SkipToAsync(start, Cancellation);
            }
            var ends = new List<InputPosition>();
            while (await reader.ReadAsync(Cancellation) is { } chunk)
            {
                ends.Add(chunk.End);
                chunk.Dispose();
            }
            return ends;
        }
    }

    [Fact]
    public async Task ReadLines_FromTheEndOfAnyChunk_HasTheChunksBehindIt()
    {
        var text = Text("", longest: 3_000_000, lines: 80);

        var all = await Ends(text, from: null);

        all.Should().HaveCountGreaterThan(5);
        all[^1].Offset.Should().Be(text.Length);
        foreach (var (place, index) in all.Select((place, index) => (place, index)))
        {
            (await Ends(text, place)).Should().Equal(all[(index + 1)..]);
        }

        async Task<List<InputPosition>> Ends(byte[] bytes, InputPosition? from)
        {
            var reader = new LineChunkReader(new MemoryStream(bytes), fill: true);
            if (from is { } start)
            {
                await reader.SkipToAsync(start, Cancellation);
            }
            var ends = new List<InputPosition>();
            while (await reader.ReadAsync(Cancellation) is { } chunk)
            {
                ends.Add(chunk.End);
                chunk.Dispose();
            }
            return ends;
        }
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
