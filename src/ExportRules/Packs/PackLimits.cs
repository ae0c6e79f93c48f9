using ExportRules.Yaml;

namespace ExportRules.Packs;

/// <summary>What an untrusted pack may ask of us; what a header says of a size is not believed.</summary>
internal static class PackLimits
{
    /// <summary>Bytes of the zip itself.</summary>
    public const long PackBytes = 64L << 20;

    /// <summary>Bytes of all files together, unpacked.</summary>
    public const long UnpackedBytes = 64L << 20;

    /// <summary>Bytes of one file, unpacked.</summary>
    public const long FileBytes = YamlLimits.FileBytes;

    /// <summary>Entries: the files of a rule set, and what describes them.</summary>
    public const int Entries = YamlLimits.Files + 4;
}
