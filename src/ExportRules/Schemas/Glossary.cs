namespace ExportRules.Schemas;

/// <summary>What the words of rule files mean, for the help that editors show. A word without a meaning stops the generator.</summary>
internal static class Glossary
{
    public static readonly IReadOnlyDictionary<string, string> Confidences = Of(
        ("sourced", "two sources agree, or the official text was read"),
        ("single-source", "one source says so"),
        ("inferred", "concluded, not read anywhere; it never makes an answer milder")
    );

    public static readonly IReadOnlyDictionary<string, string> Conclusions = Of(
        ("classify", "Stage classification. The item falls under this entry, quoted: `\"3(1)\"`."),
        ("require", "Stage control. This basis makes a license necessary."),
        ("refuse", "Stage control. Approval is refused in principle: the outcome is `prohibited`."),
        (
            "clear",
            "Stage control, after every `require`. Says positively that nothing in these bases makes a license necessary."
        ),
        (
            "exempt",
            "Stage exemptions. The named bases fall away; `as` is the exemption's public name."
        ),
        (
            "offer",
            "Stage licenses. These license types are available; from an inferred version only possible."
        ),
        ("withdraw", "Stage licenses. These license types are not available."),
        ("oblige", "Stage obligations. What the exporter must also do.")
    );

    public static readonly IReadOnlyDictionary<string, string> Operators = Of(
        ("is", "Equal to this value; for a set of values, contains it."),
        ("in", "One of these values; for a set of values, shares one with them."),
        ("in-list", "A member, on the policy day, of the dated list with this id."),
        (
            "within",
            "This code or one below it: `\"85\"` holds `\"8542.31\"`, `\"3\"` holds every entry of row 3 but not `\"3の2\"`."
        ),
        (">", "Greater than this number, or than another fact: `{ fact: path }`."),
        (">=", "This number or greater."),
        ("<", "Less than this number, or than another fact: `{ fact: path }`."),
        ("<=", "This number or less."),
        ("given", "Supplied (`true`) or left out (`false`); the only test that is never unknown.")
    );

    public static readonly IReadOnlyDictionary<string, string> FactTypes = Of(
        ("boolean", "true or false"),
        ("number", "a decimal in the declared unit"),
        ("money", "an amount in the rule set's currency; unknown in any other"),
        ("word", "one of its `values`"),
        ("words", "a set of its `values`"),
        ("text", "any text; `known` names have aliases"),
        ("texts", "a set of texts"),
        ("date", "a day"),
        ("country", "an ISO 3166 alpha-2 code"),
        ("countries", "a set of countries"),
        ("entry", "an entry of the control list"),
        ("entries", "a set of entries"),
        ("hs", "an HS code")
    );

    public static readonly IReadOnlyDictionary<string, string> ListKinds = Of(
        ("country", "ISO 3166 alpha-2 codes"),
        ("entry", "entries of the control list, each with all below it"),
        ("hs", "HS codes, prefixes of them, or ranges of prefixes: `\"25-40\"`, `\"85.42\"`"),
        ("text", "any texts")
    );

    public static readonly IReadOnlyDictionary<string, string> ObligationKinds = Of(
        ("check", "to find something out before exporting"),
        ("notify", "to tell the authority before exporting"),
        ("report", "to tell the authority afterwards"),
        ("record", "to keep documents"),
        ("apply", "to apply in a certain way"),
        ("validity", "how long a license lasts"),
        ("condition", "a condition under which a license may be used")
    );

    public static readonly IReadOnlyDictionary<string, string> Outcomes = Of(
        ("no-license-required", "a named rule says that none is needed"),
        ("license-required", "a license is needed"),
        ("prohibited", "approval is refused in principle"),
        ("undetermined", "a fact is missing, rules conflict, or no rule speaks")
    );

    public static readonly IReadOnlyDictionary<string, string> Availabilities = Of(
        ("available", "a sourced rule offers it and nothing takes it away"),
        ("possible", "rests on an inferred or unknown cell, or on a missing fact"),
        ("unavailable", "not offered, or withdrawn")
    );

    public static readonly IReadOnlyDictionary<string, string> States = Of(
        ("met", "its condition holds"),
        ("not-met", "its condition does not hold"),
        ("unknown", "a fact that it tests was not supplied"),
        ("overridden", "its condition holds, but another met rule sets its effect aside"),
        ("not-in-force", "its condition holds, but it has no version in force on the policy day")
    );

    /// <summary>The help text of a <c>confidence</c>.</summary>
    public static string Confidence(string lead) =>
        Explain(lead, RuleSets.Words.Confidences, Confidences);

    /// <summary>A help text that explains each word.</summary>
    public static string Explain(
        string lead,
        string[] words,
        IReadOnlyDictionary<string, string> meanings
    ) => $"{lead} {string.Join("; ", words.Select(word => $"`{word}`: {meanings[word]}"))}.";

    private static Dictionary<string, string> Of(params (string Word, string Meaning)[] meanings) =>
        meanings.ToDictionary(pair => pair.Word, pair => pair.Meaning, StringComparer.Ordinal);
}
