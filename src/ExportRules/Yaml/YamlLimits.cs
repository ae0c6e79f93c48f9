namespace ExportRules.Yaml;

/// <summary>What an untrusted file may ask of us.</summary>
internal static class YamlLimits
{
    /// <summary>Bytes of one file.</summary>
    public const long FileBytes = 8L << 20;

    /// <summary>Levels of nesting.</summary>
    public const int Depth = 40;

    /// <summary>Files of one rule set.</summary>
    public const int Files = 5_000;

    /// <summary>Errors after which a file's reading stops.</summary>
    public const int ErrorsPerFile = 200;
}
