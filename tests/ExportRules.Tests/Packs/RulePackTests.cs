using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using ExportRules.Packs;

namespace ExportRules.Tests.Packs;

public sealed class RulePackTests : IDisposable
{
    private const string Law = "rules/ruleset.yaml";

    private readonly PackFixture fixture = new();

    private static byte[] LawBytes => Encoding.UTF8.GetBytes(PumpRules.Text);

    public void Dispose() => fixture.Dispose();

    [Fact]
    public void Open_PackAsWritten_IsTheRuleSet()
    {
        var pack = fixture.Open(fixture.Pack());

        pack.RuleSet.Id.Should().Be("small");
        pack.RuleSet.Versions[0]
            .Digest.Should()
            .Be(PumpRules.Load(PumpRules.Text).OrThrow().Versions[0].Digest);
        pack.Changelog.Should().Be("# Changelog\n");
        pack.SignedBy.Id.Should().StartWith("sha256:");
    }

    [Fact]
    public void Write_SameFiles_AreTheSameBytes()
    {
        fixture.Pack(isSigned: false).Should().Equal(fixture.Pack(isSigned: false));

        Entries(fixture.Pack())
            .Should()
            .Equal("manifest.json", "manifest.sig", "rules/CHANGELOG.md", Law);
    }

    [Fact]
    public void Write_RuleSetWithErrors_IsNotSigned()
    {
        File.AppendAllText(Path.Combine(fixture.Rules, "ruleset.yaml"), "autority: x\n");

        var act = () => fixture.Pack();

        act.Should().Throw<InvalidRuleSetException>();
    }

    [Fact]
    public void Write_KeyOfAnotherCurve_IsTheCallersMistake()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);

        var act = () =>
            RulePackWriter.Write(fixture.Rules, Stream.Null, other.ExportPkcs8PrivateKeyPem());

        act.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Open_Unsigned_IsRefused()
    {
        fixture.Refusal(fixture.Pack(isSigned: false)).Should().Equal("ER0722");
        fixture
            .Refusal(
                PackFixture.Change(fixture.Pack(), zip => zip.GetEntry("manifest.sig")!.Delete())
            )
            .Should()
            .Equal("ER0722");
    }

    [Fact]
    public void Open_SignedByAnotherKey_IsRefused()
    {
        using var other = new PackFixture();

        fixture.Refusal(other.Pack()).Should().Equal("ER0723");
    }

    [Theory]
    [InlineData("2030-06-16", null, false)]
    [InlineData("2030-06-15", "2030-06-15", true)]
    [InlineData(null, "2030-06-14", false)]
    [InlineData(null, null, true)]
    public void Open_KeyOutsideItsTime_IsRefused(string? notBefore, string? notAfter, bool isOpened)
    {
        var keys = TrustedKeys.Load(fixture.KeysFile(notBefore, notAfter));
        var pack = fixture.Pack();

        if (isOpened)
        {
            fixture.Open(pack, keys).SignedBy.Name.Should().Be("law team");
        }
        else
        {
            fixture.Refusal(pack, keys).Should().Equal("ER0724");
        }
    }

    [Fact]
    public void Open_ManifestChanged_IsRefused()
    {
        var pack = PackFixture.Change(
            fixture.Pack(),
            zip =>
                Replace(
                    zip,
                    "manifest.json",
                    text => text.Replace("\"small\"", "\"other\"", StringComparison.Ordinal)
                )
        );

        fixture.Refusal(pack).Should().Equal("ER0725");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("{\"algorithm\":\"none\",\"key\":\"x\",\"signature\":\"\"}")]
    public void Open_SomethingForASignature_IsRefused(string text)
    {
        var pack = PackFixture.Change(
            fixture.Pack(),
            zip => Replace(zip, "manifest.sig", _ => text)
        );

        fixture.Refusal(pack).Should().Equal("ER0725");
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("!!!!")]
    public void Open_EmptyOrShortSignature_IsRefused(string signature)
    {
        var pack = PackFixture.Change(
            fixture.Pack(),
            zip =>
                Replace(
                    zip,
                    "manifest.sig",
                    text =>
                        System.Text.RegularExpressions.Regex.Replace(
                            text,
                            "\"signature\": \"[^\"]*\"",
                            $"\"signature\": \"{signature}\""
                        )
                )
        );

        fixture.Refusal(pack).Should().Equal("ER0725");
    }

    [Fact]
    public void Open_FilesAlteredExtraAndMissing_AreAllNamed()
    {
        var pack = PackFixture.Change(
            fixture.Pack(),
            zip =>
            {
                Replace(zip, Law, text => text + "# later\n");
                zip.GetEntry("rules/CHANGELOG.md")!.Delete();
                PackFixture.Add(zip, "rules/more.yaml", "x: 1\n"u8.ToArray());
                PackFixture.Add(zip, "outside.yaml", "x: 1\n"u8.ToArray());
            }
        );

        fixture.Refusal(pack).Should().Equal("ER0728", "ER0726", "ER0727", "ER0727");
    }

    [Fact]
    public void Open_EveryBitFlipped_IsNeverOpenedAsSomethingElse()
    {
        var pack = fixture.Pack();
        var law = fixture.Open(pack).RuleSet.Versions[0].Digest;
        for (var index = 0; index < pack.Length; index += 29)
        {
            var changed = (byte[])pack.Clone();
            changed[index] ^= (byte)(1 << (index % 8));
            try
            {
                fixture.Open(changed).RuleSet.Versions[0].Digest.Should().Be(law);
            }
            catch (InvalidRuleSetException)
            {
                // Refused, as it should be.
            }
        }
    }

    [Theory]
    [InlineData("rules/../../evil.yaml")]
    [InlineData("../evil.yaml")]
    [InlineData("/etc/evil.yaml")]
    [InlineData("C:/evil.yaml")]
    [InlineData("rules\\..\\evil.yaml")]
    [InlineData("rules//evil.yaml")]
    [InlineData("rules/./evil.yaml")]
    [InlineData("rules/evil.yaml.")]
    [InlineData("rules/e\u0000vil.yaml")]
    [InlineData("rules/empty/")]
    public void Open_NameThatLeavesThePack_IsRefusedEvenIfSigned(string name)
    {
        var pack = fixture.Forge((Law, LawBytes), (name, "x: 1\n"u8.ToArray()));

        fixture.Refusal(pack).Should().Equal("ER0729");
    }

    [Theory]
    [InlineData(Law)]
    [InlineData("RULES/Ruleset.yaml")]
    [InlineData("manifest.json")]
    public void Open_NameTwice_IsRefused(string name)
    {
        var pack = PackFixture.Change(
            fixture.Pack(),
            zip => PackFixture.Add(zip, name, "x: 1\n"u8.ToArray())
        );

        fixture.Refusal(pack).Should().Equal("ER0729");
    }

    [Theory]
    [InlineData(0xA000)]
    [InlineData(0x4000)]
    [InlineData(0x6000)]
    public void Open_LinkFolderOrDevice_IsRefused(int type)
    {
        var pack = PackFixture.Change(
            fixture.Pack(),
            zip => zip.GetEntry(Law)!.ExternalAttributes = type << 16
        );

        fixture.Refusal(pack).Should().Equal("ER0729");
    }

    [Fact]
    public void Open_FileThatUnpacksWithoutEnd_IsRefused()
    {
        var pack = fixture.Forge((Law, LawBytes), ("rules/bomb.yaml", new byte[9 << 20]));

        pack.Length.Should().BeLessThan(100_000);
        fixture.Refusal(pack).Should().Equal("ER0730");
    }

    [Fact]
    public void Open_ManyFilesThatUnpackWithoutEnd_AreRefused()
    {
        var files = Enumerable
            .Range(0, 9)
            .Select(index => ($"rules/bomb{index}.yaml", new byte[8 << 20]))
            .Prepend((Law, LawBytes))
            .ToArray();

        fixture.Refusal(fixture.Forge(files)).Should().Equal("ER0730");
    }

    [Fact]
    public void Open_LengthInTheHeader_IsNotBelieved()
    {
        var pack = fixture.Forge((Law, LawBytes), ("rules/bomb.yaml", new byte[9 << 20]));
        // The unpacked length of the last entry of the directory.
        var directory = pack.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteInt32LittleEndian(pack.AsSpan(directory + 24), 10);

        fixture
            .Refusal(pack)
            .Should()
            .ContainSingle()
            .Which.Should()
            .BeOneOf("ER0730", "ER0726", "ER0721");
    }

    [Fact]
    public void Open_TooManyEntries_IsRefused()
    {
        var files = Enumerable
            .Range(0, 5_010)
            .Select(index => ($"rules/{index}.yaml", Array.Empty<byte>()))
            .ToArray();

        fixture.Refusal(fixture.Forge(files)).Should().Equal("ER0730");
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK")]
    [InlineData("rule-set: small\n")]
    public void Open_NoZip_IsRefused(string text) =>
        fixture.Refusal(Encoding.UTF8.GetBytes(text)).Should().Equal("ER0721");

    [Fact]
    public void Open_ZipWithoutAManifest_IsRefused()
    {
        var pack = PackFixture.Change(
            fixture.Pack(),
            zip => zip.GetEntry("manifest.json")!.Delete()
        );

        fixture.Refusal(pack).Should().Equal("ER0721");
    }

    [Fact]
    public void Open_SignedRuleSetWithErrors_ShowsThem()
    {
        var pack = fixture.Forge((Law, "rule-set: small\n"u8.ToArray()));

        fixture.Refusal(pack).Should().Contain("ER0102");
    }

    [Fact]
    public void Open_NoFile_IsADiagnostic()
    {
        var act = () => RulePack.Open("there/is/none.zip", fixture.Keys, PackFixture.Now);

        act.Should()
            .Throw<InvalidRuleSetException>()
            .Which.Diagnostics[0]
            .Code.Should()
            .Be("ER0001");
    }

    private static List<string> Entries(byte[] pack)
    {
        using var zip = new ZipArchive(new MemoryStream(pack));
        return [.. zip.Entries.Select(entry => entry.FullName)];
    }

    private static void Replace(ZipArchive zip, string name, Func<string, string> change)
    {
        var entry = zip.GetEntry(name)!;
        using var reader = new StreamReader(entry.Open());
        var text = reader.ReadToEnd();
        reader.Dispose();
        entry.Delete();
        PackFixture.Add(zip, name, Encoding.UTF8.GetBytes(change(text)));
    }
}
