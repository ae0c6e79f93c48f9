using System.Globalization;
using System.Text;
using ExportRules.RuleSets;
using ExportRules.Yaml;

namespace ExportRules.Tests.Analysis;

/// <summary>Small rule sets by chance, of two versions; those that the loader refuses are left out.</summary>
internal static class RandomRuleSets
{
    public static readonly string[] Entries = ["A(1)", "A(2)", "B", "R"];

    public static IEnumerable<RuleSet> Many(int count, int seed) =>
        Texts(count, seed, narrow: false).Select(text => RuleSetLoader.LoadText(text).OrThrow());

    /// <summary>The texts of such rule sets; narrow ones test few facts, so that every transaction can be enumerated.</summary>
    public static IEnumerable<string> Texts(int count, int seed, bool narrow)
    {
        var found = 0;
        for (var number = 0; found < count; number++)
        {
            var text = Text(new Random(seed + number), narrow);
            if (RuleSetLoader.LoadText(text).RuleSet is not null)
            {
                found++;
                yield return text;
            }
        }
    }

    /// <summary>The text of a rule set without one of its rules.</summary>
    public static string Without(string text, string rule)
    {
        var blocks = text.Split("\n  - id: ");
        var kept = blocks.Where(block =>
            !block.StartsWith($"{rule}\n    title: Rule", StringComparison.Ordinal)
        );
        return string.Join("\n  - id: ", kept)
                .Replace($"        overrides: [{rule}]\n", "", StringComparison.Ordinal)
                .TrimEnd('\n') + "\n";
    }

    public static string Text(Random random, bool narrow = false)
    {
        var text = new StringBuilder(
            """
            rule-set: small
            title: By chance
            authority: Nobody
            time-zone: { id: Asia/Tokyo, offset: "+09:00" }
            date-basis: The day.
            origin: ["JP"]
            start: 2020-01-01
            currency: JPY
            license-types:
              - { id: bulk, title: Bulk }
              - { id: single, title: Single }
            bases:
              - { id: listed, title: Listed }
              - { id: caught, title: Caught }
            facts:
              - { path: item.attributes.size, type: number, unit: mm, min: 0, meaning: Size. }
              - { path: item.attributes.marks, type: words, values: [m1, m2, m3], meaning: Marks. }
              - { path: item.attributes.fragile, type: boolean, meaning: Fragile. }
            acts:
              - { id: first, title: First, from: 2020-01-01, effect: Begins., confidence: sourced, sources: ["a", "b"] }
              - { id: second, title: Second, from: 2021-01-01, policy: later, effect: Changes., confidence: sourced, sources: ["a", "b"] }
            lists:
              - id: friends
                title: Friends
                of: country
                cite: c
                versions:
                  - { from: 2020-01-01, act: first, members: ["KR", "DE"], confidence: sourced }

            """
        );
        if (random.Next(2) == 0)
        {
            text.Append(
                "      - { from: 2021-01-01, act: second, remove: [\"KR\"], confidence: sourced }\n"
            );
        }
        text.Append(
            """
            tables:
              - id: register
                title: Register
                cite: c
                as: entry
                keys: [item.entry]
                columns:
                  - { name: limit, type: number, unit: JPY, meaning: Limit }
                  - { name: residual, type: boolean, meaning: Rest }
                rows:
                  - { key: "A(1)", from: 2020-01-01, act: first, limit: 100, confidence: sourced }
                  - { key: "A(2)", from: 2020-01-01, act: first, confidence: sourced }
                  - { key: "B", from: 2020-01-01, act: first, limit: 50, confidence: sourced }
                  - { key: "R", from: 2020-01-01, act: first, residual: true, confidence: sourced }

            """
        );
        if (random.Next(3) == 0)
        {
            text.Append(
                "      - { key: \"B\", from: 2021-01-01, act: second, limit: 200, confidence: sourced }\n"
            );
        }
        text.Append("rules:\n");
        var ids = new List<string>();
        void Rule(string id, string then, bool early)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"  - id: {id}\n    title: Rule {id}\n    cite: c\n    versions:\n"
            );
            var versions = random.Next(4);
            if (versions != 1)
            {
                Version("2020-01-01", "first");
            }
            if (versions == 2)
            {
                text.Append(
                    "      - { from: 2021-01-01, act: second, repealed: true, because: gone }\n"
                );
            }
            else if (versions != 0)
            {
                Version("2021-01-01", "second");
            }
            ids.Add(id);

            void Version(string from, string act)
            {
                var overrides =
                    ids.Count > 0 && random.Next(4) == 0
                        ? $"        overrides: [{ids[random.Next(ids.Count)]}]\n"
                        : "";
                var confidence = random.Next(5) == 0 ? "inferred" : "sourced";
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"      - from: {from}\n        act: {act}\n        when: {Condition(random, early, narrow, 2)}\n        then: {then}\n{overrides}        because: b\n        confidence: {confidence}\n"
                );
            }
        }
        Rule("c1", "{ classify: \"A(1)\" }", true);
        Rule("c2", "{ classify: \"R\" }", true);
        Rule("r1", "{ require: listed }", false);
        Rule("r2", "{ require: caught }", false);
        Rule("n1", "{ clear: [listed, caught] }", false);
        Rule("e1", "{ exempt: [listed], as: small }", false);
        Rule("o1", "{ offer: [bulk] }", false);
        Rule("o2", "{ offer: [single] }", false);
        Rule("w1", "{ withdraw: [bulk] }", false);
        return text.ToString();
    }

    private static string Condition(Random random, bool early, bool narrow, int depth)
    {
        if (depth > 0)
        {
            switch (random.Next(5))
            {
                case 0:
                    return $"{{ all: [{Condition(random, early, narrow, depth - 1)}, {Condition(random, early, narrow, depth - 1)}] }}";
                case 1:
                    return $"{{ any: [{Condition(random, early, narrow, depth - 1)}, {Condition(random, early, narrow, depth - 1)}] }}";
                case 2:
                    return $"{{ not: {Condition(random, early, narrow, depth - 1)} }}";
            }
        }
        if (narrow)
        {
            return NarrowTests[random.Next(early ? 7 : NarrowTests.Length)];
        }
        string[] tests =
        [
            "{ destination: { is: \"KR\" } }",
            "{ destination: { in-list: friends } }",
            "{ item.attributes.size: { \">=\": 10 } }",
            "{ item.attributes.size: { \"<\": 20 } }",
            "{ item.attributes.size: { given: true, \">\": 10 } }",
            "{ item.attributes.marks: { in: [m1, m2] } }",
            "{ item.attributes.marks: { is: m2 } }",
            "{ item.attributes.fragile: { is: true } }",
            "{ item.attributes.fragile: { given: false } }",
            "{ item.value: { \"<=\": 100 } }",
            "{ item.entry: { within: \"A\" } }",
            "{ item.entry: { is: \"B\" } }",
            "{ item.value: { \"<=\": { fact: entry.limit } } }",
            "{ entry.limit: { given: true } }",
            "{ item.entry: { in: [\"A(1)\", \"R\"] } }",
            "{ always: true }",
        ];
        return tests[random.Next(early ? 10 : tests.Length)];
    }

    private static readonly string[] NarrowTests =
    [
        "{ destination: { is: \"KR\" } }",
        "{ destination: { in-list: friends } }",
        "{ item.attributes.size: { \">=\": 10 } }",
        "{ item.attributes.size: { \"<\": 20 } }",
        "{ item.attributes.fragile: { is: true } }",
        "{ item.attributes.fragile: { given: false } }",
        "{ always: true }",
        "{ item.entry: { within: \"A\" } }",
        "{ item.entry: { is: \"B\" } }",
        "{ entry.limit: { given: true } }",
        "{ control.required: { is: true } }",
    ];

    /// <summary>Every transaction that narrow rule sets can tell apart; with or without those that leave out the place or the size.</summary>
    public static IEnumerable<Transaction> NarrowGrid(bool withMissing)
    {
        string?[] countries = ["KR", "DE", "US", .. withMissing ? [null] : Array.Empty<string?>()];
        decimal?[] sizes = [9, 10, 15, 20, 25, .. withMissing ? [null] : Array.Empty<decimal?>()];
        bool?[] fragile = [null, true, false];
        string[]?[] entries = [null, [], ["A(1)"], ["A(2)"], ["B"], ["R"]];
        return from country in countries
            from size in sizes
            from isFragile in fragile
            from entry in entries
            select Narrow(country, size, isFragile, entry);
    }

    public static Transaction Narrow(
        string? country,
        decimal? size,
        bool? fragile,
        string[]? entries
    )
    {
        var attributes = new Dictionary<string, FactValue>();
        if (size is { } mm)
        {
            attributes["size"] = FactValue.Of(mm);
        }
        if (fragile is { } truth)
        {
            attributes["fragile"] = FactValue.Of(truth);
        }
        return new()
        {
            Date = new(2020, 6, 1),
            Destination = country,
            Item = new() { Entries = entries, Attributes = attributes },
        };
    }

    /// <summary>Transactions on a grid of its own, finer than any threshold above.</summary>
    public static IEnumerable<Transaction> Grid()
    {
        string?[] countries = [null, "KR", "DE", "US"];
        decimal?[] sizes = [null, 9.5m, 10, 15, 20];
        string[]?[] marks = [null, [], ["m1"], ["m2", "m3"]];
        bool?[] fragile = [null, true];
        decimal?[] values = [null, 50, 100, 200.5m];
        string[]?[] entries = [null, [], ["A(1)"], ["A(2)"], ["B"]];
        foreach (var country in countries)
        foreach (var size in sizes)
        foreach (var mark in marks)
        foreach (var isFragile in fragile)
        foreach (var value in values)
        foreach (var entry in entries)
        {
            var attributes = new Dictionary<string, FactValue>();
            if (size is { } mm)
            {
                attributes["size"] = FactValue.Of(mm);
            }
            if (mark is not null)
            {
                attributes["marks"] = FactValue.Of(mark);
            }
            if (isFragile is { } truth)
            {
                attributes["fragile"] = FactValue.Of(truth);
            }
            yield return new()
            {
                Date = new(2020, 6, 1),
                Destination = country,
                Item = new()
                {
                    Entries = entry,
                    Attributes = attributes,
                    Value = value,
                    Currency = "JPY",
                },
            };
        }
    }
}
