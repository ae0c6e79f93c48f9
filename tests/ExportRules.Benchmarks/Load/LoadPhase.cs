using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;

namespace ExportRules.Benchmarks.Load;

/// <summary>One kind of request, sent again and again by several clients, each waiting for its answer.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Path">Where it goes.</param>
/// <param name="Bodies">What is sent, in turn.</param>
/// <param name="Decisions">Decisions in one answer.</param>
/// <param name="Clients">How many ask at once.</param>
internal sealed record LoadPhase(
    string Name,
    string Path,
    IReadOnlyList<byte[]> Bodies,
    int Decisions,
    int Clients
)
{
    public async Task<LoadResult> RunAsync(DeskProcess desk, TimeSpan time)
    {
        var lengths = new ConcurrentDictionary<int, long>();
        var latencies = new ConcurrentQueue<double[]>();
        var processor = desk.ProcessorTime();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(ClientAsync));
        var elapsed = clock.Elapsed;
        processor = desk.ProcessorTime() - processor;
        var all = latencies.SelectMany(one => one).Order().ToArray();
        return new(
            Name,
            all.Length * Decisions / elapsed.TotalSeconds,
            all.Length / elapsed.TotalSeconds,
            all[all.Length / 2],
            all[(int)(all.Length * 0.99)],
            processor.TotalMicroseconds / (all.Length * Decisions)
        );

        async Task ClientAsync(int client)
        {
            var mine = new List<double>();
            for (var turn = client; clock.Elapsed < time; turn++)
            {
                var body = turn % Bodies.Count;
                var start = Stopwatch.GetTimestamp();
                var length = await AskAsync(desk.Http, Bodies[body]);
                mine.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                // What is only decided is the same to the byte each time; what is kept has a number besides.
                var first = lengths.GetOrAdd(body, length);
                if (Math.Abs(length - first) > 16L * Decisions)
                {
                    throw new InvalidOperationException(
                        $"{Name}: an answer of {length} bytes, where the first had {first}"
                    );
                }
            }
            latencies.Enqueue([.. mine]);
        }
    }

    private async Task<long> AskAsync(HttpClient http, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = content };
        using var response = await http.SendAsync(
            request,
            HttpCompletionOption.ResponseHeadersRead
        );
        response.EnsureSuccessStatusCode();
        await using var answer = await response.Content.ReadAsStreamAsync();
        var buffer = new byte[1 << 16];
        var length = 0L;
        while (await answer.ReadAsync(buffer) is var read and > 0)
        {
            length += read;
        }
        return length;
    }
}

/// <summary>What a phase reached.</summary>
/// <param name="Name">The phase.</param>
/// <param name="DecisionsPerSecond">Decisions with their trace.</param>
/// <param name="RequestsPerSecond">Requests.</param>
/// <param name="Median">Milliseconds from asking to the last byte, half of all requests.</param>
/// <param name="Slowest">The same for 99 of 100.</param>
/// <param name="Processor">Microseconds of processor time of the desk for a decision.</param>
internal sealed record LoadResult(
    string Name,
    double DecisionsPerSecond,
    double RequestsPerSecond,
    double Median,
    double Slowest,
    double Processor
)
{
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {Name, -28} | {DecisionsPerSecond, 10:N0} | {RequestsPerSecond, 9:N0} | {Median, 7:F1} | {Slowest, 7:F1} | {Processor, 6:N0} |"
        );
}
