using ExportRules.RuleSets;

namespace ExportRules.Yaml;

/// <summary>Tables as YAML, the rows in force one a line.</summary>
internal sealed class TableWriter(YamlBlock block)
{
    public void Write(TableInForce inForce)
    {
        var table = inForce.Table;
        block.Key("id", table.Id);
        block.Text("title", table.Title);
        block.Text("term", table.Term);
        block.Text("cite", table.Cite);
        block.Key("as", table.As);
        block.Key("keys", YamlScalars.List(table.Keys));
        block.Nest(
            "columns",
            () =>
            {
                for (var index = 0; index < table.Columns.Count; index++)
                {
                    var words = WordsElsewhere(table, inForce, index);
                    var column = table.Columns[index];
                    block.Item(() => block.Line(Column(column, words)));
                }
            }
        );
        var others = KeysElsewhere(table, inForce);
        if (others.Count > 0)
        {
            block.Key("other-keys", YamlScalars.List(others.Select(YamlScalars.Quote)));
        }
        if (inForce.Rows.Count == 0)
        {
            block.Key("rows", "[]");
            return;
        }
        block.Nest(
            "rows",
            () =>
            {
                foreach (
                    var (_, row) in inForce.Rows.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                )
                {
                    block.Item(() => block.Line(Row(table, row)));
                }
            }
        );
    }

    /// <summary>Keys that have a row on another day only: a transaction may name them all the same.</summary>
    private static IReadOnlyList<string> KeysElsewhere(Table table, TableInForce inForce) =>
        table.Keys.Count != 1
            ? []
            :
            [
                .. table
                    .Rows.Select(row => row.Key[0])
                    .Concat(table.OtherKeys)
                    .Where(key => !inForce.Rows.ContainsKey(key))
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ];

    /// <summary>Words of a column that only rows of another day use; a rule may still test for them.</summary>
    private static IReadOnlyList<string> WordsElsewhere(
        Table table,
        TableInForce inForce,
        int index
    )
    {
        var column = table.Columns[index];
        if (column.Type is not (FactType.Word or FactType.Words))
        {
            return [];
        }
        var here = Used(inForce.Rows.Values, index).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Used(table.Rows, index)
                .Concat(column.Words)
                .Where(word => !here.Contains(word))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<string> Used(IEnumerable<TableRow> rows, int index) =>
        rows.Where(row => !row.Deleted)
            .Select(row => row.Values[index])
            .SelectMany(value => value.Kind is FactKind.Text ? [value.Text!] : value.Members);

    private static string Column(TableColumn column, IReadOnlyList<string> words)
    {
        var parts = new List<string>
        {
            $"name: {YamlScalars.Inline(column.Name)}",
            $"type: {Words.Of(column.Type)}",
        };
        Add(parts, "unit", column.Unit);
        Add(parts, "meaning", column.Meaning);
        if (words.Count > 0)
        {
            parts.Add($"values: {YamlScalars.List(words.Select(YamlScalars.Quote))}");
        }
        return Braces(parts);
    }

    private static string Row(Table table, TableRow row)
    {
        var key = row.Key.Select(YamlScalars.Quote).ToList();
        var parts = new List<string>
        {
            $"key: {(key.Count == 1 ? key[0] : YamlScalars.List(key))}",
            $"from: {YamlScalars.Day(row.From)}",
            $"act: {row.Act.Id}",
        };
        for (var index = 0; index < table.Columns.Count; index++)
        {
            if (row.Values[index].IsSupplied)
            {
                var column = table.Columns[index];
                var value = YamlScalars.Value(row.Values[index], column.Type);
                parts.Add($"{column.Name}: {value}");
            }
        }
        parts.Add($"confidence: {Words.Of(row.Confidence)}");
        Add(parts, "title", row.Title);
        Add(parts, "term", row.Term);
        if (row.Sources.Count > 0)
        {
            parts.Add($"source: {YamlScalars.List(row.Sources.Select(YamlScalars.Quote))}");
        }
        Add(parts, "note", row.Note);
        return Braces(parts);
    }

    private static void Add(List<string> parts, string key, string? text)
    {
        if (text is not null)
        {
            parts.Add($"{key}: {YamlScalars.Quote(text)}");
        }
    }

    private static string Braces(IEnumerable<string> parts) => $"{{ {string.Join(", ", parts)} }}";
}
