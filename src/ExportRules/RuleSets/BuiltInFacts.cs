namespace ExportRules.RuleSets;

/// <summary>The facts that every rule set has: those of <see cref="Transaction"/>, and those the engine derives.</summary>
internal static class BuiltInFacts
{
    public const string Date = "date";
    public const string ContractDate = "contractDate";
    public const string Origin = "origin";
    public const string Destination = "destination";
    public const string Kind = "item.kind";
    public const string Material = "item.material";
    public const string Entries = "item.entries";
    public const string Currency = "item.currency";
    public const string ContractTotal = "item.contractTotal";
    public const string Value = "item.value";
    public const string NotListed = "item.notListed";
    public const string Entry = "item.entry";
    public const string Attributes = "item.attributes.";
    public const string Licenses = "exporter.licenses";
    public const string ListedList = "endUser.listed.list";
    public const string ListedConcerns = "endUser.listed.concerns";
    public const string Bases = "control.bases";
    public const string Required = "control.required";
    public const string DecisionOutcome = "decision.outcome";
    public const string DecisionLicense = "decision.license";
    public const string DecisionExemption = "decision.exemption";

    public static readonly IReadOnlyList<FactDeclaration> All =
    [
        Fact(Date, FactType.Date, "The day that counts, in the rule set's time zone."),
        Fact(ContractDate, FactType.Date, "The day of the contract; it never selects the law."),
        Fact(Origin, FactType.Country, "Where the export starts."),
        Fact(Destination, FactType.Country, "The final destination."),
        Fact("transit", FactType.Countries, "Countries on the route; empty means a direct route."),
        Fact(Kind, FactType.Word, "What is exported.", "goods", "technology", "software"),
        Fact(Material, FactType.Text, "The material by name; lets the engine classify."),
        Fact(
            Entries,
            FactType.Entries,
            "The exporter's own classification; empty means not listed."
        ),
        Fact("item.hs", FactType.Hs, "The HS code."),
        Money(Value, "The value of this line."),
        Fact(Currency, FactType.Text, "ISO 4217 code of the values."),
        Money(ContractTotal, "The total value under the same contract and entry."),
        Fact(
            "item.bulkCell",
            FactType.Word,
            "The mark that the bulk matrix gives the entry for the destination, where the exporter knows it.",
            "general",
            "special-general",
            "specific",
            "none"
        ),
        Fact("endUser.name", FactType.Text, "The end user's name."),
        Fact("endUser.country", FactType.Country, "The end user's country."),
        Fact(
            "endUser.developsWmd",
            FactType.Boolean,
            "The end user does or did develop weapons of mass destruction."
        ),
        Fact(
            "endUser.developsArms",
            FactType.Boolean,
            "The end user is a maker or user of conventional arms."
        ),
        Fact(ListedList, FactType.Texts, "The official lists on which the end user stands."),
        Fact(
            ListedConcerns,
            FactType.Words,
            "What those lists are concerned about: nuclear, biological, chemical, missile, conventional weapons.",
            "N",
            "B",
            "C",
            "M",
            "CW"
        ),
        Fact(
            "endUse.wmd",
            FactType.Word,
            "Use for weapons of mass destruction, as far as the exporter knows.",
            "none",
            "suspected",
            "stated"
        ),
        Fact(
            "endUse.conventionalArms",
            FactType.Word,
            "Use for conventional arms, as far as the exporter knows.",
            "none",
            "suspected",
            "stated"
        ),
        Fact(
            "endUse.clearlyCivil",
            FactType.Boolean,
            "The exporter went through the authority's guideline and found the use clearly civil."
        ),
        Fact(
            "notice.inform",
            FactType.Word,
            "A notice of the authority to apply for a license.",
            "none",
            "wmd",
            "conventional"
        ),
        Fact("exporter.name", FactType.Text, "The exporter's name."),
        Fact(
            "exporter.licensesToSameBuyer",
            FactType.Number,
            "Licenses obtained, or expected, for the same buyer within one year."
        ) with
        {
            Min = 0,
        },
        Fact(
            "purpose",
            FactType.Word,
            "Why it is exported.",
            "sale",
            "return-after-repair",
            "return",
            "sample",
            "exhibition",
            "personal-use",
            "transhipment"
        ),
        Derived(
            NotListed,
            FactType.Boolean,
            Stage.Classification,
            "Whether the exporter classified the item as not listed; follows from `item.entries`."
        ),
        Derived(Entry, FactType.Entry, Stage.Control, "The entry under decision."),
        Derived(Bases, FactType.Words, Stage.Control, "The bases that make a license necessary."),
        Derived(
            Required,
            FactType.Boolean,
            Stage.Control,
            "Whether any basis makes a license necessary."
        ),
        Derived(DecisionOutcome, FactType.Word, Stage.Obligations, "The answer so far.") with
        {
            Values = Words.Outcomes,
        },
        Derived(
            DecisionLicense,
            FactType.Word,
            Stage.Obligations,
            "The least burdensome available license type."
        ),
        Derived(DecisionExemption, FactType.Text, Stage.Obligations, "The exemption that applies."),
    ];

    private static FactDeclaration Fact(
        string path,
        FactType type,
        string meaning,
        params string[] values
    ) =>
        new()
        {
            Path = path,
            Type = type,
            Meaning = meaning,
            Values = values,
        };

    private static FactDeclaration Money(string path, string meaning) =>
        Fact(path, FactType.Money, meaning) with
        {
            Min = 0,
            CurrencyFact = Currency,
        };

    private static FactDeclaration Derived(
        string path,
        FactType type,
        Stage stage,
        string meaning
    ) => Fact(path, type, meaning) with { IsDerived = true, FirstStage = stage };
}
