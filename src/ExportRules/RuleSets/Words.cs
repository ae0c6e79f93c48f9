namespace ExportRules.RuleSets;

/// <summary>The words that files and outputs use for the members of our enums: one table, both ways.</summary>
internal static class Words
{
    public static readonly string[] Outcomes =
    [
        "no-license-required",
        "license-required",
        "prohibited",
        "undetermined",
    ];
    public static readonly string[] Confidences = ["sourced", "single-source", "inferred"];
    public static readonly string[] Availabilities = ["available", "possible", "unavailable"];
    public static readonly string[] States =
    [
        "met",
        "not-met",
        "unknown",
        "overridden",
        "not-in-force",
    ];
    public static readonly string[] ScreeningOutcomes = ["no-hit", "possible", "hit"];
    public static readonly string[] Stages =
    [
        "classification",
        "control",
        "exemptions",
        "licenses",
        "obligations",
    ];
    public static readonly string[] Conclusions =
    [
        "classify",
        "require",
        "refuse",
        "clear",
        "exempt",
        "offer",
        "withdraw",
        "oblige",
    ];
    public static readonly string[] Operators =
    [
        "is",
        "in",
        "in-list",
        "within",
        ">",
        ">=",
        "<",
        "<=",
        "given",
    ];
    public static readonly string[] FactTypes =
    [
        "boolean",
        "number",
        "money",
        "word",
        "words",
        "text",
        "texts",
        "date",
        "country",
        "countries",
        "entry",
        "entries",
        "hs",
    ];
    public static readonly string[] ListKinds = ["country", "entry", "hs", "text"];
    public static readonly string[] ObligationKinds =
    [
        "check",
        "notify",
        "report",
        "record",
        "apply",
        "validity",
        "condition",
    ];

    public static string Of(Outcome value) => Outcomes[(int)value];

    public static string Of(Confidence value) => Confidences[(int)value];

    public static string Of(Availability value) => Availabilities[(int)value];

    public static string Of(RuleState value) => States[(int)value];

    public static string Of(ScreeningOutcome value) => ScreeningOutcomes[(int)value];

    public static string Of(Stage value) => Stages[(int)value];

    public static string Of(ConclusionKind value) => Conclusions[(int)value];

    public static string Of(Operator value) => Operators[(int)value];

    public static string Of(FactType value) => FactTypes[(int)value];
}
