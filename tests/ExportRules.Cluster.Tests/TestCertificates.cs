using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ExportRules.Tests.Replay;

namespace ExportRules.Cluster.Tests;

/// <summary>An authority and members' certificates, made for one test.</summary>
internal sealed class TestCertificates(TemporaryFolder folder)
{
    private static readonly DateTimeOffset Begin = DateTimeOffset.UtcNow.AddDays(-1);

    /// <summary>Writes <c>NAME-ca.pem</c>, <c>NAME.pem</c> and <c>NAME.key.pem</c>; returns them as options.</summary>
    public string[] Write(string name)
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var root = new CertificateRequest(
            $"CN={name} authority",
            rootKey,
            HashAlgorithmName.SHA256
        );
        root.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var authority = root.CreateSelfSigned(Begin, Begin.AddYears(1));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var member = request.Create(authority, Begin, Begin.AddMonths(1), [1, 2, 3, 4]);
        File.WriteAllText(folder[$"{name}-ca.pem"], authority.ExportCertificatePem());
        File.WriteAllText(folder[$"{name}.pem"], member.ExportCertificatePem());
        File.WriteAllText(folder[$"{name}.key.pem"], key.ExportPkcs8PrivateKeyPem());
        return
        [
            "--tls-ca",
            folder[$"{name}-ca.pem"],
            "--tls-cert",
            folder[$"{name}.pem"],
            "--tls-key",
            folder[$"{name}.key.pem"],
        ];
    }
}
