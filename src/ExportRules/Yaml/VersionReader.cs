using ExportRules.RuleSets;

namespace ExportRules.Yaml;

/// <summary>What versions of rules and lists and rows of tables share: a first day and the act that set it.</summary>
internal sealed class VersionReader(Dictionary<string, Act> acts, DiagnosticBag bag)
{
    private static readonly Act NoAct = new()
    {
        Id = "",
        Title = "",
        From = DateOnly.MinValue,
    };

    /// <summary>The day and the act; problems are reported and replaced by stand-ins so that reading goes on.</summary>
    public (DateOnly From, Act Act) Read(MapReader map, string what)
    {
        var from = map.RequiredDate("from");
        var id = map.Required("act") is { } node ? map.Text(node, map.At("act")) : null;
        if (id is null)
        {
            return (from, NoAct);
        }
        if (!acts.TryGetValue(id, out var act))
        {
            bag.Error(
                DiagnosticCodes.UnknownAct,
                map.Node("act")!.Location,
                $"{what} cites act `{id}`, which acts.yaml does not list",
                Suggestions.For(id, acts.Keys),
                map.At("act")
            );
            return (from, NoAct with { Id = id, From = from });
        }
        if (from != DateOnly.MinValue && act.From != from)
        {
            bag.Error(
                DiagnosticCodes.ActDate,
                map.Node("from")!.Location,
                $"{what} begins {from:yyyy-MM-dd}, but act `{id}` is in force from {act.From:yyyy-MM-dd}",
                "the day is the act's",
                map.At("from")
            );
        }
        return (from, act);
    }

    /// <summary>Reports versions that are not oldest first, or two of one day.</summary>
    public void CheckOrder(
        IReadOnlyList<(DateOnly From, SourceLocation Location)> versions,
        string what
    )
    {
        for (var index = 1; index < versions.Count; index++)
        {
            // A day that could not be read has been reported already.
            if (
                versions[index].From <= versions[index - 1].From
                && versions[index].From != DateOnly.MinValue
            )
            {
                bag.Error(
                    DiagnosticCodes.VersionOrder,
                    versions[index].Location,
                    $"{what} has a version from {versions[index].From:yyyy-MM-dd} after one from {versions[index - 1].From:yyyy-MM-dd}",
                    "oldest first, one a day; each lasts until the next"
                );
            }
        }
    }

    public static IReadOnlyList<string> Sources(MapReader map) => map.Texts("source");

    public static Confidence Confidence(MapReader map) =>
        (Confidence)Math.Max(0, map.RequiredWord("confidence", Words.Confidences));
}
