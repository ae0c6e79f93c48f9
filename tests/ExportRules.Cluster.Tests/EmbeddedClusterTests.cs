using System.Globalization;
using System.Text;
using ExportRules.Replay.Generating;
using ExportRules.Tests.Replay;

namespace ExportRules.Cluster.Tests;

/// <summary>The same command with and without a cluster in its process.</summary>
public sealed class EmbeddedClusterTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("in.csv", "2019-04-12")]
    [InlineData("in.jsonl", "2019-04-12")]
    [InlineData("in.csv", "rules")]
    public async Task Replay_WithASummary_WritesWhatOneMachineWrites(string input, string against)
    {
        await InputAsync();
        var other = OtherRules.Write(folder, text => text.Replace("is: \"KR\"", "is: \"TW\""));

        var plain = await ReplayAsync("plain", input, against == "rules" ? other : against);
        var cluster = await ReplayAsync(
            "cluster",
            input,
            against == "rules" ? other : against,
            "--cluster",
            "embedded",
            "--partition-size",
            "1"
        );

        cluster.Should().Contain(plain[plain.IndexOf("rows read", StringComparison.Ordinal)..]);
        Warnings(cluster).Should().Equal(Warnings(plain));
        foreach (var name in new[] { input, "summary.json", "report.html", "errors.csv" })
        {
            (await File.ReadAllBytesAsync(folder[$"cluster-{name}"], Token))
                .Should()
                .Equal(await File.ReadAllBytesAsync(folder[$"plain-{name}"], Token), name);
        }
        (await File.ReadAllTextAsync(folder["cluster-summary.json"], Token))
            .Should()
            .Contain("\"because\": \"with")
            .And.Contain("\"currency\": \"JPY\"");
        (await File.ReadAllTextAsync(folder["cluster-report.html"], Token))
            .Should()
            .Contain("The changes explained")
            .And.Contain("class=\"answers\"");
        (await File.ReadAllLinesAsync(folder["cluster-errors.csv"], Token))
            .Should()
            .HaveCountGreaterThan(3);
    }

    /// <summary>Rows that differ from each other in what a summary counts, and some that are errors in several partitions.</summary>
    private async Task InputAsync()
    {
        using var rows = new MemoryStream();
        await new SyntheticTransactions(12_000, 5).WriteAsync(rows, Token);
        var lines = Encoding.UTF8.GetString(rows.ToArray()).TrimEnd().Split('\n');
        var names = lines[0].Split(',');
        foreach (var bad in new[] { 7_500, 9_500, 11_500 })
        {
            lines[bad] = lines[bad].Replace(",goods,", ",godos,");
        }
        lines[9_501] = "X,2019-07-05,Koera";
        await File.WriteAllLinesAsync(folder["in.csv"], lines, Token);
        await File.WriteAllLinesAsync(
            folder["in.jsonl"],
            lines.Skip(5_001).Select(line => Json(names, line.Split(','))),
            Token
        );
    }

    private static IEnumerable<string> Warnings(string said) =>
        said.Split('\n').Where(line => line.Contains(": warning "));

    private static string Json(string[] names, string[] cells) =>
        "{"
        + string.Join(
            ',',
            names
                .Zip(cells)
                .Where(pair => pair.Second.Length > 0 && pair.First != "quantity_kg")
                .Select(pair =>
                    decimal.TryParse(pair.Second, CultureInfo.InvariantCulture, out _)
                    || pair.Second is "true" or "false"
                        ? $"\"{pair.First}\":{pair.Second}"
                        : $"\"{pair.First}\":\"{pair.Second}\""
                )
        )
        + "}";

    private async Task<string> ReplayAsync(
        string name,
        string input,
        string against,
        params string[] cluster
    )
    {
        var (code, said) = await RunAsync([
            folder[input],
            "-o",
            folder[$"{name}-{input}"],
            "--against",
            against,
            "--summary",
            folder[$"{name}-summary.json"],
            "--report",
            folder[$"{name}-report.html"],
            "--errors",
            folder[$"{name}-errors.csv"],
            .. cluster,
        ]);
        code.Should().Be(1, "rows are errors:\n" + said);
        return said;
    }

    private static async Task<(int Code, string Said)> RunAsync(IEnumerable<string> args)
    {
        using var process = CliProcess.Start("", args.Prepend("replay"));
        return (await process.EndAsync(), process.Said);
    }
}
