using System.IO.Hashing;

namespace ExportRules.Replay.Running;

/// <summary>
/// Checks of what lies between two machines for a while: they find what was lost or damaged, at a fraction of the cost of
/// a digest, and prove nothing to anybody.
/// </summary>
internal static class CheckText
{
    private const string Prefix = "xxh128:";

    /// <summary>The check of what was added so far; the hash begins anew.</summary>
    public static string Of(XxHash128 hash) => Text(hash.GetHashAndReset());

    /// <summary>The check of bytes.</summary>
    public static string Of(ReadOnlySpan<byte> bytes) => Text(XxHash128.Hash(bytes));

    private static string Text(byte[] hash) => Prefix + Convert.ToHexStringLower(hash);
}
