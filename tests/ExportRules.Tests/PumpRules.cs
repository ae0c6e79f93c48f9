using ExportRules.RuleSets;
using ExportRules.Yaml;

namespace ExportRules.Tests;

/// <summary>A rule set of one page, from <c>RuleSetFiles/good/small.yaml</c>, to be changed line by line.</summary>
internal static class PumpRules
{
    public const string File = "small.yaml";

    public static string Text { get; } =
        System.IO.File.ReadAllText(
            Path.Combine(AppContext.BaseDirectory, "Yaml/RuleSetFiles/good", File)
        );

    /// <summary>The text with one place changed; a place that is not there fails the test.</summary>
    public static string With(string old, string replacement)
    {
        Text.Should().Contain(old);
        return Text.Replace(old, replacement, StringComparison.Ordinal);
    }

    /// <summary>The text with a further rule.</summary>
    public static string WithRule(
        string id,
        string when,
        string then,
        string more = "",
        string confidence = "sourced"
    ) =>
        $"""
            {Text}  - id: {id}
                title: Rule {id}
                cite: Pump Order, {id}
                versions:
                  - from: 2024-04-01
                    act: order-1
                    when: {when}
                    then: {then}
                    because: Because of {id}.
                    confidence: {confidence}
                    {more}

            """;

    public static RuleSetLoadResult Load(string text) => RuleSetLoader.LoadText(text, File);

    public static ExportRulesEngine Engine(string text) => new(Load(text).OrThrow());

    /// <summary>The one diagnostic that a text gives.</summary>
    public static Diagnostic Only(string text) =>
        Load(text).Diagnostics.Should().ContainSingle().Subject;

    /// <summary>The line of the only place where the text stands, counted from 1.</summary>
    public static int LineOf(string text, string place)
    {
        var index = text.IndexOf(place, StringComparison.Ordinal);
        index.Should().BeGreaterThanOrEqualTo(0);
        return 1 + text[..index].Count(character => character == '\n');
    }
}
