using System.Text.Json;
using System.Text.Json.Serialization;

namespace ExportRules.Packs;

/// <summary>What a pack holds; the signature covers these bytes, and these the files.</summary>
internal sealed record PackManifest
{
    public const string FileName = "manifest.json";
    public const int CurrentFormat = 1;

    [JsonRequired]
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The rule set's id.</summary>
    public required string RuleSet { get; init; }

    /// <summary>The files, in the order of their paths.</summary>
    public required IReadOnlyList<PackFile> Files { get; init; }

    public byte[] Write() =>
        [
            .. JsonSerializer.SerializeToUtf8Bytes(this, PackJsonContext.Default.PackManifest),
            (byte)'\n',
        ];

    /// <summary>The manifest; null where the bytes are none of a format that is known here.</summary>
    public static PackManifest? Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize(utf8, PackJsonContext.Default.PackManifest);
            return
                manifest is { Format: CurrentFormat, RuleSet: not null, Files: not null }
                && manifest.Files.All(file => file is { Path: not null, Sha256: not null })
                ? manifest
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>One file of a pack.</summary>
/// <param name="Path">Its path inside the rule set, with forward slashes.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Sha256">Their digest, in lower-case hexadecimal.</param>
internal sealed record PackFile(string Path, long Length, string Sha256);

/// <summary>The source-generated shape of a pack's descriptions.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    WriteIndented = true,
    NewLine = "\n"
)]
[JsonSerializable(typeof(PackManifest))]
[JsonSerializable(typeof(PackSignature))]
[JsonSerializable(typeof(KeysFile))]
internal sealed partial class PackJsonContext : JsonSerializerContext;
