using ExportRules.Screening.Names;

namespace ExportRules.Screening.Lists;

/// <summary>The cell that says which weapons a list is concerned about.</summary>
internal static class Concerns
{
    private static readonly string[] All = ["N", "B", "C", "M", "CW"];

    private static readonly Dictionary<string, string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["核"] = "N",
        ["核兵器"] = "N",
        ["NUCLEAR"] = "N",
        ["生物"] = "B",
        ["生物兵器"] = "B",
        ["BIOLOGICAL"] = "B",
        ["化学"] = "C",
        ["化学兵器"] = "C",
        ["CHEMICAL"] = "C",
        ["ミサイル"] = "M",
        ["MISSILE"] = "M",
        ["通常兵器"] = "CW",
        ["CONVENTIONAL"] = "CW",
    };

    /// <summary>The concerns in a fixed order, and the words that are none.</summary>
    public static (IReadOnlyList<string> Concerns, IReadOnlyList<string> Unknown) Read(string cell)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var unknown = new List<string>();
        foreach (
            var word in UnicodeForm
                .Compatible(cell)
                .Split(
                    [',', '、', '/', ';', ' ', '・', '\n', '\r', '\t'],
                    StringSplitOptions.RemoveEmptyEntries
                )
        )
        {
            if (Words.TryGetValue(word, out var concern))
            {
                found.Add(concern);
            }
            else if (
                Array.Find(All, known => known.Equals(word, StringComparison.OrdinalIgnoreCase)) is
                { } code
            )
            {
                found.Add(code);
            }
            else
            {
                unknown.Add(word);
            }
        }
        return ([.. All.Where(found.Contains)], unknown);
    }
}
