namespace ExportRules;

/// <summary>A held license that covers the transaction.</summary>
/// <param name="Type">The type's id.</param>
/// <param name="Number">Its number, or null.</param>
/// <param name="From">The first day of its validity, or null where it was not stated.</param>
/// <param name="To">The last day of its validity, inclusive, or null.</param>
public sealed record UsableLicense(string Type, string? Number, DateOnly? From, DateOnly? To);
