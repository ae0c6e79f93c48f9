using ExportRules.Replay;

namespace ExportRules.Tests.Replay;

/// <summary>Where a reader's chunks end.</summary>
internal static class ChunkEnds
{
    /// <summary>Reads from the beginning, and again from the end of each chunk: what comes behind it must end where it did.</summary>
    /// <param name="open">A reader's next chunk, from a place or, for null, from the beginning.</param>
    /// <param name="end">Where a chunk ends.</param>
    /// <returns>The ends of all chunks.</returns>
    public static async Task<List<InputPosition>> ShouldNotDependOnTheStartAsync<T>(
        Func<InputPosition?, Task<Func<ValueTask<T?>>>> open,
        Func<T, InputPosition> end
    )
        where T : class, IDisposable
    {
        var all = await Ends(null);
        foreach (var (index, place) in all.Index())
        {
            (await Ends(place)).Should().Equal(all[(index + 1)..]);
        }
        return all;

        async Task<List<InputPosition>> Ends(InputPosition? from)
        {
            var next = await open(from);
            var ends = new List<InputPosition>();
            while (await next() is { } chunk)
            {
                ends.Add(end(chunk));
                chunk.Dispose();
            }
            return ends;
        }
    }
}
