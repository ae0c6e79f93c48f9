using System.Security.Cryptography;

namespace ExportRules;

/// <summary>Digests as they are written everywhere: the name of the algorithm, then lower-case hexadecimal.</summary>
internal static class Sha256Text
{
    public const string Prefix = "sha256:";

    /// <summary>The digest of bytes.</summary>
    public static string Of(ReadOnlySpan<byte> bytes) => Text(SHA256.HashData(bytes));

    /// <summary>The digest of what was added so far; the hash begins anew.</summary>
    public static string Of(IncrementalHash hash)
    {
        ArgumentNullException.ThrowIfNull(hash);
        return Text(hash.GetHashAndReset());
    }

    private static string Text(byte[] digest) => Prefix + Convert.ToHexStringLower(digest);
}
