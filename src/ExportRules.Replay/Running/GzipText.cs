using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace ExportRules.Replay.Running;

/// <summary>
/// The text of a gzip file, after RFC 1952: of all its members, one behind the other. Each must be whole, and is held
/// against its own check and length.
/// </summary>
/// <exception cref="InvalidDataException">While it is read: the file is cut or damaged.</exception>
internal sealed class GzipText(FileStream file) : ForwardStream(file)
{
    private const int TrailerBytes = sizeof(uint) + sizeof(uint);

    /// <summary>The first bytes of a member, the method <c>deflate</c> among them.</summary>
    private static readonly byte[] Magic = [0x1f, 0x8b, 8];

    private readonly Source source = new(file);
    private readonly Crc32 check = new();
    private DeflateStream? member;
    private uint length;

    [Flags]
    private enum Parts
    {
        HeaderCheck = 2,
        Extra = 4,
        Name = 8,
        Comment = 16,
        Reserved = 0xe0,
    }

    public override int Read(Span<byte> buffer)
    {
        while (buffer.Length > 0 && TryBegin())
        {
            var read = member!.Read(buffer);
            if (read > 0)
            {
                Count(buffer[..read]);
                return read;
            }
            End();
        }
        return 0;
    }

    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        while (buffer.Length > 0 && TryBegin())
        {
            var read = await member!.ReadAsync(buffer, cancellationToken);
            if (read > 0)
            {
                Count(buffer.Span[..read]);
                return read;
            }
            End();
        }
        return 0;
    }

    private void Count(ReadOnlySpan<byte> text)
    {
        check.Append(text);
        length += (uint)text.Length;
    }

    /// <summary>Begins the next member, unless one is being read.</summary>
    /// <returns>False at the end of the file.</returns>
    private bool TryBegin()
    {
        if (member is not null)
        {
            return true;
        }
        var first = file.ReadByte();
        // A tape or a disk may have filled the last block with zeros.
        while (first == 0)
        {
            first = file.ReadByte();
        }
        if (first < 0)
        {
            return false;
        }
        Header((byte)first);
        check.Reset();
        length = 0;
        member = new(source, CompressionMode.Decompress, leaveOpen: true);
        return true;
    }

    private void Header(byte first)
    {
        // The magic bytes, the parts, and six bytes about time and system.
        Span<byte> header = stackalloc byte[10];
        header[0] = first;
        file.ReadExactly(header[1..]);
        var parts = (Parts)header[3];
        if (!header.StartsWith(Magic) || (parts & Parts.Reserved) != 0)
        {
            throw new InvalidDataException("no gzip member");
        }
        if (parts.HasFlag(Parts.Extra))
        {
            Skip(Byte() | Byte() << 8);
        }
        if (parts.HasFlag(Parts.Name))
        {
            SkipText();
        }
        if (parts.HasFlag(Parts.Comment))
        {
            SkipText();
        }
        if (parts.HasFlag(Parts.HeaderCheck))
        {
            Skip(sizeof(ushort));
        }
    }

    /// <summary>Ends the member. How much of the last bytes it took is not told: what must stand behind it is looked for.</summary>
    private void End()
    {
        Span<byte> trailer = stackalloc byte[TrailerBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, check.GetCurrentHashAsUInt32());
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[sizeof(uint)..], length);
        var last = new byte[file.Position - source.LastStart + TrailerBytes];
        file.Position = source.LastStart;
        var known = file.ReadAtLeast(last, last.Length, throwOnEndOfStream: false);
        var place = last.AsSpan(0, known).IndexOf(trailer);
        if (place < 0)
        {
            throw new InvalidDataException("a member without its end");
        }
        file.Position = source.LastStart + place + TrailerBytes;
        member!.Dispose();
        member = null;
    }

    private int Byte() =>
        file.ReadByte() is >= 0 and var value ? value : throw new EndOfStreamException();

    private void Skip(int count)
    {
        for (; count > 0; count--)
        {
            Byte();
        }
    }

    private void SkipText()
    {
        while (Byte() != 0) { }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            member?.Dispose();
            source.Dispose();
        }
        base.Dispose(disposing);
    }

    /// <summary>The file for a member, which reads ahead: remembers where the last piece began.</summary>
    private sealed class Source(FileStream file) : ForwardStream(Null)
    {
        public long LastStart { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            var start = file.Position;
            return Remember(start, file.Read(buffer));
        }

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            var start = file.Position;
            return Remember(start, await file.ReadAsync(buffer, cancellationToken));
        }

        private int Remember(long start, int read)
        {
            if (read > 0)
            {
                LastStart = start;
            }
            return read;
        }
    }
}
