using System.Globalization;
using System.Text;
using ExportRules.Replay;
using ExportRules.Replay.Csv;
using ExportRules.Replay.Deciding;
using ExportRules.Replay.Running;

namespace ExportRules.Tests.Replay;

/// <summary>Runs a replay on text and reads its output back.</summary>
internal sealed record ReplayText(string Output, ReplaySummary Summary)
{
    /// <summary>What a plain transaction says about its parties and uses, so that the answer is determined.</summary>
    public const string PlainHeader =
        "item.kind,endUser.developsWmd,endUser.developsArms,endUse.wmd,endUse.conventionalArms,notice.inform";

    public const string Plain = "goods,false,false,none,none,none";

    private static readonly ExportRulesEngine Engine = new(BuiltInRuleSets.Japan);

    public IReadOnlyList<IReadOnlyDictionary<string, string>> Rows => Parse(Output);

    public static Task<ReplayText> Of(
        string csv,
        ReplayFormat? format = null,
        Func<ReplayJob, ReplayJob>? change = null
    ) => Of(Encoding.UTF8.GetBytes(csv), format, change);

    public static async Task<ReplayText> Of(
        byte[] csv,
        ReplayFormat? format = null,
        Func<ReplayJob, ReplayJob>? change = null
    )
    {
        using var input = new MemoryStream(csv);
        using var output = new MemoryStream();
        var job = new ReplayJob
        {
            InputName = "test",
            Input = input,
            Output = output,
            Policy = new(Engine, new()),
            Format = format ?? new(),
        };
        var summary = await new ReplayRunner(change?.Invoke(job) ?? job).RunAsync(
            TestContext.Current.CancellationToken
        );
        return new(Encoding.UTF8.GetString(output.ToArray()), summary);
    }

    /// <summary>One version for all rows.</summary>
    public static ReplayPolicy Policy(string name) =>
        new(Engine, new() { PolicyDate = BuiltInRuleSets.Japan.Find(name)!.From });

    /// <summary>A file of plain transactions with these columns before them.</summary>
    public static string Csv(string header, params string[] rows) =>
        string.Join('\n', rows.Select(row => $"{row},{Plain}").Prepend($"{header},{PlainHeader}"))
        + "\n";

    private static List<IReadOnlyDictionary<string, string>> Parse(string text)
    {
        var records = new List<string>();
        var start = 0;
        var isQuoted = false;
        for (var index = 0; index < text.Length; index++)
        {
            isQuoted ^= text[index] == '"';
            if (text[index] == '\n' && !isQuoted)
            {
                records.Add(text[start..index]);
                start = index + 1;
            }
        }
        var header = CsvLine.Split(records[0], ',');
        return
        [
            .. records
                .Skip(1)
                .Select(record =>
                {
                    var fields = CsvLine.Split(record, ',');
                    fields
                        .Count.Should()
                        .Be(header.Count, "every row of the output has every column: {0}", record);
                    return (IReadOnlyDictionary<string, string>)
                        header
                            .Select((name, index) => (name, value: fields[index]))
                            .ToDictionary(pair => pair.name, pair => pair.value);
                }),
        ];
    }

    public string Column(string name) =>
        string.Join(' ', Rows.Select(row => row[name].Length == 0 ? "-" : row[name]));

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Summary.Counts}\n{Output}");
}
