using System.Globalization;
using Apache.Arrow.Types;
using ExportRules.Replay;
using ExportRules.Replay.Parquet;
using ParquetSharp;
using Encoding = System.Text.Encoding;

namespace ExportRules.Tests.Replay;

public sealed class ParquetOutputTests
{
    [Fact]
    public async Task Write_QuotedCells_AreTakenOutOfTheirQuotes()
    {
        using var file = await Written(
            ',',
            [],
            "t,\"u,\"\"v\"\"\"\nplain,\n\"\",\"a,b\"\n\"say \"\"no\"\"\",\"\"\"\"\n\"two\r\nlines\",東京\n"
        );

        file.FileMetaData.Schema.Column(1).Name.Should().Be("u,\"v\"");
        Values<string?>(file, 0).Should().Equal("plain", null, "say \"no\"", "two\r\nlines");
        Values<string?>(file, 1).Should().Equal(null, "a,b", "\"", "東京");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public async Task Write_InPiecesOfAnySize_HasEveryRow(int piece)
    {
        var text = string.Concat(
            Enumerable
                .Range(0, piece == 1 ? 300 : 5000)
                .Select(row =>
                    string.Create(CultureInfo.InvariantCulture, $"{row}\t\"a\n{row % 3}\"\n")
                )
        );

        using var file = await Written('\t', [], "n\tt\n" + text, piece);

        var rows = Values<string?>(file, 0).Zip(Values<string?>(file, 1));
        string.Concat(rows.Select(row => $"{row.First}\t\"{row.Second}\"\n")).Should().Be(text);
    }

    [Fact]
    public async Task Write_MoreRowsThanAGroupHolds_GoesOnInTheNext()
    {
        const int Rows = 400_000;
        var text = string.Concat(
            Enumerable
                .Range(0, Rows)
                .Select(row =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{row},{(row % 5 == 0 ? "" : "k" + row % 11)},{row / 100_000}\n"
                    )
                )
        );

        using var file = await Written(
            ',',
            [new("number", [2], Int32Type.Default, IsList: false)],
            "id,kind,number\n" + text,
            piece: 1_000_000
        );

        file.FileMetaData.NumRowGroups.Should().BeGreaterThan(1);
        var cells = Values<string?>(file, 0)
            .Zip(Values<string?>(file, 1), Values<int?>(file, 2))
            .Select(row =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{row.First},{row.Second},{row.Third}\n"
                )
            );
        string.Concat(cells).Should().Be(text);
    }

    [Fact]
    public async Task Write_TypedCells_AreValues()
    {
        using var file = await Written(
            ',',
            [
                new("day", [0], Date32Type.Default, IsList: false),
                new("truth", [1], BooleanType.Default, IsList: false),
                new(
                    "time",
                    [2],
                    new TimestampType(Apache.Arrow.Types.TimeUnit.Millisecond, "UTC"),
                    IsList: false
                ),
                new("price", [3], new Decimal128Type(20, 3), IsList: false),
            ],
            "day,truth,time,price\n2019-07-04,true,2019-07-04T01:02:03.5Z,1.250\n2019-07-04,,,\n,false,,-3.000\n"
        );

        var day = new Date(2019, 7, 4);
        Values<Date?>(file, 0).Should().Equal(day, day, null);
        Values<bool?>(file, 1).Should().Equal(true, null, false);
        Values<DateTime?>(file, 2)
            .Should()
            .Equal(new DateTime(2019, 7, 4, 1, 2, 3, 500, DateTimeKind.Utc), null, null);
        Values<decimal?>(file, 3).Should().Equal(1.25m, null, -3m);
    }

    [Fact]
    public async Task Write_GuardedNumbers_AreNumbers()
    {
        using var file = await Written(
            ',',
            [new("number", [0], Int32Type.Default, IsList: false)],
            "number\n'-5\n6\n"
        );

        Values<int?>(file, 0).Should().Equal(-5, 6);
    }

    [Fact]
    public async Task Write_ACellThatItsTypeCannotHold_IsNamed()
    {
        var writing = () =>
            Written(
                ',',
                [new("number", [0], Int32Type.Default, IsList: false)],
                "number\n1\n\"a row, cut\"\n"
            );

        (await writing.Should().ThrowAsync<ReplayException>())
            .Which.Message.Should()
            .Contain("`number`")
            .And.Contain("`a row, cut`");
    }

    [Fact]
    public async Task Write_LargeTexts_AreCells()
    {
        var large = new string('x', 3_000_000);

        using var file = await Written(
            ',',
            [],
            "t,n\n" + string.Concat(Enumerable.Repeat($"\"{large}\"\"\",1\n", 12)),
            piece: 1_000_000
        );

        Values<string?>(file, 0)
            .Should()
            .HaveCount(12)
            .And.OnlyContain(text => text == large + "\"");
    }

    [Fact]
    public async Task Write_OnlyAHeader_HasColumnsAndNoRow()
    {
        using var file = await Written(',', [], "a,b\n");

        file.FileMetaData.NumColumns.Should().Be(2);
        file.FileMetaData.NumRows.Should().Be(0);
    }

    [Fact]
    public async Task Write_WhereTheDiskIsFull_FailsOnceAndThenCloses()
    {
        var output = new ParquetOutput(new FullStream(), ',', () => []);
        var rows = Encoding.UTF8.GetBytes("n\n" + string.Concat(Enumerable.Repeat("1\n", 200_000)));

        var writing = async () =>
        {
            for (var round = 0; round < 20; round++)
            {
                await output.WriteAsync(rows, TestContext.Current.CancellationToken);
            }
        };

        (await writing.Should().ThrowAsync<Exception>()).WithMessage("*full*");
        await output.DisposeAsync();
    }

    private static async Task<ParquetFileReader> Written(
        char delimiter,
        IReadOnlyList<ParquetColumn> columns,
        string text,
        int piece = int.MaxValue
    )
    {
        var file = new MemoryStream();
        await using (var output = new ParquetOutput(file, delimiter, () => columns))
        {
            foreach (var part in Encoding.UTF8.GetBytes(text).Chunk(piece))
            {
                await output.WriteAsync(part, TestContext.Current.CancellationToken);
            }
        }
        file.Position = 0;
        return new(file);
    }

    private static List<T> Values<T>(ParquetFileReader file, int column)
    {
        var values = new List<T>();
        for (var number = 0; number < file.FileMetaData.NumRowGroups; number++)
        {
            using var group = file.RowGroup(number);
            using var reader = group.Column(column).LogicalReader<T>();
            values.AddRange(reader.ReadAll((int)group.MetaData.NumRows));
        }
        return values;
    }

    private sealed class FullStream : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) =>
            throw new IOException("the disk is full");

        public override void Write(ReadOnlySpan<byte> buffer) =>
            throw new IOException("the disk is full");
    }
}
