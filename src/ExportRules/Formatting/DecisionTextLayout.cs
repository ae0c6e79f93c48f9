using ExportRules.RuleSets;

namespace ExportRules.Formatting;

/// <summary>Where things stand on the page when a decision is printed as text.</summary>
internal sealed class DecisionTextLayout(StyledText text, RuleSet ruleSet)
{
    private readonly DecisionWords words = new(ruleSet);

    public void WriteOrder(OrderDecision order)
    {
        var license = order.License is null ? "" : $": {words.License(order.License)}";
        text.Add(order.Order is null ? "order: " : $"order {order.Order}: ")
            .Line(
                DecisionWords.Outcome(order.Outcome) + license,
                DecisionWords.Style(order.Outcome)
            );
    }

    /// <summary>Writes a decision; an order's line is named by its place too.</summary>
    public void Write(Decision decision, string? place, bool trace)
    {
        var name = string.Join(" ", new[] { place, decision.Transaction }.OfType<string>());
        text.Add(name.Length == 0 ? "" : $"{name}: ")
            .Line(words.Headline(decision), DecisionWords.Style(decision.Outcome));
        WriteFacts(decision);
        WriteLicenses(decision);
        WriteOpen(decision);
        WriteObligations(decision);
        if (trace)
        {
            foreach (var (title, entries) in TraceSections.Of(decision))
            {
                Heading(title);
                foreach (var entry in entries)
                {
                    new TraceEntryText(text, words).Write(entry);
                }
            }
        }
    }

    private void WriteFacts(Decision decision)
    {
        Field("policy", words.Policy(decision.Policy));
        Field("digest", decision.Policy.Digest);
        if (decision.Entries.Count > 0)
        {
            Field("entry", string.Join(", ", decision.Entries));
        }
        foreach (var basis in decision.Basis)
        {
            Field(
                decision.Outcome is Outcome.Undetermined ? "may rest on" : "basis",
                $"{basis}: {words.Basis(basis)}"
            );
        }
        if (decision.DeterminingRules.Count > 0)
        {
            Field("because of", string.Join(", ", decision.DeterminingRules));
        }
        if (decision.Confidence is { } confidence)
        {
            Field("confidence", Words.Of(confidence));
        }
        if (decision.Usable is { } usable)
        {
            Field("usable", DecisionWords.Usable(usable));
        }
        foreach (var note in decision.Notes)
        {
            Field("note", note);
        }
    }

    private void Field(string name, string value) =>
        text.Add($"  {name, -12}", TextStyle.Quiet).Line(value);

    private void Heading(string title) => text.End().Line(title, TextStyle.Heading);

    private void WriteLicenses(Decision decision)
    {
        if (decision.Licenses.Count > 0)
        {
            Heading("License types, least burdensome first");
            foreach (var status in decision.Licenses)
            {
                text.Add("  ")
                    .Add($"{Words.Of(status.Status), -12}", Style(status.Status))
                    .Add(status.Type, TextStyle.Id)
                    .Line($": {words.License(status.Type)}");
                if (status.Because.Count > 0)
                {
                    text.Line(
                        $"              by {string.Join(", ", status.Because)}",
                        TextStyle.Quiet
                    );
                }
            }
        }
        List("Licenses held", decision.Held.Select(DecisionWords.Held));
    }

    private void WriteOpen(Decision decision)
    {
        List("Missing, the answer depends on it", decision.Missing.Select(words.Missing));
        List("Not needed, but could be milder", decision.MayRelax.Select(DecisionWords.Relaxation));
        List(
            "Assumed, not supplied",
            decision.Assumed.Select(assumed => $"{assumed.Fact} = {assumed.Value}")
        );
    }

    private void List(string title, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0)
        {
            return;
        }
        Heading(title);
        foreach (var line in all)
        {
            text.Line($"  - {line}");
        }
    }

    private void WriteObligations(Decision decision)
    {
        if (decision.Obligations.Count == 0)
        {
            return;
        }
        Heading("What the exporter must also do");
        foreach (var kind in TraceSections.Obligations(decision))
        {
            text.Line($"  {kind.Key}", TextStyle.Attention);
            foreach (var obligation in kind)
            {
                text.Add($"  - {obligation.Text} ")
                    .Line(
                        $"[{obligation.Rule}, {Words.Of(obligation.Confidence)}]",
                        TextStyle.Quiet
                    );
            }
        }
    }

    private static TextStyle Style(Availability availability) =>
        availability switch
        {
            Availability.Available => TextStyle.Good,
            Availability.Possible => TextStyle.Attention,
            _ => TextStyle.Bad,
        };
}
