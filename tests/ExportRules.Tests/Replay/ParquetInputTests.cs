using System.Globalization;
using Apache.Arrow;
using Apache.Arrow.Types;
using ExportRules.Replay;
using ExportRules.Replay.Csv;
using ExportRules.Replay.Parquet;
using ExportRules.Replay.Running;
using ExportRules.Replay.Summarizing;
using ParquetSharp;
using ParquetSharp.Arrow;
using Encoding = System.Text.Encoding;

namespace ExportRules.Tests.Replay;

public sealed class ParquetInputTests : IDisposable
{
    private const int GroupRows = 2500;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Read_TextsOfAnyKind_AreFieldsThatCsvCanHold()
    {
        string?[] texts = ["plain", null, "", "a,b", "say \"no\"", "two\nlines", "\r", "東京㈱"];
        using (var file = new ParquetFileWriter(folder["a.parquet"], [new Column<string>("t,x")]))
        {
            using var group = file.AppendRowGroup();
            using var column = group.NextColumn().LogicalWriter<string?>();
            column.WriteBatch(texts);
            file.Close();
        }

        (await TextOf("a.parquet"))
            .Should()
            .Be(
                "\"t,x\"\nplain\n\n\n\"a,b\"\n\"say \"\"no\"\"\"\n\"two\nlines\"\n\"\r\"\n東京㈱\n"
            );
    }

    [Fact]
    public async Task Read_RepeatedTexts_FollowTheDictionaryOfEachRowGroup()
    {
        const int GroupRows = 20_000;
        var expected = new System.Text.StringBuilder("few,all\n");
        using (
            var file = new ParquetFileWriter(
                folder["a.parquet"],
                [new Column<string>("few"), new Column<string>("all")]
            )
        )
        {
            for (var number = 0; number < 3; number++)
            {
                var few = Enumerable
                    .Range(0, GroupRows)
                    .Select(row =>
                        row % 7 == 0 ? null
                        : number == 1 ? $"\"{row % 900}\", quoted"
                        : $"{number}-{row % 5}"
                    )
                    .ToArray();
                var all = Enumerable.Range(0, GroupRows).Select(row => $"{number}/{row}").ToArray();
                using var group = file.AppendRowGroup();
                using (var column = group.NextColumn().LogicalWriter<string?>())
                {
                    column.WriteBatch(few);
                }
                using (var column = group.NextColumn().LogicalWriter<string>())
                {
                    column.WriteBatch(all);
                }
                foreach (var (left, right) in few.Zip(all))
                {
                    var cell = left?.Replace("\"", "\"\"", StringComparison.Ordinal) ?? "";
                    cell = cell.Contains('"', StringComparison.Ordinal) ? $"\"{cell}\"" : cell;
                    expected.Append(CultureInfo.InvariantCulture, $"{cell},{right}\n");
                }
            }
            file.Close();
        }

        (await TextOf("a.parquet")).Should().Be(expected.ToString());
    }

    [Fact]
    public async Task Read_ValuesOfEachType_AreTheCellsThatSayTheSame()
    {
        WriteArrow(
            (
                "whole",
                new Int64Array.Builder().Append(-9_000_000_000).AppendNull().Append(0).Build()
            ),
            ("small", new UInt8Array.Builder().Append(255).AppendNull().Append(0).Build()),
            ("broken", new DoubleArray.Builder().Append(1e-7).Append(30.1).Append(1e20).Build()),
            ("single", new FloatArray.Builder().Append(0.1f).AppendNull().Append(-2.5f).Build()),
            ("truth", new BooleanArray.Builder().Append(true).AppendNull().Append(false).Build()),
            (
                "day",
                new Date32Array.Builder()
                    .Append(new DateOnly(2019, 7, 4))
                    .AppendNull()
                    .Append(new DateOnly(1969, 12, 31))
                    .Build()
            ),
            (
                "time",
                new TimestampArray.Builder(
                    new TimestampType(Apache.Arrow.Types.TimeUnit.Microsecond, "UTC")
                )
                    .Append(new DateTimeOffset(2019, 7, 4, 0, 0, 0, TimeSpan.Zero))
                    .AppendNull()
                    .Append(new DateTimeOffset(2019, 7, 4, 1, 2, 3, 500, TimeSpan.Zero))
                    .Build()
            ),
            (
                "local",
                new TimestampArray.Builder(
                    new TimestampType(Apache.Arrow.Types.TimeUnit.Millisecond, (string?)null)
                )
                    .Append(new DateTimeOffset(2019, 7, 4, 0, 0, 0, TimeSpan.Zero))
                    .AppendNull()
                    .Append(new DateTimeOffset(2019, 7, 4, 1, 2, 3, TimeSpan.Zero))
                    .Build()
            )
        );

        (await TextOf("arrow.parquet"))
            .Should()
            .Be(
                "whole,small,broken,single,truth,day,time,local\n"
                    + "-9000000000,255,0.0000001,0.1,true,2019-07-04,2019-07-04T00:00:00Z,2019-07-04\n"
                    + ",,30.1,,,,,\n"
                    + "0,0,100000000000000000000,-2.5,false,1969-12-31,2019-07-04T01:02:03.5Z,2019-07-04T01:02:03\n"
            );
    }

    [Theory]
    [InlineData(29, 4)]
    [InlineData(38, 0)]
    [InlineData(38, 10)]
    [InlineData(38, 33)]
    public async Task Read_Decimals_AreWrittenWithAllTheirDigits(int precision, int scale)
    {
        string[] digits = ["0", "1", "7", "1234", "12345678", "79228162514264337593543950335"];
        var more =
            precision > 29 ? digits.Append("99999999999999999999999999999999999999") : digits;
        var texts = more.Select(text => Point(text, scale))
            .SelectMany(text => new[] { text, text.Trim('0', '.').Length == 0 ? text : "-" + text })
            .ToArray();
        var numbers = new Decimal128Array.Builder(new Decimal128Type(precision, scale));
        foreach (var text in texts)
        {
            numbers.Append(text);
        }
        WriteArrow(("n", numbers.Build()));

        (await TextOf("arrow.parquet")).Should().Be($"n\n{string.Join('\n', texts)}\n");
    }

    [Fact]
    public async Task Read_ALargeText_IsOneCell()
    {
        var large = string.Concat(Enumerable.Repeat("0123456789\"\n", 200_000));
        using (var file = new ParquetFileWriter(folder["a.parquet"], [new Column<string>("t")]))
        {
            using var group = file.AppendRowGroup();
            using var column = group.NextColumn().LogicalWriter<string>();
            column.WriteBatch(["before", large, "after"]);
            file.Close();
        }

        (await TextOf("a.parquet"))
            .Should()
            .Be($"t\nbefore\n\"{large.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\nafter\n");
    }

    [Theory]
    [InlineData("b;c", "a", "b;c")]
    [InlineData("", "a", "")]
    [InlineData("[]", "[]")]
    public async Task Read_AMemberThatNoCellCanHold_IsRefusedAndNamed(
        string bad,
        params string[] members
    )
    {
        var lists = new ListArray.Builder(StringType.Default);
        lists.Append();
        ((StringArray.Builder)lists.ValueBuilder).AppendRange(members);
        WriteArrow(("item.entries", lists.Build()));

        var reading = () => TextOf("arrow.parquet");

        (await reading.Should().ThrowAsync<ReplayException>())
            .Which.Message.Should()
            .Contain("`item.entries`")
            .And.Contain($"`{bad}`")
            .And.NotContain("damaged");
    }

    [Fact]
    public async Task Dispose_BeforeTheEnd_LeavesTheFileFree()
    {
        using (var file = new ParquetFileWriter(folder["a.parquet"], [new Column<int>("n")]))
        {
            using var group = file.AppendRowGroup();
            using var column = group.NextColumn().LogicalWriter<int>();
            column.WriteBatch(Enumerable.Range(0, 500_000).ToArray());
            file.Close();
        }
        await using (var stream = Open("a.parquet"))
        {
            stream.Begin();
            await stream.ReadRowsAsync(TestContext.Current.CancellationToken);
        }

        using var again = new FileStream(
            folder["a.parquet"],
            FileMode.Open,
            FileAccess.ReadWrite,
            FileShare.None
        );
        again.Length.Should().BePositive();
    }

    /// <summary>Every kind of row, errors and empty ones among them: the same bytes, places and statistics as from CSV.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("march-2023-reversion")]
    public async Task Replay_OfRandomRows_IsThatOfTheCsvThatSaysTheSame(string? against)
    {
        var csv = WriteRandomRows(9000);

        var (expected, expectedBytes) = await RunAsync(
            new MemoryStream(Encoding.UTF8.GetBytes(csv)),
            Against
        );
        await using var input = Open("random.parquet");
        var (actual, bytes) = await RunAsync(input, Against);

        Encoding.UTF8.GetString(bytes).Should().Be(Encoding.UTF8.GetString(expectedBytes));
        Encoding
            .UTF8.GetString(actual.ToJson())
            .Should()
            .Be(Encoding.UTF8.GetString(expected.ToJson()));
        expected.Counts.SkippedEmpty.Should().Be(2);
        expected.Counts.Errors.Should().BePositive();

        ReplayJob Against(ReplayJob job) =>
            job with
            {
                Against = against is null ? null : ReplayText.Policy(against),
                Statistics = new SummaryBuilder(),
            };
    }

    /// <summary>Places within a batch, at its ends and in the last one: behind each, what is left is what a whole run writes there.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2499)]
    [InlineData(2500)]
    [InlineData(4096)]
    [InlineData(5000)]
    [InlineData(9001)]
    public async Task Resume_BehindAnyRow_WritesTheRest_AndUntilThereTheBeginning(int behind)
    {
        WriteRandomRows(9000);
        var position = await PositionBehindAsync(behind);

        await using var whole = Open("random.parquet");
        var (_, all) = await RunAsync(whole, job => job);
        await using var first = Open("random.parquet");
        var (_, beginning) = await RunAsync(first, job => job with { Until = position.Offset });
        await using var second = Open("random.parquet");
        var (_, rest) = await RunAsync(
            second,
            job => job with { Resume = new(position, beginning.Length, new()) }
        );

        Encoding.UTF8.GetString([.. beginning, .. rest]).Should().Be(Encoding.UTF8.GetString(all));
    }

    [Fact]
    public async Task Read_FromTheEndOfAnyBatch_HasTheBatchesBehindIt()
    {
        using (var file = new ParquetFileWriter(folder["two.parquet"], [new Column<string>("id")]))
        {
            for (var number = 0; number < 2; number++)
            {
                using var group = file.AppendRowGroup();
                using var column = group.NextColumn().LogicalWriter<string>();
                column.WriteBatch([
                    .. Enumerable.Range(0, 40_000).Select(row => $"{number}/{row}"),
                ]);
            }
            file.Close();
        }

        var all = await Ends(null);

        // Those of each row group, of which the last is not full.
        all.Should().HaveCountGreaterThan(4).And.Contain(end => end.Record == 40_001);
        foreach (var (place, index) in all.Select((place, index) => (place, index)))
        {
            (await Ends(place)).Should().Equal(all[(index + 1)..]);
        }

        async Task<List<InputPosition>> Ends(InputPosition? from)
        {
            await using var input = Open("two.parquet");
            input.Begin();
            if (from is { } start)
            {
                input.TryStartAt(start).Should().BeTrue();
            }
            var ends = new List<InputPosition>();
            while (await input.ReadRowsAsync(TestContext.Current.CancellationToken) is { } rows)
            {
                while (!rows.IsEmpty)
                {
                    using var piece = rows.Take(30_000);
                    ends.Add(piece.End);
                }
                rows.Dispose();
            }
            return ends;
        }
    }

    [Fact]
    public async Task Replay_OfALongTextThatAllRowsShare_DecidesAFewOfThemAtATime()
    {
        const int Rows = 400;
        var text = new string('x', 60_000);
        (string Name, Func<int, string> Value)[] columns =
        [
            ("id", row => $"L-{row}"),
            ("date", _ => "2021-05-03"),
            ("destination", _ => "KR"),
            ("endUser.name", _ => text),
        ];
        using (
            var file = new ParquetFileWriter(
                folder["long.parquet"],
                [.. columns.Select(column => new Column<string>(column.Name))]
            )
        )
        {
            using var group = file.AppendRowGroup();
            foreach (var (_, value) in columns)
            {
                using var column = group.NextColumn().LogicalWriter<string>();
                column.WriteBatch([.. Enumerable.Range(0, Rows).Select(value)]);
            }
            file.Close();
        }
        await using var input = Open("long.parquet");
        await using var output = new LargestWrite();

        var (summary, _) = await RunAsync(input, job => job with { Output = output });

        new FileInfo(folder["long.parquet"]).Length.Should().BeLessThan(text.Length * 2);
        summary.Counts.Written.Should().Be(Rows);
        output.Total.Should().BeGreaterThan((long)Rows * text.Length);
        output.Largest.Should().BeLessThan(5 << 20);
        // The long text is there once, and not once for each row.
        await using var again = Open("long.parquet");
        again.Begin();
        var rows = (await again.ReadRowsAsync(TestContext.Current.CancellationToken))!;
        rows.Columns[0].Values.Should().BeNull();
        rows.Columns[3].Values!.Texts.Count.Should().Be(1);
    }

    /// <summary>Forgets what is written, but for its size.</summary>
    private sealed class LargestWrite : MemoryStream
    {
        public int Largest { get; private set; }

        public long Total { get; private set; }

        public override ValueTask WriteAsync(
            ReadOnlyMemory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            Largest = Math.Max(Largest, buffer.Length);
            Total += buffer.Length;
            return ValueTask.CompletedTask;
        }
    }

    [Fact]
    public async Task SplitBySize_CutsBetweenRowGroups_AndTheOutputsAreThatOfTheWhole()
    {
        WriteRandomRows(9000);
        var path = folder["random.parquet"];
        var replayer = new Replayer(new ExportRulesEngine(BuiltInRuleSets.Japan));
        var token = TestContext.Current.CancellationToken;

        var parts = await replayer
            .SplitBySizeAsync(path, 1, cancellation: token)
            .ToListAsync(token);
        var fromSecond = await replayer
            .SplitBySizeAsync(path, 1, parts[1].Start, token)
            .ToListAsync(token);

        parts
            .Skip(1)
            .Select(part => part.Start.Record)
            .Should()
            .Equal(GroupRows + 1, (2 * GroupRows) + 1, (3 * GroupRows) + 1);
        fromSecond.Should().Equal(parts.Skip(1));
        var outputs = new List<byte>();
        foreach (var (index, part) in parts.Index())
        {
            await replayer.RunAsync(part, folder[$"{index}.csv"], token);
            outputs.AddRange(await File.ReadAllBytesAsync(folder[$"{index}.csv"], token));
        }
        await using var whole = Open("random.parquet");
        var (_, all) = await RunAsync(whole, job => job);
        Encoding.UTF8.GetString([.. outputs]).Should().Be(Encoding.UTF8.GetString(all));
    }

    private async Task<InputPosition> PositionBehindAsync(int count)
    {
        await using var input = Open("random.parquet");
        var (_, position) = input.Begin();
        while (await input.ReadRowsAsync(TestContext.Current.CancellationToken) is { } rows)
        {
            using var piece = rows.Take(long.MaxValue);
            for (var row = piece.First; row < piece.Last && position.Record <= count; row++)
            {
                position = rows.Next(position, row);
            }
            rows.Dispose();
        }
        return position;
    }

    private static async Task<(ReplaySummary Summary, byte[] Output)> RunAsync(
        Stream input,
        Func<ReplayJob, ReplayJob> change
    )
    {
        using var output = new MemoryStream();
        var job = new ReplayJob
        {
            InputName = "random",
            Input = input,
            Output = output,
            Policy = new(new ExportRulesEngine(BuiltInRuleSets.Japan), new()),
            Threads = 2,
        };
        var summary = await new ReplayRunner(change(job)).RunAsync(
            TestContext.Current.CancellationToken
        );
        return (summary, output.ToArray());
    }

    /// <summary>Random rows of the right width and two empty ones, as a Parquet file.</summary>
    /// <returns>The CSV that says the same.</returns>
    private string WriteRandomRows(int count)
    {
        var records = Records(Encoding.UTF8.GetString(RandomRows.Of(count, seed: 5)));
        var width = CsvLine.Split(records[0], ',').Count;
        records.RemoveAll(record => CsvLine.Split(record, ',').Count != width);
        records.Insert(100, new string(',', width - 1));
        records.Insert(4096, " " + new string(',', width - 1));
        var fields = records.ConvertAll(record => CsvLine.Split(record, ','));
        using var file = new ParquetFileWriter(
            folder["random.parquet"],
            [.. fields[0].Select(name => new Column<string>(name))]
        );
        foreach (var rows in fields.Skip(1).Chunk(GroupRows))
        {
            using var group = file.AppendRowGroup();
            for (var column = 0; column < width; column++)
            {
                using var writer = group.NextColumn().LogicalWriter<string?>();
                writer.WriteBatch([
                    .. rows.Select(row => row[column].Length == 0 ? null : row[column]),
                ]);
            }
        }
        file.Close();
        return string.Join('\n', records) + "\n";
    }

    private static List<string> Records(string text)
    {
        var records = new List<string>();
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            if (records.Count > 0 && records[^1].Count(sign => sign == '"') % 2 == 1)
            {
                records[^1] += "\n" + line;
            }
            else
            {
                records.Add(line);
            }
        }
        return records;
    }

    private static string Point(string digits, int scale)
    {
        var padded = digits.PadLeft(scale + 1, '0');
        return scale == 0 ? padded : $"{padded[..^scale]}.{padded[^scale..]}";
    }

    private void WriteArrow(params (string Name, IArrowArray Values)[] columns)
    {
        var schema = new Apache.Arrow.Schema(
            columns.Select(column => new Field(column.Name, column.Values.Data.DataType, true)),
            null
        );
        using var batch = new RecordBatch(
            schema,
            columns.Select(column => column.Values),
            columns[0].Values.Length
        );
        using var writer = new FileWriter(folder["arrow.parquet"], schema);
        writer.WriteRecordBatch(batch);
        writer.Close();
    }

    private ParquetInput Open(string name) => new(File.OpenRead(folder[name]), folder[name]);

    /// <summary>The CSV that says the same.</summary>
    private async Task<string> TextOf(string name)
    {
        await using var input = Open(name);
        var (header, position) = input.Begin();
        var text = new System.Text.StringBuilder(header).Append('\n');
        while (await input.ReadRowsAsync(TestContext.Current.CancellationToken) is { } rows)
        {
            while (!rows.IsEmpty)
            {
                using var piece = rows.Take(100);
                piece.Start.Should().Be(position);
                for (var row = piece.First; row < piece.Last; row++)
                {
                    var cells = new List<string>();
                    foreach (var column in rows.Columns)
                    {
                        cells.Add(Encoding.UTF8.GetString(column[row]));
                    }
                    text.AppendJoin(',', cells).Append('\n');
                    position = rows.Next(position, row);
                }
                piece.End.Should().Be(position);
            }
            rows.End.Should().Be(position);
            rows.Dispose();
        }
        position.Offset.Should().Be(Encoding.UTF8.GetByteCount(text.ToString()));
        return text.ToString();
    }
}
