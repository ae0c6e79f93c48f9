namespace ExportRules.Packs;

/// <summary>A public key whose signatures on rule packs are accepted, in its time.</summary>
/// <param name="Id"><c>sha256:</c> and the digest of the key.</param>
/// <param name="Name">Whose key it is, for messages.</param>
/// <param name="Pem">The public key.</param>
/// <param name="NotBefore">The first day, in UTC, on which packs that it signed are opened; null for any.</param>
/// <param name="NotAfter">The last day, in UTC and inclusive; null for any.</param>
public sealed record TrustedKey(
    string Id,
    string Name,
    string Pem,
    DateOnly? NotBefore,
    DateOnly? NotAfter
)
{
    /// <summary>Whether packs that the key signed are opened on a day.</summary>
    public bool IsValidOn(DateOnly day) =>
        (NotBefore is not { } first || first <= day) && (NotAfter is not { } last || day <= last);
}
