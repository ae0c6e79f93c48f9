using System.Text;
using System.Text.Json;

namespace ExportRules.Packs;

/// <summary>The public keys whose signatures on rule packs are accepted.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class TrustedKeys
{
    private const long MaximumBytes = 1L << 20;

    private readonly Dictionary<string, TrustedKey> byId;

    private TrustedKeys(IEnumerable<TrustedKey> keys)
    {
        byId = new(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            // Given twice, the shorter time counts.
            byId[key.Id] = byId.TryGetValue(key.Id, out var other) ? Shorter(key, other) : key;
        }
    }

    /// <summary>The keys, in the order of their ids.</summary>
    public IReadOnlyList<TrustedKey> All =>
        [.. byId.Values.OrderBy(key => key.Id, StringComparer.Ordinal)];

    /// <summary>
    /// Reads keys from files: a public key in PEM, which is valid at any time, or a JSON file
    /// <c>{"keys":[{"name":"...","publicKey":"-----BEGIN PUBLIC KEY-----...","notBefore":"2026-01-01","notAfter":"2027-12-31"}]}</c>.
    /// </summary>
    /// <exception cref="InvalidRuleSetException">A file cannot be read or holds something else.</exception>
    public static TrustedKeys Load(params IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var problems = new List<Diagnostic>();
        var keys = paths.SelectMany(path => Read(path, problems)).ToList();
        return problems.Count > 0 ? throw new InvalidRuleSetException(problems) : new(keys);
    }

    /// <summary>A single public key in PEM, valid at any time.</summary>
    /// <exception cref="ArgumentException">The text is no public key on the curve P-256.</exception>
    public static TrustedKeys OfPem(string pem)
    {
        ArgumentNullException.ThrowIfNull(pem);
        return Key("the key", pem, null, null) is { } key
            ? new([key])
            : throw new ArgumentException(
                "the text is no public key on the curve P-256",
                nameof(pem)
            );
    }

    internal TrustedKey? Find(string id) => byId.GetValueOrDefault(id);

    private static IEnumerable<TrustedKey> Read(string path, List<Diagnostic> problems)
    {
        var text = Text(path, problems);
        if (text is null)
        {
            return [];
        }
        if (!text.AsSpan().TrimStart().StartsWith('{'))
        {
            if (Key(path, text, null, null) is { } single)
            {
                return [single];
            }
            problems.Add(Problem(path, "this is no public key on the curve P-256"));
            return [];
        }
        KeysFile? file = null;
        try
        {
            file = JsonSerializer.Deserialize(text, PackJsonContext.Default.KeysFile);
        }
        catch (JsonException error)
        {
            problems.Add(
                Problem(
                    path,
                    "this is no file of trusted keys",
                    (int)(error.LineNumber ?? 0) + 1,
                    (int)(error.BytePositionInLine ?? 0) + 1
                )
            );
        }
        var keys = new List<TrustedKey>();
        foreach (var entry in file?.Keys ?? [])
        {
            if (
                entry?.PublicKey is null
                || Key(entry.Name, entry.PublicKey, entry.NotBefore, entry.NotAfter) is not { } key
            )
            {
                problems.Add(
                    Problem(path, $"key `{entry?.Name}` is no public key on the curve P-256")
                );
            }
            else if (key.NotAfter < key.NotBefore)
            {
                problems.Add(Problem(path, $"key `{key.Name}` ends before it begins"));
            }
            else
            {
                keys.Add(key);
            }
        }
        return keys;
    }

    private static string? Text(string path, List<Diagnostic> problems)
    {
        try
        {
            if (new FileInfo(path).Length <= MaximumBytes)
            {
                return File.ReadAllText(path, Encoding.UTF8);
            }
            problems.Add(Problem(path, "the file is too large for keys"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problems.Add(
                new(
                    DiagnosticCodes.FileUnreadable,
                    Severity.Error,
                    new(path, 0, 0),
                    $"the keys in `{path}` cannot be read"
                )
            );
        }
        return null;
    }

    private static TrustedKey? Key(string name, string pem, DateOnly? notBefore, DateOnly? notAfter)
    {
        using var key = PublicKeys.Import(pem, isPrivate: false);
        return key is null ? null : new(PublicKeys.IdOf(key), name, pem, notBefore, notAfter);
    }

    private static TrustedKey Shorter(TrustedKey one, TrustedKey other) =>
        one with
        {
            NotBefore = new[] { one.NotBefore, other.NotBefore }.Max(),
            NotAfter = new[] { one.NotAfter, other.NotAfter }.Min(),
        };

    private static Diagnostic Problem(string path, string message, int line = 0, int column = 0) =>
        new(DiagnosticCodes.BadKeys, Severity.Error, new(path, line, column), message)
        {
            Hint =
                "a public key in PEM, or a JSON file of keys with notBefore and notAfter; see docs/packs.md",
        };
}
