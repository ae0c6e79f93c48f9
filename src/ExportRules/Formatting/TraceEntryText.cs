using System.Globalization;
using ExportRules.RuleSets;

namespace ExportRules.Formatting;

/// <summary>One rule of a trace as text: a met rule in full, any other in two lines.</summary>
internal sealed class TraceEntryText(StyledText text, DecisionWords words)
{
    public void Write(TraceEntry entry)
    {
        text.Add("  ")
            .Add(Mark(entry), Style(entry))
            .Add(" ")
            .Add(entry.Rule, TextStyle.Id)
            .Add(entry.Entry is null ? "" : $" for {entry.Entry}")
            .Line($"  {State(entry)}", TextStyle.Quiet);
        text.Line($"      {entry.Title}{DecisionWords.Term(entry.Term)}");
        switch (entry.State)
        {
            case RuleState.Met:
                WriteMet(entry);
                break;
            case RuleState.NotMet when entry.Tests.Count > 0:
                text.Line($"      {DecisionWords.Test(entry.Tests[0])}");
                break;
            case RuleState.Unknown:
                foreach (var test in entry.Tests)
                {
                    text.Line($"      {DecisionWords.Test(test)}", TextStyle.Attention);
                }
                break;
            case RuleState.Overridden:
                text.Line($"      set aside by {string.Join(", ", entry.OverriddenBy ?? [])}");
                break;
            case RuleState.NotInForce:
                text.Line($"      its version counts {words.RulePeriod(entry)}");
                break;
            default:
                break;
        }
        WritePlace(entry);
    }

    private void WriteMet(TraceEntry entry)
    {
        if (entry.Because is { } because)
        {
            text.Line($"      {because}");
        }
        foreach (var test in entry.Tests)
        {
            text.Line($"      {test.Result}: {DecisionWords.Found(test)}", TextStyle.Quiet);
        }
        if (entry.Text is { } law)
        {
            text.Line($"      \"{law.ReplaceLineEndings(" ").Trim()}\"");
        }
        if (entry.Source is { } source)
        {
            text.Line($"      source: {source}", TextStyle.Quiet);
        }
    }

    private void WritePlace(TraceEntry entry)
    {
        var parts = new List<string>();
        if (entry.Cite is { } cite)
        {
            parts.Add(cite);
        }
        if (entry.Confidence is { } confidence)
        {
            parts.Add(Words.Of(confidence));
        }
        if (entry.Since is { } since)
        {
            parts.Add($"since {DecisionWords.Day(since)} by {entry.Act}");
        }
        if (entry.File is { } file)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{file}:{entry.Line}"));
        }
        text.Line($"      {string.Join("; ", parts)}", TextStyle.Quiet);
    }

    /// <summary>One character that tells the state at a glance, also without color.</summary>
    private static string Mark(TraceEntry entry) =>
        entry.IsDetermining
            ? "*"
            : entry.State switch
            {
                RuleState.Met => "+",
                RuleState.Unknown => "?",
                RuleState.Overridden => "/",
                RuleState.NotMet => "-",
                _ => ".",
            };

    private static TextStyle Style(TraceEntry entry) =>
        entry.State switch
        {
            RuleState.Met => TextStyle.Good,
            RuleState.Unknown => TextStyle.Attention,
            _ => TextStyle.Quiet,
        };

    private static string State(TraceEntry entry) =>
        entry.State switch
        {
            RuleState.Met when entry.IsDetermining => $"met, decides: {entry.Conclusion}",
            RuleState.Met => $"met: {entry.Conclusion}",
            RuleState.Overridden => $"met but overridden: {entry.Conclusion}",
            RuleState.Unknown => $"unknown: would {entry.Conclusion}",
            RuleState.NotMet => $"not met: would {entry.Conclusion}",
            _ => $"not in force: would {entry.Conclusion}",
        };
}
