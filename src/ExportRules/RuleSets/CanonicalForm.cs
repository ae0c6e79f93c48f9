using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ExportRules.RuleSets;

/// <summary>
/// The canonical form of a policy version: everything that decides or is printed, sorted, without white space,
/// comments and places in files. Its digest is the version's identity.
/// </summary>
internal static class CanonicalForm
{
    public static string Digest(PolicyVersion version)
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 16);
        using (var json = new Utf8JsonWriter(buffer))
        {
            Write(json, version);
        }
        return Sha256Text.Of(buffer.WrittenSpan);
    }

    /// <summary>The canonical form of each part by what it is called, to tell in which parts two versions differ.</summary>
    public static IReadOnlyDictionary<string, string> Parts(PolicyVersion version)
    {
        var parts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var fact in version.RuleSet.DeclaredFacts)
        {
            parts[$"fact `{fact.Path}`"] = Text(json => Fact(json, fact));
        }
        foreach (var list in version.Lists.Values)
        {
            parts[$"list `{list.List.Id}`"] = Text(json => List(json, list));
        }
        foreach (var table in version.Tables)
        {
            parts[$"table `{table.Table.Id}`"] = Text(json => Table(json, table));
        }
        var inForce = version.Rules.Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var rule in version.Rules)
        {
            parts[$"rule `{rule.Id}`"] = Text(json => Rule(json, rule, inForce));
        }
        return parts;
    }

    private static string Text(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            write(json);
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, PolicyVersion version)
    {
        var ruleSet = version.RuleSet;
        json.WriteStartObject();
        json.WriteString("format", "1");
        json.WriteString("ruleSet", ruleSet.Id);
        json.WriteString("version", version.Id);
        json.WriteString("name", version.Name);
        json.WriteString("timeZone", ruleSet.TimeZone);
        json.WriteString("offset", ruleSet.UtcOffset.ToString("c", CultureInfo.InvariantCulture));
        Strings(json, "origins", ruleSet.Origins.Order(StringComparer.Ordinal));
        Strings(json, "drop", ruleSet.EntryNotationDrop.Order(StringComparer.Ordinal));
        json.WriteStartArray("licenseTypes");
        foreach (var type in ruleSet.LicenseTypes)
        {
            Strings(json, [type.Id, type.Title, type.Term]);
        }
        json.WriteEndArray();
        json.WriteStartArray("bases");
        // In their declared order, in which decisions name them.
        foreach (var basis in ruleSet.Bases)
        {
            Strings(json, [basis.Id, basis.Title, basis.Term]);
        }
        json.WriteEndArray();
        json.WriteStartArray("facts");
        foreach (
            var fact in ruleSet.DeclaredFacts.OrderBy(fact => fact.Path, StringComparer.Ordinal)
        )
        {
            Fact(json, fact);
        }
        json.WriteEndArray();
        json.WriteStartArray("lists");
        foreach (
            var list in version.Lists.Values.OrderBy(list => list.List.Id, StringComparer.Ordinal)
        )
        {
            List(json, list);
        }
        json.WriteEndArray();
        json.WriteStartArray("tables");
        foreach (var table in version.Tables)
        {
            Table(json, table);
        }
        json.WriteEndArray();
        json.WriteStartArray("rules");
        var inForce = version.Rules.Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var rule in version.Rules)
        {
            Rule(json, rule, inForce);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Fact(Utf8JsonWriter json, FactDeclaration fact)
    {
        json.WriteStartObject();
        json.WriteString("path", fact.Path);
        json.WriteString("type", Words.Of(fact.Type));
        json.WriteString("unit", fact.Unit);
        json.WriteString("min", fact.Min?.ToString("G29", CultureInfo.InvariantCulture));
        json.WriteString("max", fact.Max?.ToString("G29", CultureInfo.InvariantCulture));
        Strings(json, "values", fact.Values.Order(StringComparer.Ordinal));
        json.WriteString("currencyFact", fact.CurrencyFact);
        json.WriteString("currency", fact.Currency);
        json.WriteStartObject("known");
        foreach (
            var (name, aliases) in fact.Known.OrderBy(pair => pair.Key, StringComparer.Ordinal)
        )
        {
            Strings(json, name, aliases.Order(StringComparer.Ordinal));
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void List(Utf8JsonWriter json, ListInForce list)
    {
        json.WriteStartObject();
        json.WriteString("id", list.List.Id);
        json.WriteString("of", list.List.Of);
        json.WriteString("title", list.List.Title);
        json.WriteString("term", list.List.Term);
        json.WriteStartObject("members");
        foreach (
            var (member, confidence) in list.Members.OrderBy(
                pair => pair.Key,
                StringComparer.Ordinal
            )
        )
        {
            json.WriteString(member, Words.Of(confidence));
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Table(Utf8JsonWriter json, TableInForce table)
    {
        json.WriteStartObject();
        json.WriteString("id", table.Table.Id);
        json.WriteString("as", table.Table.As);
        Strings(json, "keys", table.Table.Keys);
        json.WriteStartObject("rows");
        foreach (var (key, row) in table.Rows.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json.WriteStartObject(key);
            json.WriteString("confidence", Words.Of(row.Confidence));
            json.WriteString("title", row.Title);
            json.WriteString("term", row.Term);
            var columns = table.Table.Columns.Zip(row.Values).Where(pair => pair.Second.IsSupplied);
            foreach (
                var (column, value) in columns.OrderBy(
                    pair => pair.First.Name,
                    StringComparer.Ordinal
                )
            )
            {
                json.WriteString("=" + column.Name, Text(value));
            }
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Rule(Utf8JsonWriter json, RuleInForce rule, HashSet<string> inForce)
    {
        var version = rule.Version;
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        json.WriteString("title", rule.Rule.Title);
        json.WriteString("term", rule.Rule.Term);
        json.WriteString("cite", rule.Rule.Cite);
        json.WriteString("from", version.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("act", version.Act.Id);
        json.WriteString("because", version.Because);
        json.WriteString("confidence", Words.Of(version.Confidence));
        json.WriteString("text", version.Text);
        Strings(json, "sources", version.Sources);
        // An override of a rule that is not in force changes nothing on that day.
        Strings(
            json,
            "overrides",
            version.Overrides.Where(inForce.Contains).Order(StringComparer.Ordinal)
        );
        json.WriteStartObject("then");
        json.WriteString("kind", Words.Of(version.Then!.Kind));
        Strings(json, "values", version.Then.Values.Order(StringComparer.Ordinal));
        json.WriteString("as", version.Then.As);
        json.WriteString("obligation", version.Then.ObligationKind);
        json.WriteString("text", version.Then.ObligationText);
        json.WriteEndObject();
        json.WritePropertyName("when");
        Condition(json, version.When);
        json.WriteEndObject();
    }

    private static void Condition(Utf8JsonWriter json, Condition condition)
    {
        json.WriteStartArray();
        switch (condition)
        {
            case AllCondition all:
                Parts(json, "all", all.Parts);
                break;
            case AnyCondition any:
                Parts(json, "any", any.Parts);
                break;
            case NotCondition not:
                Parts(json, "not", [not.Part]);
                break;
            case TestCondition test:
                json.WriteStringValue(test.Fact);
                json.WriteStringValue(Words.Of(test.Operator));
                json.WriteStringValue(
                    test.Operand.List is null
                        ? test.Operand.Fact is null
                            ? "value"
                            : "fact"
                        : "list"
                );
                json.WriteStringValue(test.Operand.List ?? test.Operand.Fact);
                // Values keep their written order too, for the same reason as the parts of a condition.
                Strings(json, test.Operand.Values.Select(Text));
                break;
            default:
                json.WriteStringValue("always");
                break;
        }
        json.WriteEndArray();
    }

    // Parts keep their written order: it is the order in which the trace shows them.
    private static void Parts(Utf8JsonWriter json, string word, IEnumerable<Condition> parts)
    {
        json.WriteStringValue(word);
        foreach (var part in parts)
        {
            Condition(json, part);
        }
    }

    private static string Text(FactValue value) =>
        value.Kind is FactKind.Number
            ? value.Number.ToString("G29", CultureInfo.InvariantCulture)
            : value.ToString();

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string?> values)
    {
        json.WritePropertyName(name);
        Strings(json, values);
    }

    private static void Strings(Utf8JsonWriter json, IEnumerable<string?> values)
    {
        json.WriteStartArray();
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }
        json.WriteEndArray();
    }
}
