using System.Globalization;
using System.Text;
using ExportRules.RuleSets;
using static ExportRules.Formatting.MarkdownText;

namespace ExportRules.Formatting;

/// <summary>Where things stand on the page when a decision is kept as Markdown.</summary>
internal sealed class DecisionMarkdownLayout(StringBuilder text, RuleSet ruleSet)
{
    private readonly DecisionWords words = new(ruleSet);

    public void WriteOrder(OrderDecision order)
    {
        var license = order.License is null ? "" : $": {words.License(order.License)}";
        Line($"# Order {Escape(order.Order)}".TrimEnd());
        Line();
        Line($"**{Escape(DecisionWords.Outcome(order.Outcome) + license)}**");
    }

    public void Write(Decision decision, int level, string? place)
    {
        var head = new string('#', level);
        var name = string.Join(" ", new[] { place, decision.Transaction }.OfType<string>());
        Line($"{head} {(name.Length == 0 ? "Decision" : Escape($"Decision: {name}"))}");
        Line();
        Line($"**{Escape(words.Headline(decision))}**");
        WriteFacts(decision);
        WriteLicenses(decision, head);
        List(head, "Licenses held", decision.Held.Select(held => Escape(DecisionWords.Held(held))));
        List(head, "Missing", decision.Missing.Select(fact => Escape(words.Missing(fact))));
        List(
            head,
            "Not needed, but could be milder",
            decision.MayRelax.Select(relaxation => Escape(DecisionWords.Relaxation(relaxation)))
        );
        List(
            head,
            "Assumed, not supplied",
            decision.Assumed.Select(assumed => Escape($"{assumed.Fact} = {assumed.Value}"))
        );
        List(
            head,
            "What the exporter must also do",
            TraceSections
                .Obligations(decision)
                .SelectMany(kind => kind)
                .Select(duty =>
                    $"**{duty.Kind}**: {Escape(duty.Text)} ({Code(duty.Rule)}, {Words.Of(duty.Confidence)})"
                )
        );
        WriteTrace(decision, head);
    }

    private void WriteFacts(Decision decision)
    {
        Line();
        text.Append(Head("", ""));
        Field("Policy", Escape(words.Policy(decision.Policy)));
        Field("Digest", Code(decision.Policy.Digest));
        Field("Entry", Escape(string.Join(", ", decision.Entries)));
        Field(
            decision.Outcome is Outcome.Undetermined ? "May rest on" : "Basis",
            string.Join(
                "; ",
                decision.Basis.Select(basis => $"{Code(basis)} {Escape(words.Basis(basis))}")
            )
        );
        Field("Because of", Codes(decision.DeterminingRules));
        Field("Confidence", decision.Confidence is { } confidence ? Words.Of(confidence) : "");
        Field("Usable", decision.Usable is { } usable ? Escape(DecisionWords.Usable(usable)) : "");
        Field("Engine", Escape(decision.Engine));
        List("", null, decision.Notes.Select(Escape));
    }

    private void Field(string name, string value)
    {
        if (value.Length > 0)
        {
            text.Append(Row(name, value));
        }
    }

    private void WriteLicenses(Decision decision, string head)
    {
        if (decision.Licenses.Count == 0)
        {
            return;
        }
        Heading(head, "License types, least burdensome first");
        text.Append(Head("Type", "", "Status", "Because of"));
        foreach (var status in decision.Licenses)
        {
            text.Append(
                Row(
                    Code(status.Type),
                    Escape(words.License(status.Type)),
                    Words.Of(status.Status),
                    Codes(status.Because)
                )
            );
        }
    }

    private void WriteTrace(Decision decision, string head)
    {
        foreach (var (title, entries) in TraceSections.Of(decision))
        {
            Heading(head, title);
            foreach (var entry in entries.Where(entry => entry.State is RuleState.Met))
            {
                WriteMet(entry);
            }
            var others = entries.Where(entry => entry.State is not RuleState.Met).ToList();
            if (others.Count > 0)
            {
                text.Append(Head("Rule", "State", "Why", "Where"));
            }
            foreach (var entry in others)
            {
                text.Append(
                    Row(
                        $"{Code(entry.Rule)} {Escape(entry.Title)}{For(entry)}",
                        Words.Of(entry.State),
                        Escape(Why(entry)),
                        Escape(Place(entry))
                    )
                );
            }
        }
    }

    private void WriteMet(TraceEntry entry)
    {
        var decides = entry.IsDetermining ? "**decides** " : "";
        Line(
            $"- {decides}{Code(entry.Rule)}{For(entry)}: {Escape(entry.Title + DecisionWords.Term(entry.Term))}"
        );
        Line($"  - Conclusion: {Escape(entry.Conclusion)}");
        if (entry.Because is { } because)
        {
            Line($"  - {Escape(because)}");
        }
        foreach (var test in entry.Tests)
        {
            Line($"  - {test.Result}: {Escape(DecisionWords.Found(test))}");
        }
        if (entry.Text is { } law)
        {
            Line($"  - Text: {Escape(law.ReplaceLineEndings(" ").Trim())}");
        }
        Line($"  - {Escape(Place(entry))}");
        if (entry.Source is { } source)
        {
            Line($"  - Source: {Escape(source)}");
        }
        Line();
    }

    private string Why(TraceEntry entry) =>
        entry.State switch
        {
            RuleState.Overridden => $"set aside by {string.Join(", ", entry.OverriddenBy ?? [])}",
            RuleState.NotInForce => $"its version counts {words.RulePeriod(entry)}",
            _ => string.Join("; ", entry.Tests.Select(DecisionWords.Test)),
        };

    private static string For(TraceEntry entry) =>
        entry.Entry is null ? "" : $" for {Escape(entry.Entry)}";

    private static string Place(TraceEntry entry)
    {
        var parts = new[]
        {
            entry.Cite,
            entry.Confidence is { } confidence ? Words.Of(confidence) : null,
            entry.Since is { } since ? $"since {DecisionWords.Day(since)} by {entry.Act}" : null,
            entry.File is { } file
                ? string.Create(CultureInfo.InvariantCulture, $"{file}:{entry.Line}")
                : null,
        };
        return string.Join("; ", parts.OfType<string>());
    }

    private void List(string head, string? title, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0)
        {
            return;
        }
        if (title is null)
        {
            Line();
        }
        else
        {
            Heading(head, title);
        }
        foreach (var line in all)
        {
            Line($"- {line}");
        }
    }

    private void Heading(string head, string title)
    {
        if (text.Length > 1 && (text[^1] != '\n' || text[^2] != '\n'))
        {
            Line();
        }
        Line($"{head}# {title}");
        Line();
    }

    private void Line(string line = "") => text.Append(line).Append('\n');
}
