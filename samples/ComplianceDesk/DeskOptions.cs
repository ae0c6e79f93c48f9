using System.ComponentModel.DataAnnotations;

namespace ComplianceDesk;

/// <summary>The section <c>Desk</c> of the configuration.</summary>
internal sealed class DeskOptions
{
    public const string Section = "Desk";

    /// <summary>A shorter key can be guessed.</summary>
    public const int LeastKeyLength = 32;

    /// <summary>The keys that open the desk, by the name of who holds each.</summary>
    public Dictionary<string, string> ApiKeys { get; set; } = [];

    /// <summary>The identity provider whose tokens open the desk too; without an authority there is none.</summary>
    public OidcOptions Oidc { get; set; } = new();

    /// <summary>Where decision records are kept: <c>sqlite</c>, <c>journal</c> or <c>postgresql</c>.</summary>
    [AllowedValues("sqlite", "journal", "postgresql")]
    public string Store { get; set; } = "sqlite";

    /// <summary>The store's connection string; of a journal, the path of its file.</summary>
    public string Connection { get; set; } = "";

    public LimitOptions Limits { get; set; } = new();

    /// <summary>Whether anybody can be told from anybody else.</summary>
    public bool HasCredentials => ApiKeys.Count > 0 || Oidc.Authority is { Length: > 0 };

    internal sealed class OidcOptions
    {
        public string? Authority { get; set; }

        public string? Audience { get; set; }

        /// <summary>Whether nobody on the way can forge what the authority says: HTTPS, or this machine.</summary>
        public bool IsAuthorityUsable =>
            Uri.TryCreate(Authority, UriKind.Absolute, out var address)
            && (
                address.Scheme == Uri.UriSchemeHttps
                || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)
            );
    }

    /// <summary>What one caller may ask at once.</summary>
    internal sealed class LimitOptions
    {
        [Range(1, int.MaxValue)]
        public int RequestsPerSecond { get; set; } = 100;

        /// <summary>How many requests of callers nobody knows are answered in a second, for each address.</summary>
        [Range(1, int.MaxValue)]
        public int AnonymousRequestsPerSecond { get; set; } = 20;

        [Range(1, int.MaxValue)]
        public int TransactionBytes { get; set; } = 256 << 10;

        [Range(1, int.MaxValue)]
        public int BatchBytes { get; set; } = 16 << 20;

        [Range(1, 100_000)]
        public int BatchTransactions { get; set; } = 10_000;

        [Range(1, int.MaxValue)]
        public int UploadBytes { get; set; } = 64 << 20;
    }
}
