using System.Text.Json.Nodes;
using ExportRules.RuleSets;
using static ExportRules.Schemas.SchemaNodes;

namespace ExportRules.Schemas;

/// <summary>Tables. The names of a row's cells are the columns that the same file declares, so any further key may be one.</summary>
internal static class TableSchema
{
    public const string Name = "table";
    public const string RowName = "row";

    public static JsonObject Build() =>
        new ObjectSchema("Bulk law, one row a line.")
            .Required("id", Reference("id"), "The table's id.")
            .Required("title", Text(), "The English title.")
            .Optional("term", Text(), "The official term in the original language.")
            .Optional("cite", Text(), "Where the law says so.")
            .Optional(
                "as",
                Text(),
                "The prefix of the facts that its columns become; without it the id."
            )
            .Required(
                "keys",
                OneOrList(Text),
                "The facts whose exact values find a row, such as `[item.entry]`."
            )
            .Required(
                "columns",
                List(Column()),
                "The columns; each becomes a fact that later stages can test."
            )
            .Required(
                "rows",
                ListOrNone(Reference(RowName)),
                "The rows. A later row of the same key replaces the earlier from its day; `[]` where none is known."
            )
            .Optional(
                "other-keys",
                List(Text()),
                "Keys that have a row on other days than those covered; known by name only."
            )
            .Optional("note", Text(), "A remark for the reader.")
            .Optional("source", Reference("texts"), "Where it can be read.")
            .Build();

    public static JsonObject Row() =>
        new ObjectSchema("A row from one day on, with a cell for each column that is not empty.")
            .Required(
                "key",
                OneOrList(Text),
                "The value of the key, quoted; with several keys a list."
            )
            .Required("from", Reference("day"), "In force from this day, the day of the act.")
            .Required(
                "act",
                Reference("id"),
                "The instrument that brought it, by its id in acts.yaml."
            )
            .Optional("deleted", Truth(), "`true` ends the row of this key on this day.")
            .Optional("title", Text(), "What the row is about.")
            .Optional("term", Text(), "The official term in the original language.")
            .Required(
                "confidence",
                Reference("confidence"),
                "How well the row is supported; it weighs on every decision that uses it."
            )
            .Optional("source", Reference("texts"), "Where it can be read.")
            .Optional("note", Text(), "A remark for the reader.")
            .Build(Cell());

    private static JsonObject Column() =>
        new ObjectSchema()
            .Required("name", Text(), "The name; with the table's prefix the path of the fact.")
            .Required(
                "type",
                Glossary.Words(Words.FactTypes, Glossary.FactTypes, ""),
                Glossary.Explain("What it holds.", Words.FactTypes, Glossary.FactTypes)
            )
            .Optional("unit", Text(), "The unit of a number.")
            .Optional("meaning", Text(), "What it means.")
            .Optional(
                "values",
                Reference("texts"),
                "Words that a word column may hold beyond those its rows use."
            )
            .Build();

    private static JsonObject Cell() =>
        AnyOf(Text(), Number(), Truth(), new() { ["type"] = "array", ["items"] = Text() })
            .Described("The cell of a column.");
}
