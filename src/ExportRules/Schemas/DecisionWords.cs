using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using ExportRules.RuleSets;

namespace ExportRules.Schemas;

/// <summary>The words and meanings of a decision's keys.</summary>
internal static class DecisionWords
{
    /// <summary>Every key of the serialized types; a key without a meaning stops the generator.</summary>
    public static readonly IReadOnlyDictionary<string, string> Meanings = new Dictionary<
        string,
        string
    >(StringComparer.Ordinal)
    {
        ["Decision.transaction"] = "The transaction's own id, or null.",
        ["Decision.outcome"] = Glossary.Explain("The outcome.", Words.Outcomes, Glossary.Outcomes),
        ["Decision.license"] =
            "The least burdensome available license type; null where none is required or none can be named.",
        ["Decision.usable"] =
            "The license that the exporter holds and that covers the transaction, or null.",
        ["Decision.licenses"] =
            "Every license type with its status, least burdensome first; empty where none is required.",
        ["Decision.basis"] =
            "The bases that make a license necessary, or would without the exemption.",
        ["Decision.exemption"] =
            "The exemption that removes the necessity, by its public name; null where none does.",
        ["Decision.missing"] = "Facts whose absence keeps the answer undetermined, sorted.",
        ["Decision.mayRelax"] =
            "Facts whose absence only leaves the stricter answer standing, with what each would change.",
        ["Decision.assumed"] = "Facts that were assumed, never supplied.",
        ["Decision.obligations"] = "What the exporter must also do.",
        ["Decision.confidence"] = Glossary.Explain(
            "The weakest link among the determining rules; null where nothing determines.",
            Words.Confidences,
            Glossary.Confidences
        ),
        ["Decision.policy"] = "The law that decided.",
        ["Decision.engine"] = "The engine's version.",
        ["Decision.trace"] =
            "Every rule that could have mattered, in the order of the stages: what became of it and why.",
        ["Decision.entries"] = "The entries of the control list under which the item was decided.",
        ["Decision.determiningRules"] = "The rules that determined the answer, sorted.",
        ["Decision.held"] =
            "Each stated license with whether it covers the transaction, and why not.",
        ["Decision.contractDate"] =
            "The answer under the law of the contract date, where that is another version; null otherwise.",
        ["Decision.notes"] =
            "Remarks for the reader: how the input was read, contradictions, what the law leaves open.",
        ["OrderDecision.order"] = "The order's own id, or null.",
        ["OrderDecision.outcome"] =
            "The strictest of the lines; undetermined where a line is and none is prohibited.",
        ["OrderDecision.license"] =
            "The least burdensome type that is available for every line that needs a license, or null.",
        ["OrderDecision.lines"] = "The decision of each line, in the order's order.",
        ["UsableLicense.type"] = "The license type.",
        ["UsableLicense.number"] = "Its number, or null.",
        ["UsableLicense.from"] = "The first day of its validity, or null where it was not stated.",
        ["UsableLicense.to"] = "The last day of its validity, inclusive, or null.",
        ["LicenseStatus.type"] = "The license type.",
        ["LicenseStatus.status"] = Glossary.Explain(
            "Whether it can be used.",
            Words.Availabilities,
            Glossary.Availabilities
        ),
        ["LicenseStatus.because"] = "The rules that made it so, sorted.",
        ["Relaxation.fact"] = "The fact's path.",
        ["Relaxation.rule"] = "The rule that would then apply.",
        ["Relaxation.outcome"] = "The outcome there would be.",
        ["Relaxation.license"] = "The license there would be, or null.",
        ["AssumedFact.fact"] = "The fact's path.",
        ["AssumedFact.value"] = "What was assumed.",
        ["Obligation.rule"] = "The rule that says so.",
        ["Obligation.kind"] = Glossary.Explain(
            "What kind of duty it is.",
            Words.ObligationKinds,
            Glossary.ObligationKinds
        ),
        ["Obligation.text"] = "What is to be done.",
        ["Obligation.confidence"] = "How well the rule is supported.",
        ["PolicyReference.ruleSet"] = "The rule set's id.",
        ["PolicyReference.version"] = "The policy version's id: its first day.",
        ["PolicyReference.name"] = "The version's name, or null.",
        ["PolicyReference.digest"] =
            "The digest of the version; the same digest and the same transaction give the same answer.",
        ["TraceEntry.rule"] = "The rule's id.",
        ["TraceEntry.state"] = Glossary.Explain(
            "What became of it.",
            Words.States,
            Glossary.States
        ),
        ["TraceEntry.conclusion"] = "What it concludes, such as `withdraw general-bulk`.",
        ["TraceEntry.tests"] =
            "All tests of a met rule, the first failing test of one not met, the open tests of an unknown one.",
        ["TraceEntry.cite"] = "Where the law says so.",
        ["TraceEntry.source"] = "Where it can be read.",
        ["TraceEntry.file"] = "The rule file, inside the rule set.",
        ["TraceEntry.line"] = "The line of the rule's version in that file.",
        ["TraceEntry.stage"] = "The stage, such as `licenses`.",
        ["TraceEntry.title"] = "The English title.",
        ["TraceEntry.term"] = "The official term in the original language.",
        ["TraceEntry.because"] = "Why, in one sentence.",
        ["TraceEntry.text"] = "The words of the law.",
        ["TraceEntry.confidence"] = "How well the rule's version is supported.",
        ["TraceEntry.since"] = "The first day of the rule's version.",
        ["TraceEntry.act"] = "The act that brought it.",
        ["TraceEntry.overriddenBy"] = "The met rules that set its effect aside.",
        ["TraceEntry.entry"] = "The entry for which it was judged, where the item has several.",
        ["TraceEntry.isDetermining"] = "Whether it is one of the rules that determined the answer.",
        ["TraceTest.fact"] = "The fact's path.",
        ["TraceTest.operator"] = "The test, such as `>` or `in-list`.",
        ["TraceTest.expected"] = "What the fact is tested against.",
        ["TraceTest.actual"] = "What was supplied; `not supplied` where nothing was.",
        ["TraceTest.result"] = "`met`, `not-met` or `unknown`.",
        ["HeldLicenseResult.type"] = "The license type.",
        ["HeldLicenseResult.number"] = "Its number, or null.",
        ["HeldLicenseResult.covers"] = "Whether it covers the transaction.",
        ["HeldLicenseResult.reason"] = "Why, in a sentence.",
        ["ContractDateAnswer.date"] = "The contract date.",
        ["ContractDateAnswer.policy"] = "The law of that day.",
        ["ContractDateAnswer.outcome"] = "The outcome it would have given.",
        ["ContractDateAnswer.license"] = "The license it would have given, or null.",
    };

    /// <summary>The schema of a type that is written as words or as a plain value; null for any other type.</summary>
    public static JsonObject? Of(Type type, bool isNullable) =>
        type == typeof(Outcome) ? Word(Words.Outcomes, isNullable)
        : type == typeof(Confidence) ? Word(Words.Confidences, isNullable)
        : type == typeof(Availability) ? Word(Words.Availabilities, isNullable)
        : type == typeof(RuleState) ? Word(Words.States, isNullable)
        : type == typeof(FactValue)
            ? new()
            {
                ["type"] = new JsonArray("string", "number", "boolean", "array"),
                ["items"] = new JsonObject { ["type"] = "string" },
            }
        : null;

    /// <summary>Whether a key is left out where it says nothing.</summary>
    public static bool IsOptional(JsonTypeInfo type, string key) =>
        type.Properties.First(property => property.Name == key).ShouldSerialize is not null;

    /// <summary>Limits a key to the words that the rule set declares.</summary>
    public static void Restrict(JsonObject schema, string path, RuleSet ruleSet)
    {
        var types = ruleSet.LicenseTypes.Select(type => type.Id);
        switch (path)
        {
            case "Decision.license"
            or "OrderDecision.license"
            or "Relaxation.license"
            or "ContractDateAnswer.license":
                schema["enum"] = WithNull(types);
                break;
            case "LicenseStatus.type" or "UsableLicense.type" or "HeldLicenseResult.type":
                schema["enum"] = SchemaNodes.TextArray(types);
                break;
            case "Decision.basis":
                schema["items"] = SchemaNodes.OneWord(ruleSet.Bases.Select(basis => basis.Id));
                break;
            case "Obligation.kind":
                schema["enum"] = SchemaNodes.TextArray(Words.ObligationKinds);
                break;
        }
    }

    private static JsonObject Word(string[] words, bool isNullable) =>
        new() { ["enum"] = isNullable ? WithNull(words) : SchemaNodes.TextArray(words) };

    private static JsonArray WithNull(IEnumerable<string> words)
    {
        var all = SchemaNodes.TextArray(words);
        all.Add(null);
        return all;
    }
}
