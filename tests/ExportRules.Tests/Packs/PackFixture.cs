using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using ExportRules.Packs;

namespace ExportRules.Tests.Packs;

/// <summary>A signed pack of a small rule set, and what somebody may do to it.</summary>
internal sealed class PackFixture : IDisposable
{
    public static readonly DateTimeOffset Now = new(2030, 6, 15, 12, 0, 0, TimeSpan.Zero);

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public PackFixture()
    {
        Folder = Directory.CreateTempSubdirectory("pack").FullName;
        Rules = Path.Combine(Folder, "small");
        Directory.CreateDirectory(Path.Combine(Rules, "tests"));
        File.WriteAllText(Path.Combine(Rules, "ruleset.yaml"), PumpRules.Text);
        File.WriteAllText(Path.Combine(Rules, "CHANGELOG.md"), "# Changelog\n");
        File.WriteAllText(Path.Combine(Rules, "tests", "cases.yaml"), "not law\n");
    }

    public string Folder { get; }

    public string Rules { get; }

    public string PrivateKey => key.ExportPkcs8PrivateKeyPem();

    public string PublicKey => key.ExportSubjectPublicKeyInfoPem();

    public TrustedKeys Keys => TrustedKeys.OfPem(PublicKey);

    public byte[] Pack(bool isSigned = true)
    {
        using var stream = new MemoryStream();
        RulePackWriter.Write(Rules, stream, isSigned ? PrivateKey : null);
        return stream.ToArray();
    }

    public RulePack Open(byte[] pack, TrustedKeys? keys = null) =>
        RulePack.Open(new MemoryStream(pack), keys ?? Keys, Now);

    /// <summary>The codes with which a pack is refused.</summary>
    public IEnumerable<string> Refusal(byte[] pack, TrustedKeys? keys = null)
    {
        var act = () => Open(pack, keys);
        return act.Should()
            .Throw<InvalidRuleSetException>()
            .Which.Diagnostics.Select(diagnostic => diagnostic.Code)
            .ToList();
    }

    /// <summary>A pack with its entries changed; signed as it was.</summary>
    public static byte[] Change(byte[] pack, Action<ZipArchive> change)
    {
        using var stream = new MemoryStream();
        stream.Write(pack);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            change(zip);
        }
        return stream.ToArray();
    }

    /// <summary>A pack of any files whose manifest is properly signed, as only the owner of the key could make it.</summary>
    public byte[] Forge(params (string Entry, byte[] Content)[] files)
    {
        var manifest = new PackManifest
        {
            RuleSet = "small",
            Files =
            [
                .. files.Select(file => new PackFile(
                    file.Entry.Replace(PackNames.Files, "", StringComparison.Ordinal),
                    file.Content.Length,
                    Convert.ToHexStringLower(SHA256.HashData(file.Content))
                )),
            ],
        }.Write();
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, PackManifest.FileName, manifest);
            Add(zip, PackSignature.FileName, PackSignature.Sign(manifest, key).Write());
            foreach (var (entry, content) in files)
            {
                Add(zip, entry, content);
            }
        }
        return stream.ToArray();
    }

    public static ZipArchiveEntry Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name);
        using var stream = entry.Open();
        stream.Write(content);
        return entry;
    }

    public string KeysFile(string? notBefore, string? notAfter)
    {
        var path = Path.Combine(Folder, "keys.json");
        var times = string.Join(
                ',',
                new[] { ("notBefore", notBefore), ("notAfter", notAfter) }
                    .Where(time => time.Item2 is not null)
                    .Select(time => $",\"{time.Item1}\":\"{time.Item2}\"")
            )
            .Replace(",,", ",", StringComparison.Ordinal);
        File.WriteAllText(
            path,
            $$"""{"keys":[{"name":"law team","publicKey":"{{PublicKey.ReplaceLineEndings("\\n")}}"{{times}}}]}""",
            Encoding.UTF8
        );
        return path;
    }

    public void Dispose()
    {
        key.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
