using ExportRules.RuleSets;

namespace ExportRules.Packs;

/// <summary>A rule set that came in a signed pack.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class RulePack
{
    internal RulePack(RuleSet ruleSet, string? changelog, TrustedKey signedBy)
    {
        RuleSet = ruleSet;
        Changelog = changelog;
        SignedBy = signedBy;
    }

    /// <summary>The rule set.</summary>
    public RuleSet RuleSet { get; }

    /// <summary>The rule set's <c>CHANGELOG.md</c>; null where the pack has none.</summary>
    public string? Changelog { get; }

    /// <summary>The key that vouches for it.</summary>
    public TrustedKey SignedBy { get; }

    /// <summary>Opens a pack. Nothing is unpacked to the disk.</summary>
    /// <param name="path">The zip.</param>
    /// <param name="keys">The keys that are trusted.</param>
    /// <param name="now">The time at which the keys must be valid. This library reads no clock.</param>
    /// <exception cref="InvalidRuleSetException">
    /// The pack is not signed by a trusted key that is valid now, or it does not hold exactly what was signed, or its
    /// rule set has errors.
    /// </exception>
    public static RulePack Open(string path, TrustedKeys keys, DateTimeOffset now)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(keys);
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return new RulePackReader(path, keys, now).Read(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidRuleSetException([
                new(
                    DiagnosticCodes.FileUnreadable,
                    Severity.Error,
                    new(path, 0, 0),
                    FileProblem.Describe(path, error)
                ),
            ]);
        }
    }

    /// <summary>Opens a pack from a stream that can be searched.</summary>
    /// <param name="zip">The zip.</param>
    /// <param name="keys">The keys that are trusted.</param>
    /// <param name="now">The time at which the keys must be valid. This library reads no clock.</param>
    /// <param name="name">The name that diagnostics give the pack.</param>
    /// <exception cref="InvalidRuleSetException">As of <see cref="Open(string, TrustedKeys, DateTimeOffset)"/>.</exception>
    public static RulePack Open(
        Stream zip,
        TrustedKeys keys,
        DateTimeOffset now,
        string name = "pack.zip"
    )
    {
        ArgumentNullException.ThrowIfNull(zip);
        ArgumentNullException.ThrowIfNull(keys);
        return new RulePackReader(name, keys, now).Read(zip);
    }
}
