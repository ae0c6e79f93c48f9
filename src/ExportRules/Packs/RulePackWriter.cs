using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using ExportRules.Consolidation;
using ExportRules.Yaml;

namespace ExportRules.Packs;

/// <summary>Writes rule packs: a rule set's files, what they are, and who vouches for them.</summary>
public static class RulePackWriter
{
    // The earliest that a zip can say. A pack's time would make two packs of one law differ.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Companions =
    [
        ChangelogCorrections.FileName,
        VersionLock.FileName,
    ];

    /// <summary>
    /// Writes a rule set as a pack. Without a key it is unsigned, and <see cref="RulePack.Open(string, TrustedKeys, DateTimeOffset)"/> refuses it. The
    /// same files give the same bytes, but for the signature, which is another each time.
    /// </summary>
    /// <param name="folder">The rule set's folder.</param>
    /// <param name="output">The zip, written from the stream's place on.</param>
    /// <param name="privateKeyPem">The private key on the curve P-256, in PEM and without a password; null for none.</param>
    /// <exception cref="InvalidRuleSetException">The rule set has errors, or a file cannot be part of a pack.</exception>
    /// <exception cref="ArgumentException">The key is none on P-256.</exception>
    public static void Write(string folder, Stream output, string? privateKeyPem = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(output);
        using var key = privateKeyPem is null ? null : PrivateKey(privateKeyPem);
        var files = Read(folder);
        // What does not load is not worth a signature.
        var ruleSet = RuleSetLoader
            .LoadFiles(files.Where(file => RuleSetFolder.IsLaw(file.Path)))
            .OrThrow();
        var manifest = new PackManifest
        {
            RuleSet = ruleSet.Id,
            Files =
            [
                .. files.Select(file => new PackFile(
                    file.Path,
                    file.Content.Length,
                    Convert.ToHexStringLower(SHA256.HashData(file.Content.Span))
                )),
            ],
        }.Write();
        using var zip = new ZipArchive(
            output,
            ZipArchiveMode.Create,
            leaveOpen: true,
            Encoding.UTF8
        );
        Add(zip, PackManifest.FileName, manifest);
        if (key is not null)
        {
            Add(zip, PackSignature.FileName, PackSignature.Sign(manifest, key).Write());
        }
        foreach (var file in files)
        {
            Add(zip, PackNames.Files + file.Path, file.Content.Span);
        }
    }

    private static ECDsa PrivateKey(string pem) =>
        PublicKeys.Import(pem, isPrivate: true)
        ?? throw new ArgumentException(
            "the text is no private key on the curve P-256, or it has a password",
            nameof(pem)
        );

    private static List<RuleFile> Read(string folder)
    {
        var bag = new DiagnosticBag();
        if (!Directory.Exists(folder))
        {
            bag.Error(
                DiagnosticCodes.FileUnreadable,
                new(folder, 0, 0),
                $"there is no folder `{folder}`"
            );
            throw new InvalidRuleSetException(bag.Sorted());
        }
        var files = RuleSetFolder.Read(folder, bag).ToList();
        foreach (var name in Companions.Where(name => File.Exists(Path.Combine(folder, name))))
        {
            if (RuleSetFolder.ReadFile(Path.Combine(folder, name), name, bag) is { } file)
            {
                files.Add(file);
            }
        }
        foreach (var file in files.Where(file => !PackNames.IsSafe(PackNames.Files + file.Path)))
        {
            bag.Error(
                DiagnosticCodes.PackName,
                new(file.Path, 0, 0),
                "the file has a name that is not allowed in a pack"
            );
        }
        return bag.HasErrors
            ? throw new InvalidRuleSetException(bag.Sorted())
            : [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    private static void Add(ZipArchive zip, string name, ReadOnlySpan<byte> content)
    {
        // Stored as it is: what a compressor makes of it differs between its versions.
        var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
        entry.LastWriteTime = NoTime;
        entry.ExternalAttributes = 0;
        using var stream = entry.Open();
        stream.Write(content);
    }
}
