using ExportRules.RuleSets;
using ExportRules.Yaml;

namespace ExportRules.Tests.Analysis;

/// <summary>Small rule sets for the analysis, written rule by rule: one item, its size, its marks and where it goes.</summary>
internal static class AnalysisRules
{
    public static RuleSet Of(params string[] rules) =>
        RuleSetLoader.LoadText(Head + "rules:\n" + string.Concat(rules)).OrThrow();

    public static string Rule(string id, string when, string then, string overrides = "") =>
        $"""
              - id: {id}
                title: Rule {id}
                cite: c
                versions:
            {Version("2020-01-01", when, then, overrides)}
            """;

    public static string Version(string from, string when, string then, string overrides = "") =>
        $"""
                  - from: {from}
                    act: act-{from}
                    when: {when}
                    then: {then}
                    because: b
                    overrides: [{overrides}]
                    confidence: sourced

            """;

    public static string Repealed(string from) =>
        $"      - {{ from: {from}, act: act-{from}, repealed: true, because: gone }}\n";

    private const string Head = """
        rule-set: small
        title: For the analysis
        authority: Nobody
        time-zone: { id: Asia/Tokyo, offset: "+09:00" }
        date-basis: The day.
        origin: ["JP"]
        start: 2020-01-01
        license-types:
          - { id: bulk, title: Bulk }
          - { id: single, title: Single }
        bases:
          - { id: listed, title: Listed }
        facts:
          - { path: item.attributes.size, type: number, unit: mm, min: 0, meaning: Size. }
          - { path: item.attributes.marks, type: words, values: [m1, m2, m3], meaning: Marks. }
        acts:
          - { id: act-2020-01-01, title: First, from: 2020-01-01, effect: Begins., confidence: sourced, sources: ["a", "b"] }
          - { id: act-2021-01-01, title: Second, from: 2021-01-01, effect: Changes., confidence: sourced, sources: ["a", "b"] }
          - { id: act-2022-01-01, title: Third, from: 2022-01-01, effect: Changes., confidence: sourced, sources: ["a", "b"] }
        lists:
          - id: friends
            title: Friends
            of: country
            cite: c
            versions:
              - { from: 2020-01-01, act: act-2020-01-01, members: ["KR", "DE"], confidence: sourced }

        """;
}
