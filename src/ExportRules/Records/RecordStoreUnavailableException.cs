namespace ExportRules.Records;

/// <summary>
/// A store of decision records cannot be used at the moment: its server is down, its disk is full, another writer holds
/// it too long. Nothing was acknowledged; the same call can succeed later. A web host answers 503 with Retry-After.
/// </summary>
public sealed class RecordStoreUnavailableException : IOException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What cannot be done.</param>
    /// <param name="innerException">What stood in the way.</param>
    public RecordStoreUnavailableException(string message, Exception innerException)
        : base(message, innerException) { }
}
