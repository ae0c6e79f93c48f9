namespace ExportRules.RuleSets;

/// <summary>Entries of a control list, such as <c>3(2)7</c>, compared by hierarchy.</summary>
internal static class EntryCode
{
    /// <summary>Whether an entry is another or lies below it: <c>3(2)7</c> within <c>3(2)</c> and <c>3</c>, not within <c>3の2</c>.</summary>
    public static bool IsWithin(string entry, string above) =>
        entry.StartsWith(above, StringComparison.Ordinal)
        && (entry.Length == above.Length || entry[above.Length] == '(' || above[^1] == ')');
}
