namespace ExportRules;

/// <summary>What became of one license type.</summary>
/// <param name="Type">The type's id.</param>
/// <param name="Status">Whether it can be used.</param>
/// <param name="Because">The rules that made it so, sorted.</param>
public sealed record LicenseStatus(string Type, Availability Status, IReadOnlyList<string> Because);
