namespace ExportRules.Hosting;

/// <summary>Tells when the files have changed and then stood still between two looks; each content is told once.</summary>
/// <remarks>Not safe for several threads; each rule set's poll has its own.</remarks>
internal sealed class ChangeWatch(string source, HostedRuleSetOptions options, string digest)
{
    private const string Gone = "";

    private string told = digest;
    private string last = digest;

    public bool HasSettledChange()
    {
        var now = Path.Exists(source) ? ContentDigest.Of(source, options) : Gone;
        var settled = now == last;
        last = now;
        if (!settled || now == told)
        {
            return false;
        }
        told = now;
        return true;
    }

    /// <summary>Has the same content told again, after it could not be read; a place that is gone is told once.</summary>
    public void TellAgain()
    {
        if (last != Gone)
        {
            told = Gone;
        }
    }
}
