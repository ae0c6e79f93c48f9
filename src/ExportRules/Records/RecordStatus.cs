namespace ExportRules.Records;

/// <summary>Whether a kept decision still holds.</summary>
public enum RecordStatus
{
    /// <summary>The same law gives the same answer, to the byte.</summary>
    Unchanged,

    /// <summary>The law of that version was corrected since, and the changelog says so.</summary>
    ChangedByCorrection,

    /// <summary>The law of that version is another than the recorded one, and no correction is recorded.</summary>
    ChangedWithoutCorrection,

    /// <summary>The record does not carry the answer that its law gives, or was changed after it was sealed.</summary>
    Tampered,

    /// <summary>It cannot be recomputed: another rule set, another engine, or an input that is refused today.</summary>
    Unverifiable,
}
