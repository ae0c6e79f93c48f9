using System.IO.Compression;
using ExportRules.Replay.Parquet;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace ExportRules.Replay.Running;

/// <summary>Files that may be compressed; their name says so.</summary>
internal static class CompressedFile
{
    public static bool IsCompressed(string path) => IsGzip(path) || IsZstandard(path);

    /// <summary>The text of a file, and the file itself, whose position tells how far it has been read.</summary>
    public static (Stream Text, FileStream File) OpenRead(string path)
    {
        if (!File.Exists(path))
        {
            throw new ReplayException(DiagnosticCodes.InputProblem, $"there is no file `{path}`");
        }
        var file = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.Read,
            1 << 16,
            FileOptions.Asynchronous | FileOptions.SequentialScan
        );
        return (ParquetFile.Is(path) ? new ParquetInput(file, path) : Unpack(path, file), file);
    }

    /// <summary>The text of a file, unpacked as its name says.</summary>
    public static Stream Unpack(string path, FileStream file) =>
        IsGzip(path) ? new UnpackedStream(new GzipText(file), path)
        : IsZstandard(path)
            ? new UnpackedStream(new DecompressionStream(file, leaveOpen: false), path)
        : file;

    /// <summary>A stream that compresses as the name of the file says.</summary>
    public static FramedStream Compress(string path, Stream file) =>
        new(
            file,
            IsGzip(path)
                ? whole => new GZipStream(whole, CompressionLevel.Optimal, leaveOpen: true)
                : Zstandard
        );

    /// <summary>With a check of the text in each frame, as gzip has one.</summary>
    private static CompressionStream Zstandard(Stream whole)
    {
        var pack = new CompressionStream(whole, leaveOpen: true);
        pack.SetParameter(ZSTD_cParameter.ZSTD_c_checksumFlag, 1);
        return pack;
    }

    /// <summary>The name without the ending that only tells of compression.</summary>
    public static string PlainName(string path) =>
        IsCompressed(path) ? path[..path.LastIndexOf('.')] : path;

    private static bool IsGzip(string path) =>
        path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    private static bool IsZstandard(string path) =>
        path.EndsWith(".zst", StringComparison.OrdinalIgnoreCase);
}
