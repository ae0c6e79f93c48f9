using System.Globalization;
using System.Text;
using ExportRules.RuleSets;
using static ExportRules.Formatting.MarkdownText;

namespace ExportRules.Formatting;

/// <summary>Where things stand on the page when a policy version is printed whole.</summary>
internal sealed class PolicyMarkdownLayout(StringBuilder text, RuleSet ruleSet)
{
    public void Write(PolicyVersion version)
    {
        Line($"# {Escape(ruleSet.Title + DecisionWords.Term(ruleSet.Term))}");
        Line();
        WriteIdentity(version);
        WriteActs(version);
        Heading("License types, least burdensome first");
        foreach (var type in ruleSet.LicenseTypes)
        {
            Line($"- {Code(type.Id)}: {Escape(type.Title + DecisionWords.Term(type.Term))}");
        }
        Heading("What can make a license necessary");
        foreach (var basis in ruleSet.Bases)
        {
            Line($"- {Code(basis.Id)}: {Escape(basis.Title + DecisionWords.Term(basis.Term))}");
        }
        WriteRules(version);
        WriteLists(version);
        WriteTables(version);
        Heading("Read and confirmed");
        text.Append(Head("Name", "Date", "Signature"));
        text.Append(Row(" ", " ", " "));
    }

    private void WriteIdentity(PolicyVersion version)
    {
        text.Append(Head("Policy version", $"{version.Id} {version.Name}".TrimEnd()));
        text.Append(Row("In force", DecisionWords.Period(version.From, version.Until)));
        text.Append(Row("Digest", Code(version.Digest)));
        text.Append(Row("Authority", Escape(ruleSet.Authority)));
        text.Append(Row("The day that counts", Escape(ruleSet.DateBasis)));
        text.Append(Row("Time zone", Escape(ruleSet.TimeZone)));
        text.Append(
            Row("Exports from", string.Join(", ", ruleSet.Origins.Select(ConditionWords.Country)))
        );
        var counts = version
            .Rules.GroupBy(rule => rule.Version.Confidence)
            .OrderBy(group => group.Key)
            .Select(group => $"{Number(group.Count())} {Words.Of(group.Key)}");
        text.Append(Row("Rules", $"{Number(version.Rules.Length)} ({string.Join(", ", counts)})"));
    }

    private void WriteActs(PolicyVersion version)
    {
        if (version.Acts.Length == 0)
        {
            return;
        }
        Heading("Acts that begin with this version");
        foreach (var act in version.Acts)
        {
            Line(
                $"- {Code(act.Id)}: {Escape(act.Title + DecisionWords.Term(act.Term))}{(act.Published is { } day ? $", published {DecisionWords.Day(day)}" : "")}. {Escape(act.Effect)}".TrimEnd()
            );
        }
    }

    private void WriteRules(PolicyVersion version)
    {
        var inForce = version.Rules.Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        var rules = new RuleMarkdownLayout(text, ruleSet, inForce.Contains);
        foreach (var stage in version.Rules.GroupBy(rule => rule.Rule.Stage))
        {
            var name = Words.Of(stage.Key);
            Heading(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(int)stage.Key + 1} {char.ToUpperInvariant(name[0])}{name[1..]}"
                )
            );
            foreach (var rule in stage)
            {
                rules.WriteTitle(rule.Rule, 3);
                rules.WriteVersion(rule.Version);
            }
        }
    }

    private void WriteLists(PolicyVersion version)
    {
        if (ruleSet.Lists.Count == 0)
        {
            return;
        }
        Heading("Lists");
        foreach (var list in ruleSet.Lists)
        {
            Line($"### {Escape(list.Title + DecisionWords.Term(list.Term))}");
            Line();
            Line(
                $"List {Code(list.Id)}.{(list.Cite is null ? "" : $" Law: {Escape(list.Cite)}.")}"
            );
            Line();
            if (!version.Lists.TryGetValue(list.Id, out var inForce))
            {
                Line("Not known for this version.");
            }
            else if (inForce.Members.Count == 0)
            {
                Line("No members.");
            }
            foreach (
                var (member, confidence) in inForce?.Members.OrderBy(
                    pair => pair.Key,
                    StringComparer.Ordinal
                ) ?? Enumerable.Empty<KeyValuePair<string, Confidence>>()
            )
            {
                var name = list.Of == "country" ? ConditionWords.Country(member) : member;
                var weak = confidence is Confidence.Sourced ? "" : $" ({Words.Of(confidence)})";
                Line($"- {Escape(name)}{weak}");
            }
            Line();
        }
    }

    private void WriteTables(PolicyVersion version)
    {
        foreach (var inForce in version.Tables)
        {
            var table = inForce.Table;
            Heading($"Table: {Escape(table.Title + DecisionWords.Term(table.Term))}");
            Line(
                $"Table {Code(table.Id)}, found by {Codes(table.Keys)}.{(table.Cite is null ? "" : $" Law: {Escape(table.Cite)}.")} {Number(inForce.Rows.Count)} rows in force."
            );
            Line();
            foreach (var column in table.Columns)
            {
                var unit = column.Unit is null ? "" : $" ({column.Unit})";
                Line($"- {Code($"{table.As}.{column.Name}")}{unit}: {Escape(column.Meaning)}");
            }
            foreach (
                var group in inForce
                    .Rows.Values.GroupBy(row => row.Confidence)
                    .OrderBy(group => group.Key)
            )
            {
                Line($"- Rows {Words.Of(group.Key)}: {Number(group.Count())}");
            }
        }
    }

    private void Heading(string title)
    {
        if (text[^1] != '\n' || text[^2] != '\n')
        {
            Line();
        }
        Line($"## {title}");
        Line();
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private void Line(string line = "") => text.Append(line).Append('\n');
}
