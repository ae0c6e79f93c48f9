using System.IO.Compression;
using ExportRules.Replay.Parquet;
using ZstdSharp;

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
        return (
            IsGzip(path) ? new UnpackedStream(new GzipText(file), path)
            : IsZstandard(path)
                ? new UnpackedStream(new DecompressionStream(file, leaveOpen: false), path)
            : ParquetFile.Is(path) ? new ParquetInput(file, path)
            : file,
            file
        );
    }

    /// <summary>A stream that compresses as the name of the file says.</summary>
    public static Stream Compress(string path, Stream file) =>
        IsGzip(path) ? new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true)
        : IsZstandard(path) ? new CompressionStream(file, leaveOpen: true)
        : file;

    /// <summary>The name without the ending that only tells of compression.</summary>
    public static string PlainName(string path) =>
        IsCompressed(path) ? path[..path.LastIndexOf('.')] : path;

    private static bool IsGzip(string path) =>
        path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    private static bool IsZstandard(string path) =>
        path.EndsWith(".zst", StringComparison.OrdinalIgnoreCase);
}
