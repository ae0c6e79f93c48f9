using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ExportRules.Evaluation;
using ExportRules.Replay.Deciding;

namespace ExportRules.Replay.Running;

/// <summary>
/// What a run depends on, as one digest: the law, the options and the input. A run may only be resumed by one of the
/// same identity.
/// </summary>
internal static class RunIdentity
{
    private const int HeadBytes = 1 << 16;

    public static string Of(
        IEnumerable<ReplayPolicy> policies,
        ReplayFormat format,
        string inputPath,
        string variant
    )
    {
        var text = new StringBuilder();
        text.AppendLine(EngineVersion.Text).AppendLine(variant);
        foreach (var policy in policies)
        {
            Add(text, policy);
        }
        text.Append(FormatText.Of(format));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var file = new FileInfo(inputPath);
        text.AppendLine(CultureInfo.InvariantCulture, $"{file.Length} {file.LastWriteTimeUtc:O}");
        using (var stream = file.OpenRead())
        {
            var head = new byte[HeadBytes];
            hash.AppendData(head, 0, stream.ReadAtLeast(head, HeadBytes, false));
        }
        hash.AppendData(Encoding.UTF8.GetBytes(text.ToString()));
        return Sha256Text.Of(hash);
    }

    private static void Add(StringBuilder text, ReplayPolicy policy)
    {
        text.AppendLine(policy.Describe());
        var versions = policy.Version is { } one ? [one] : policy.RuleSet.Versions;
        foreach (var version in versions)
        {
            text.AppendLine(version.Digest);
        }
        foreach (
            var (path, value) in policy.Options.Assumptions.OrderBy(
                pair => pair.Key,
                StringComparer.Ordinal
            )
        )
        {
            text.Append(path).Append('=').AppendLine(value.ToString());
        }
    }
}
