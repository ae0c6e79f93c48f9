using ExportRules.Formatting;
using ExportRules.Records;
using ExportRules.RuleSets;

namespace ExportRules.Cli.Evaluating;

/// <summary>Answers for people, one after the other, as text or as Markdown.</summary>
internal static class ReadableResults
{
    private static readonly string Separator = new('-', 72);

    public static void WriteText(
        Terminal terminal,
        RuleSet ruleSet,
        IEnumerable<EvaluationResult> results
    )
    {
        var first = true;
        foreach (var result in results)
        {
            if (!first)
            {
                StyledOutput.Write(
                    terminal,
                    new StyledText().End().Line(Separator, TextStyle.Quiet).End()
                );
            }
            first = false;
            StyledOutput.Write(terminal, Text(result, ruleSet));
            if (result.Screened is { } screened)
            {
                StyledOutput.Write(terminal, Screening(screened));
            }
        }
    }

    public static void WriteMarkdown(
        TextWriter writer,
        RuleSet ruleSet,
        IEnumerable<EvaluationResult> results
    )
    {
        var first = true;
        foreach (var result in results)
        {
            if (!first)
            {
                writer.Write("\n");
            }
            first = false;
            writer.Write(
                result.Decision is { } decision ? DecisionMarkdown.Write(decision, ruleSet)
                : result.Order is { } order ? DecisionMarkdown.Write(order, ruleSet)
                : Failed(result)
            );
            if (result.Screened is { } screened)
            {
                writer.Write("\n## Screening of the end user\n\n");
                foreach (var (text, isMatch) in ScreeningLines.Of(screened))
                {
                    writer.Write($"{(isMatch ? "  " : "")}- {MarkdownText.Escape(text)}\n");
                }
            }
        }
    }

    private static StyledText Screening(DecisionRecord record)
    {
        var block = new StyledText().End().Line("Screening of the end user");
        foreach (var (text, isMatch) in ScreeningLines.Of(record))
        {
            block.Line($"{(isMatch ? "      " : "  * ")}{text}");
        }
        return block;
    }

    private static StyledText Text(EvaluationResult result, RuleSet ruleSet)
    {
        if (result.Decision is { } decision)
        {
            return DecisionText.Compose(decision, ruleSet);
        }
        if (result.Order is { } order)
        {
            return DecisionText.Compose(order, ruleSet);
        }
        var text = new StyledText()
            .Add($"{result.Input.Id ?? result.Input.Location.ToString()}: ")
            .Line("not decided, the input is refused", TextStyle.Bad);
        foreach (var error in result.Errors)
        {
            text.Line($"  - {error}");
        }
        return text;
    }

    private static string Failed(EvaluationResult result) =>
        $"# Decision: {MarkdownText.Escape(result.Input.Id ?? result.Input.Location.ToString())}\n\n**not decided, the input is refused**\n\n"
        + string.Concat(
            result.Errors.Select(error => $"- {MarkdownText.Escape(error.ToString())}\n")
        );
}
