namespace ExportRules.Packs;

/// <summary>An entry unpacks to more than a pack may hold; the reader of the pack turns it into a diagnostic.</summary>
#pragma warning disable CA1032 // Only ever created and caught in this folder.
internal sealed class PackTooLargeException : Exception;
#pragma warning restore CA1032
