using System.Text.Json.Serialization;

namespace ExportRules.Replay;

/// <summary>What became of the rows. Every row read is in exactly one of the others.</summary>
public sealed record ReplayCounts
{
    /// <summary>Records read, without the header.</summary>
    public long Read { get; init; }

    /// <summary>Decided: no license required.</summary>
    public long NoLicenseRequired { get; init; }

    /// <summary>Decided: license required.</summary>
    public long LicenseRequired { get; init; }

    /// <summary>Decided: refused in principle.</summary>
    public long Prohibited { get; init; }

    /// <summary>Not determined by the facts supplied.</summary>
    public long Undetermined { get; init; }

    /// <summary>Rows that cannot be read as a transaction; each is a row of the output that says why.</summary>
    public long Errors { get; init; }

    /// <summary>Rows without any content, which are left out.</summary>
    public long SkippedEmpty { get; init; }

    /// <summary>Rows decided.</summary>
    public long Decided => NoLicenseRequired + LicenseRequired + Prohibited;

    /// <summary>Rows of the output.</summary>
    public long Written => Decided + Undetermined + Errors;

    /// <summary>Whether no row was lost.</summary>
    [JsonIgnore]
    public bool AddUp => Read == Written + SkippedEmpty;
}
