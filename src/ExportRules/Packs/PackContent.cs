using System.IO.Compression;

namespace ExportRules.Packs;

/// <summary>The bytes of a pack's entries, read once and never past the limits.</summary>
internal sealed class PackContent
{
    private long rest = PackLimits.UnpackedBytes;

    /// <summary>The bytes of an entry.</summary>
    /// <exception cref="InvalidDataException">The entry is broken, or larger than a pack may be.</exception>
    public byte[] Read(ZipArchiveEntry entry)
    {
        var most = Math.Min(rest, PackLimits.FileBytes);
        using var stream = entry.Open();
        var bytes = new MemoryStream();
        var buffer = new byte[81920];
        int count;
        while ((count = stream.Read(buffer)) > 0)
        {
            if (bytes.Length + count > most)
            {
                throw new PackTooLargeException();
            }
            bytes.Write(buffer, 0, count);
        }
        rest -= bytes.Length;
        return bytes.ToArray();
    }
}
