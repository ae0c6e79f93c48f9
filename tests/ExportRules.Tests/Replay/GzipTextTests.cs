using System.IO.Compression;
using ExportRules.Replay.Running;

namespace ExportRules.Tests.Replay;

public sealed class GzipTextTests : IDisposable
{
    /// <summary>What .NET reads ahead of a member.</summary>
    private const int Piece = 8192;

    private readonly TemporaryFolder folder = new();
    private readonly Random random = new(20190704);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Read_MembersThatEndAnywhereInAPiece_HasAllTexts()
    {
        // Around the end of a piece, the end of a member, its trailer and the next header are cut in every way.
        for (var length = Piece - 40; length < Piece + 10; length++)
        {
            byte[][] texts = [Bytes(length), [], Bytes(3), Bytes(length), Bytes(2 * Piece)];

            var read = await Read([.. texts.SelectMany(text => Member(text))]);

            read.Should().Equal([.. texts.SelectMany(text => text)], "the first has {0}", length);
        }
    }

    [Fact]
    public async Task Read_TheSameMemberTwice_HasItTwice()
    {
        var text = Bytes(100);
        var member = Member(text);

        (await Read([.. member, .. member])).Should().Equal([.. text, .. text]);
    }

    [Fact]
    public async Task Read_AHeaderWithAllParts_HasTheText()
    {
        var text = Bytes(100);
        var member = Member(text);
        byte[] header =
        [
            .. member[..3],
            2 + 4 + 8 + 16,
            .. member[4..10],
            .. (byte[])[3, 0, 1, 2, 3],
            .. "name\0"u8,
            .. "comment\0"u8,
            .. (byte[])[7, 7],
        ];

        (await Read([.. header, .. member[10..]])).Should().Equal(text);
    }

    [Fact]
    public async Task Read_ZerosBehindTheLastMember_AreNoText()
    {
        var text = Bytes(100);

        (await Read([.. Member(text), .. new byte[1000]])).Should().Equal(text);
    }

    [Fact]
    public async Task Read_ACutFile_IsRefusedWhereverItIsCut()
    {
        var first = Member(Bytes(300));
        byte[] whole = [.. first, .. Member(Bytes(200))];
        for (var length = 1; length < whole.Length; length++)
        {
            // Between two members nothing tells that another one is missing.
            if (length != first.Length)
            {
                await Refused(whole[..length], length);
            }
        }
    }

    [Fact]
    public async Task Read_ADamagedFile_IsRefused()
    {
        var whole = Member(Bytes(3000));
        for (var place = 10; place < whole.Length; place += 7)
        {
            var damaged = whole.ToArray();
            damaged[place] ^= 0x10;

            await Refused(damaged, place);
        }
    }

    [Theory]
    [InlineData(0, 0x1e)]
    [InlineData(1, 0)]
    [InlineData(2, 7)]
    [InlineData(3, 0x80)]
    public async Task Read_NoGzip_IsRefused(int place, byte value)
    {
        var bytes = Member(Bytes(100));
        bytes[place] = value;

        await Refused(bytes, place);
    }

    private byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Member(byte[] text)
    {
        var bytes = new MemoryStream();
        using (var pack = new GZipStream(bytes, CompressionLevel.Fastest))
        {
            pack.Write(text);
            // Without a byte, .NET would write nothing at all.
            if (text is [])
            {
                return [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];
            }
        }
        return bytes.ToArray();
    }

    private async Task Refused(byte[] packed, int place)
    {
        var reading = () => Read(packed);

        (await reading.Should().ThrowAsync<Exception>("{0}", place))
            .Which.Should()
            .Match(error => error is InvalidDataException || error is EndOfStreamException);
    }

    /// <summary>Reads it in both ways, with buffers of any size.</summary>
    private async Task<byte[]> Read(byte[] packed)
    {
        await File.WriteAllBytesAsync(folder["packed.gz"], packed, Cancellation);
        var all = new MemoryStream();
        await using (var text = Open())
        {
            await text.CopyToAsync(all, Cancellation);
        }
        var again = new MemoryStream();
        await using (var text = Open())
        {
            var buffer = new byte[Piece];
            for (int read; (read = text.Read(buffer.AsSpan(0, random.Next(1, Piece)))) > 0; )
            {
                again.Write(buffer, 0, read);
            }
        }
        again.ToArray().Should().Equal(all.ToArray());
        return all.ToArray();
    }

    private GzipText Open() => new(File.OpenRead(folder["packed.gz"]));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
