using System.Security.Cryptography;
using System.Text.Json;

namespace ExportRules.Packs;

/// <summary>The signature of a pack's manifest: ECDSA over P-256 with SHA-256.</summary>
/// <param name="Algorithm">Always <see cref="EcdsaP256"/>.</param>
/// <param name="Key">The id of the key: <c>sha256:</c> and the digest of its public part.</param>
/// <param name="Signature">The signature in Base64, in the form of IEEE P1363.</param>
internal sealed record PackSignature(string Algorithm, string Key, string Signature)
{
    public const string FileName = "manifest.sig";
    public const string EcdsaP256 = "ecdsa-p256-sha256";

    // A manifest is signed as a manifest: the same key may sign other things elsewhere.
    private static ReadOnlySpan<byte> Purpose => "ExportRules rule pack\n"u8;

    public static PackSignature Sign(ReadOnlySpan<byte> manifest, ECDsa key) =>
        new(
            EcdsaP256,
            PublicKeys.IdOf(key),
            Convert.ToBase64String(
                key.SignData(
                    Signed(manifest),
                    HashAlgorithmName.SHA256,
                    DSASignatureFormat.IeeeP1363FixedFieldConcatenation
                )
            )
        );

    public bool Fits(ReadOnlySpan<byte> manifest, ECDsa key)
    {
        var signature = new byte[Signature.Length];
        return Convert.TryFromBase64String(Signature, signature, out var length)
            && key.VerifyData(
                Signed(manifest),
                signature[..length],
                HashAlgorithmName.SHA256,
                DSASignatureFormat.IeeeP1363FixedFieldConcatenation
            );
    }

    private static byte[] Signed(ReadOnlySpan<byte> manifest) => [.. Purpose, .. manifest];

    public byte[] Write() =>
        [
            .. JsonSerializer.SerializeToUtf8Bytes(this, PackJsonContext.Default.PackSignature),
            (byte)'\n',
        ];

    /// <summary>The signature; null where the bytes are none of an algorithm that is known here.</summary>
    public static PackSignature? Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var signature = JsonSerializer.Deserialize(utf8, PackJsonContext.Default.PackSignature);
            return signature is { Algorithm: EcdsaP256, Key: not null, Signature: not null }
                ? signature
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
