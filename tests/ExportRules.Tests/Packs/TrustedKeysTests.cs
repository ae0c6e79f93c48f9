using System.Security.Cryptography;
using ExportRules.Packs;

namespace ExportRules.Tests.Packs;

public sealed class TrustedKeysTests : IDisposable
{
    private readonly PackFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public void Load_PemAndKeysFile_AreOneKeyWithTheShorterTime()
    {
        var pem = Write("key.pem", fixture.PublicKey);

        var keys = TrustedKeys.Load(pem, fixture.KeysFile("2030-01-01", "2030-12-31"));

        keys.All.Should().ContainSingle();
        keys.All[0].NotAfter.Should().Be(new DateOnly(2030, 12, 31));
    }

    [Fact]
    public void Load_EverythingWrong_IsSaidAtOnce()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        string[] files =
        [
            Path.Combine(fixture.Folder, "none.pem"),
            Write("private.pem", fixture.PrivateKey),
            Write("p384.pem", other.ExportSubjectPublicKeyInfoPem()),
            Write("text.pem", "hello"),
            Write("broken.json", "{\"keys\":[{"),
            Write("unknown.json", "{\"keys\":[],\"more\":1}"),
            Write("empty-key.json", "{\"keys\":[{\"name\":\"x\",\"publicKey\":\"y\"}]}"),
            fixture.KeysFile("2030-12-31", "2030-01-01"),
        ];

        var act = () => TrustedKeys.Load(files);

        act.Should()
            .Throw<InvalidRuleSetException>()
            .Which.Diagnostics.Select(diagnostic => diagnostic.Code)
            .Should()
            .Equal("ER0001", "ER0731", "ER0731", "ER0731", "ER0731", "ER0731", "ER0731", "ER0731");
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(fixture.Folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
