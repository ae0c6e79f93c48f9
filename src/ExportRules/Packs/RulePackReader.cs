using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using ExportRules.Consolidation;
using ExportRules.Destinations;
using ExportRules.Yaml;

namespace ExportRules.Packs;

/// <summary>
/// Reads a pack from the outside in: names, then the signature, then the files against what was signed, then the rules.
/// Nothing is looked at before what stands around it is found good.
/// </summary>
internal sealed class RulePackReader(string name, TrustedKeys keys, DateTimeOffset now)
{
    private readonly List<Diagnostic> problems = [];
    private readonly PackContent content = new();

    /// <exception cref="InvalidRuleSetException">The pack is refused.</exception>
    public RulePack Read(Stream stream)
    {
        if (stream.Length > PackLimits.PackBytes)
        {
            Report(DiagnosticCodes.PackTooLarge, "the pack is larger than a pack may be");
            throw Refused();
        }
        try
        {
            using var zip = new ZipArchive(
                stream,
                ZipArchiveMode.Read,
                leaveOpen: true,
                Encoding.UTF8
            );
            return Read(zip);
        }
        catch (PackTooLargeException)
        {
            Report(DiagnosticCodes.PackTooLarge, "the pack unpacks to more than a pack may hold");
            throw Refused();
        }
        catch (Exception error) when (error is InvalidDataException or NotSupportedException)
        {
            Report(DiagnosticCodes.NotAPack, "this is no rule pack, or it is broken");
            throw Refused();
        }
    }

    private RulePack Read(ZipArchive zip)
    {
        CheckNames(zip);
        var (manifest, signedBy) = CheckSignature(zip);
        var files = CheckFiles(zip, manifest);
        var ruleSet = RuleSetLoader
            .LoadFiles(files.Where(file => RuleSetFolder.IsLaw(file.Path)))
            .OrThrow();
        if (ruleSet.Id != manifest.RuleSet)
        {
            Report(
                DiagnosticCodes.NotAPack,
                $"the manifest names rule set {VisibleText.Quote(manifest.RuleSet)}, the files are `{ruleSet.Id}`"
            );
            throw Refused();
        }
        var changelog = files.Find(file => file.Path == ChangelogCorrections.FileName);
        return new(
            ruleSet,
            changelog is null ? null : Encoding.UTF8.GetString(changelog.Content.Span),
            signedBy
        );
    }

    private void CheckNames(ZipArchive zip)
    {
        if (zip.Entries.Count > PackLimits.Entries)
        {
            Report(DiagnosticCodes.PackTooLarge, "the pack has more entries than a pack may have");
            throw Refused();
        }
        foreach (var (entry, problem) in PackNames.Problems(zip))
        {
            Report(DiagnosticCodes.PackName, $"{VisibleText.Quote(entry)} {problem}");
        }
        ThrowIfRefused();
    }

    private (PackManifest Manifest, TrustedKey SignedBy) CheckSignature(ZipArchive zip)
    {
        if (zip.GetEntry(PackManifest.FileName) is not { } manifestEntry)
        {
            Report(DiagnosticCodes.NotAPack, $"there is no {PackManifest.FileName}");
            throw Refused();
        }
        if (zip.GetEntry(PackSignature.FileName) is not { } signatureEntry)
        {
            Report(
                DiagnosticCodes.PackUnsigned,
                "the pack is not signed",
                "exportrules pack --sign signs it"
            );
            throw Refused();
        }
        var bytes = content.Read(manifestEntry);
        if (PackSignature.Read(content.Read(signatureEntry)) is not { } signature)
        {
            Report(
                DiagnosticCodes.PackSignature,
                $"{PackSignature.FileName} is no signature that is known here"
            );
            throw Refused();
        }
        var key = Key(signature);
        using var ecdsa = PublicKeys.Import(key.Pem, isPrivate: false)!;
        if (!signature.Fits(bytes, ecdsa))
        {
            Report(
                DiagnosticCodes.PackSignature,
                $"the signature of `{key.Name}` does not fit: the manifest was changed after it was signed"
            );
            throw Refused();
        }
        if (PackManifest.Read(bytes) is not { } manifest)
        {
            Report(
                DiagnosticCodes.NotAPack,
                $"{PackManifest.FileName} is no manifest of a format that is known here"
            );
            throw Refused();
        }
        return (manifest, key);
    }

    private TrustedKey Key(PackSignature signature)
    {
        if (keys.Find(signature.Key) is not { } key)
        {
            Report(
                DiagnosticCodes.PackKeyUnknown,
                $"the pack is signed with {VisibleText.Quote(signature.Key)}, which is not trusted"
            );
            throw Refused();
        }
        if (!key.IsValidOn(DateOnly.FromDateTime(now.UtcDateTime)))
        {
            Report(
                DiagnosticCodes.PackKeyExpired,
                $"the key `{key.Name}` is valid from {Day(key.NotBefore)} to {Day(key.NotAfter)}, not today"
            );
            throw Refused();
        }
        return key;
    }

    private List<RuleFile> CheckFiles(ZipArchive zip, PackManifest manifest)
    {
        var entries = zip
            .Entries.Where(entry =>
                entry.FullName is not (PackManifest.FileName or PackSignature.FileName)
            )
            .ToDictionary(entry => entry.FullName, StringComparer.Ordinal);
        var files = new List<RuleFile>();
        foreach (var file in manifest.Files)
        {
            if (!entries.Remove(PackNames.Files + file.Path, out var entry))
            {
                Report(
                    DiagnosticCodes.PackFileMissing,
                    $"{VisibleText.Quote(file.Path)} was signed and is missing"
                );
                continue;
            }
            var bytes = content.Read(entry);
            if (
                bytes.Length != file.Length
                || Convert.ToHexStringLower(SHA256.HashData(bytes)) != file.Sha256
            )
            {
                Report(
                    DiagnosticCodes.PackFileAltered,
                    $"{VisibleText.Quote(file.Path)} is not the file that was signed"
                );
            }
            files.Add(new(file.Path, bytes));
        }
        foreach (var extra in entries.Keys.Order(StringComparer.Ordinal))
        {
            Report(
                DiagnosticCodes.PackFileExtra,
                $"{VisibleText.Quote(extra)} is in the pack and was not signed"
            );
        }
        ThrowIfRefused();
        return files;
    }

    private static string Day(DateOnly? day) =>
        day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "any day";

    private void Report(string code, string message, string? hint = null) =>
        problems.Add(new(code, Severity.Error, new(name, 0, 0), message) { Hint = hint });

    private InvalidRuleSetException Refused() => new(problems);

    private void ThrowIfRefused()
    {
        if (problems.Count > 0)
        {
            throw Refused();
        }
    }
}
