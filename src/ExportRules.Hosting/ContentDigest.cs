using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ExportRules.Yaml;

namespace ExportRules.Hosting;

/// <summary>The digest of everything in a rule set's folder that can change its law or its checks.</summary>
internal static class ContentDigest
{
    public static string OfFiles(IEnumerable<RuleFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            Add(hash, Encoding.UTF8.GetBytes(file.Path));
            Add(hash, file.Content.ToArray());
        }
        return Sha256Text.Of(hash);
    }

    /// <summary>The digest of a folder or of a single file, and of the keys that it is held against.</summary>
    /// <exception cref="IOException">Something cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Something may not be read.</exception>
    public static string Of(string path, HostedRuleSetOptions options)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in File.Exists(path) ? [path] : FilesOf(path))
        {
            Add(hash, Encoding.UTF8.GetBytes(Path.GetRelativePath(path, file)));
            Add(hash, File.ReadAllBytes(file));
        }
        foreach (var key in options.TrustedKeys)
        {
            Add(hash, File.ReadAllBytes(key));
        }
        return Sha256Text.Of(hash);
    }

    private static IEnumerable<string> FilesOf(string folder) =>
        Directory
            .EnumerateFiles(
                folder,
                "*",
                new EnumerationOptions
                {
                    RecurseSubdirectories = true,
                    MaxRecursionDepth = 8,
                    AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden,
                }
            )
            .Order(StringComparer.Ordinal);

    // The length goes first, so that bytes cannot move from one file to the next unseen.
    private static void Add(IncrementalHash hash, byte[] bytes)
    {
        Span<byte> length = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, bytes.LongLength);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
