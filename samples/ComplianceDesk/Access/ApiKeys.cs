using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace ComplianceDesk.Access;

/// <summary>The keys that open the desk. Without any credentials configured it makes one for this run.</summary>
internal sealed class ApiKeys
{
    private readonly List<(string Name, byte[] Hash)> keys;

    public ApiKeys(IOptions<DeskOptions> options)
    {
        var configured = options.Value.ApiKeys;
        if (!options.Value.HasCredentials)
        {
            Generated = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
            configured = new() { ["this run"] = Generated };
        }
        keys = [.. configured.Select(key => (key.Key, HashOf(key.Value)))];
    }

    /// <summary>The key of this run; null where credentials are configured.</summary>
    public string? Generated { get; }

    /// <summary>Who holds a key; null for a key that nobody holds.</summary>
    /// <remarks>The time it takes depends neither on the key nor on which one it is.</remarks>
    public string? NameOf(string key)
    {
        var hash = HashOf(key);
        string? found = null;
        foreach (var (name, known) in keys)
        {
            if (CryptographicOperations.FixedTimeEquals(hash, known))
            {
                found = name;
            }
        }
        return found;
    }

    private static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
