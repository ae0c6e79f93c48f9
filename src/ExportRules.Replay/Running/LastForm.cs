namespace ExportRules.Replay.Running;

/// <summary>
/// Keeps what decides the rows of the last form of input, with the answers that it knows by now: the next input of the
/// same form goes on with it.
/// </summary>
/// <remarks>Safe to call from several threads; two that come at once may both begin anew, and one is kept.</remarks>
internal sealed class LastForm
{
    private volatile Kept? kept;

    public T Get<T>(object form, Func<T> begin)
        where T : class
    {
        if (kept is { } last && last.Form.Equals(form))
        {
            return (T)last.Value;
        }
        var value = begin();
        kept = new(form, value);
        return value;
    }

    private sealed record Kept(object Form, object Value);
}
