using Apache.Arrow;
using Apache.Arrow.Types;
using ExportRules.Tests.Cli;
using ParquetSharp;
using ParquetSharp.Arrow;

namespace ExportRules.Tests.Replay;

public sealed class ParquetReplayTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Replay_ToParquetAndFromIt_HasTheRowsOfCsv()
    {
        await CliRun.Of("replay", "generate", "--rows", "3000", "-o", folder["in.csv"]);
        // Quotes, line ends and an error row travel, too.
        await File.AppendAllTextAsync(
            folder["in.csv"],
            "\"a \"\"b\"\"\n,c\",2019-07-05,Koera,goods,,,,,,,,=1+1,,,,,,\n",
            TestContext.Current.CancellationToken
        );

        var csv = await CliRun.Of("replay", folder["in.csv"], "-o", folder["a.csv"]);
        var parquet = await CliRun.Of("replay", folder["in.csv"], "-o", folder["a.parquet"]);
        await CliRun.Of("replay", folder["a.parquet"], "-o", folder["again.csv"]);

        Digest(parquet).Should().Be(Digest(csv), "the digest is that of the rows, in any form");
        var expected = await File.ReadAllTextAsync(folder["a.csv"], Cancellation);
        var again = await File.ReadAllTextAsync(folder["again.csv"], Cancellation);
        // Rows of Parquet have no lines of their own: only the place of an error differs.
        Places(again).Should().Be(Places(expected));
    }

    [Fact]
    public async Task Replay_TypedColumns_AreReadAsTheirCellsAndKeepTheirTypes()
    {
        WriteTyped("typed.parquet", new DateTime(2019, 7, 5));

        var run = await CliRun.Of(
            "replay",
            folder["typed.parquet"],
            "-o",
            folder["out.parquet"],
            "--summary",
            folder["summary.json"]
        );

        run.Error.Should().MatchRegex(@"\nlicense required +2\n");
        using var file = new ParquetFileReader(folder["out.parquet"]);
        var types = Enumerable
            .Range(0, file.FileMetaData.NumColumns)
            .ToDictionary(
                place => file.FileMetaData.Schema.Column(place).Name,
                place => file.FileMetaData.Schema.Column(place).LogicalType.Type
            );
        types["date"].Should().Be(LogicalTypeEnum.Timestamp);
        types["item.value"].Should().Be(LogicalTypeEnum.Decimal);
        Values<double?>("item.attributes.concentration").Should().Equal(49.5, 30.1);
        Values<decimal?>("item.value").Should().Equal(1234.5678m, null);
        Values<int?>("quantity").Should().Equal(7, int.MaxValue);
        Values<bool?>("endUser.developsWmd").Should().Equal(false, false);
        Values<string>("decision.license").Should().Equal("individual", "individual");
        Values<string>("decision.error").Should().Equal(null, null);

        T[] Values<T>(string name)
        {
            using var group = file.RowGroup(0);
            using var column = group.Column(types.Keys.ToList().IndexOf(name));
            using var values = column.LogicalReader<T>();
            return values.ReadAll(2);
        }
    }

    [Fact]
    public async Task Replay_NestedStructs_AreColumnsWithPoints()
    {
        Field[] members =
        [
            new("kind", StringType.Default, nullable: true),
            new("material", StringType.Default, nullable: true),
            new("entries", new ListType(StringType.Default), nullable: true),
        ];
        var item = new StructType(members);
        var schema = new Apache.Arrow.Schema(
            [
                new("date", Date32Type.Default, nullable: true),
                new("destination", StringType.Default, nullable: true),
                new("item", item, nullable: true),
            ],
            null
        );
        var entries = new ListArray.Builder(StringType.Default);
        entries.Append();
        using var batch = new RecordBatch(
            schema,
            [
                new Date32Array.Builder().Append(new DateOnly(2019, 7, 5)).Build(),
                new StringArray.Builder().Append("KR").Build(),
                new StructArray(
                    item,
                    1,
                    [
                        new StringArray.Builder().Append("goods").Build(),
                        new StringArray.Builder().Append("resist").Build(),
                        entries.Build(),
                    ],
                    ArrowBuffer.Empty
                ),
            ],
            1
        );
        using (var writer = new FileWriter(folder["nested.parquet"], schema))
        {
            writer.WriteRecordBatch(batch);
            writer.Close();
        }

        var run = await CliRun.Of(
            "replay",
            folder["nested.parquet"],
            "-o",
            folder["out.csv"],
            "--columns",
            "item.material,item.kind,item.entries,decision.policy"
        );

        run.Error.Should().NotContain("error ER");
        (await File.ReadAllTextAsync(folder["out.csv"], Cancellation))
            .Should()
            .Be(
                "item.material,item.kind,item.entries,decision.policy\nresist,goods,[],2019-07-04\n"
            );
    }

    [Fact]
    public async Task Replay_CutParquet_SaysSoAndLeavesNoOutput()
    {
        WriteTyped("typed.parquet", new DateTime(2019, 7, 5));
        var bytes = await File.ReadAllBytesAsync(folder["typed.parquet"], Cancellation);
        await File.WriteAllBytesAsync(
            folder["cut.parquet"],
            bytes[..(bytes.Length / 2)],
            Cancellation
        );
        await File.WriteAllTextAsync(folder["text.parquet"], "date,destination\n", Cancellation);

        foreach (var name in new[] { "cut.parquet", "text.parquet" })
        {
            var run = await CliRun.Of("replay", folder[name], "-o", folder["out.csv"]);

            run.ExitCode.Should().Be(1);
            run.Error.Should()
                .Contain("ER0613")
                .And.Contain("cannot be read")
                .And.NotContain("ExceptionE");
            File.Exists(folder["out.csv"]).Should().BeFalse();
        }
    }

    [Fact]
    public async Task Replay_DamagedParquet_EndsInAnAnswerOrAClearError()
    {
        await CliRun.Of("replay", "generate", "--rows", "200", "-o", folder["in.csv"]);
        await CliRun.Of("replay", folder["in.csv"], "-o", folder["sound.parquet"]);
        var sound = await File.ReadAllBytesAsync(folder["sound.parquet"], Cancellation);
        var random = new Random(20191104);
        for (var round = 0; round < 60; round++)
        {
            var bytes = sound.ToArray();
            for (var hit = random.Next(1, 20); hit > 0; hit--)
            {
                // The end, where the schema is, is hit more often than the rest.
                var place =
                    random.Next(2) == 0
                        ? random.Next(bytes.Length)
                        : bytes.Length - 1 - random.Next(Math.Min(bytes.Length, 2000));
                bytes[place] = (byte)random.Next(256);
            }
            await File.WriteAllBytesAsync(folder["damaged.parquet"], bytes, Cancellation);

            var run = await CliRun
                .Of("replay", folder["damaged.parquet"], "-o", folder["out.csv"])
                .WaitAsync(TimeSpan.FromSeconds(30), Cancellation);

            run.ExitCode.Should().BeOneOf([0, 1, 3], "round {0}: {1}", round, run.Error);
            run.Error.Should().NotContain("   at ", "round {0}", round);
        }
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Digest(CliRun run) =>
        run
            .Error.Split('\n')
            .Last(line => line.StartsWith("output digest", StringComparison.Ordinal));

    private static string Places(string csv) =>
        System.Text.RegularExpressions.Regex.Replace(csv, @"line \d+", "line N");

    private void WriteTyped(string name, DateTime day)
    {
        ParquetSharp.Column[] columns =
        [
            new Column<DateTime?>(
                "date",
                LogicalType.Timestamp(false, ParquetSharp.TimeUnit.Micros)
            ),
            new Column<string>("destination"),
            new Column<string>("item.kind"),
            new Column<string>("item.material"),
            new Column<double?>("item.attributes.concentration"),
            new Column<decimal?>("item.value", LogicalType.Decimal(29, 4)),
            new Column<string>("item.currency"),
            new Column<int?>("quantity"),
            new Column<bool?>("endUser.developsWmd"),
            new Column<bool?>("endUser.developsArms"),
            new Column<string>("endUse.wmd"),
            new Column<string>("endUse.conventionalArms"),
            new Column<string>("notice.inform"),
        ];
        using var file = new ParquetFileWriter(folder[name], columns);
        using var group = file.AppendRowGroup();
        Write<DateTime?>(day, day);
        Write("KR", "KR");
        Write("goods", "goods");
        Write("hydrogen-fluoride", "hydrogen-fluoride");
        Write<double?>(49.5, 30.1);
        Write<decimal?>(1234.5678m, null);
        Write("USD", "USD");
        Write<int?>(7, int.MaxValue);
        Write<bool?>(false, false);
        Write<bool?>(false, false);
        Write("none", "none");
        Write("none", "none");
        Write("none", "none");
        file.Close();

        void Write<T>(params T[] values)
        {
            using var column = group.NextColumn().LogicalWriter<T>();
            column.WriteBatch(values);
        }
    }
}
