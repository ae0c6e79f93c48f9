namespace ComplianceDesk.Replaying;

/// <summary>Something made for a person: a report, a document, a table.</summary>
internal sealed record PrintedPage(string Name, string ContentType, byte[] Content);
