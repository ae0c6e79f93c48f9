using System.Security.Cryptography;

namespace ExportRules.Packs;

/// <summary>Keys on the curve P-256, and no other.</summary>
internal static class PublicKeys
{
    private const string P256 = "1.2.840.10045.3.1.7";

    /// <summary>The id by which a signature names its key.</summary>
    public static string IdOf(ECDsa key) => Sha256Text.Of(key.ExportSubjectPublicKeyInfo());

    /// <summary>The key of a PEM text; null where it is none on P-256.</summary>
    /// <param name="pem">The text.</param>
    /// <param name="isPrivate">Whether the private part must be there; where not, it must be away.</param>
    public static ECDsa? Import(string pem, bool isPrivate)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            if (
                key.ExportParameters(false).Curve.Oid.Value == P256
                && pem.Contains("PRIVATE KEY", StringComparison.Ordinal) == isPrivate
            )
            {
                return key;
            }
        }
        catch (Exception error) when (error is ArgumentException or CryptographicException)
        {
            // Not a key, or one behind a password: the caller says so.
        }
        key.Dispose();
        return null;
    }
}
