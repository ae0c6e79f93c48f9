namespace ExportRules;

/// <summary>Whether one held license covers the transaction.</summary>
/// <param name="Type">The type's id.</param>
/// <param name="Number">Its number, or null.</param>
/// <param name="Covers">Whether it covers the transaction.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record HeldLicenseResult(string Type, string? Number, bool Covers, string Reason);
