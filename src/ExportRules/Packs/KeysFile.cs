namespace ExportRules.Packs;

/// <summary>A file of trusted keys.</summary>
internal sealed record KeysFile(IReadOnlyList<KeysFileEntry> Keys);

/// <summary>One key of the file.</summary>
internal sealed record KeysFileEntry(string Name, string PublicKey)
{
    public DateOnly? NotBefore { get; init; }

    public DateOnly? NotAfter { get; init; }
}
