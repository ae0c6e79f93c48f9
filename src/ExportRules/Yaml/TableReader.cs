using ExportRules.RuleSets;

namespace ExportRules.Yaml;

/// <summary>Reads tables, one row a line.</summary>
internal sealed class TableReader(VersionReader versions, DiagnosticBag bag)
{
    public IReadOnlyList<Table> Read(IReadOnlyList<YamlNode> nodes)
    {
        var tables = new Dictionary<string, Table>(StringComparer.Ordinal);
        for (var index = 0; index < nodes.Count; index++)
        {
            var table = ReadOne(MapReader.Of(nodes[index], $"tables[{index}]", bag));
            if (table.Id.Length == 0)
            {
                continue;
            }
            if (!tables.TryAdd(table.Id, table))
            {
                ActReader.Duplicate(
                    bag,
                    DiagnosticCodes.DuplicateId,
                    table.Location,
                    "table",
                    table.Id,
                    tables[table.Id].Location
                );
            }
            if (tables.Values.Any(other => other.Id != table.Id && other.As == table.As))
            {
                bag.Error(
                    DiagnosticCodes.DuplicateId,
                    table.Location,
                    $"another table's columns are already called `{table.As}.*`",
                    path: "as"
                );
            }
        }
        return [.. tables.Values.OrderBy(table => table.Id, StringComparer.Ordinal)];
    }

    private Table ReadOne(MapReader map)
    {
        var id = map.RequiredId("id");
        var columns = map.Items("columns", required: true)
            .Select((node, index) => Column(MapReader.Of(node, map.At($"columns[{index}]"), bag)))
            .ToList();
        var keys = map.Texts("keys");
        if (keys.Count == 0)
        {
            bag.Error(
                DiagnosticCodes.MissingKey,
                map.Location,
                $"table `{id}` has no `keys`",
                path: map.At("keys")
            );
        }
        var rows = map.ItemsOrNone("rows")
            .Select(
                (node, index) =>
                    Row(MapReader.Of(node, map.At($"rows[{index}]"), bag), id, keys, columns)
            )
            .ToList();
        var table = new Table
        {
            Id = id,
            Title = map.RequiredText("title"),
            Term = map.Text("term"),
            Cite = map.Text("cite"),
            As = map.Text("as") ?? id,
            Keys = keys,
            Columns = columns,
            OtherKeys = OtherKeys(map, keys),
            Rows =
            [
                .. rows.OrderBy(row => TableInForce.KeyOf(row.Key), StringComparer.Ordinal)
                    .ThenBy(row => row.From),
            ],
            Location = map.Location,
        };
        map.Node("note");
        map.Texts("source");
        map.Done();
        CheckRows(table);
        return table;
    }

    private static TableColumn Column(MapReader map)
    {
        var type = map.RequiredWord("type", Words.FactTypes);
        var column = new TableColumn(
            map.RequiredText("name"),
            type < 0 ? FactType.Text : (FactType)type,
            map.Text("unit"),
            map.Text("meaning")
        )
        {
            Words = map.Texts("values"),
        };
        map.Done();
        return column;
    }

    private IReadOnlyList<string> OtherKeys(MapReader map, IReadOnlyList<string> keys)
    {
        var codes = map.Items("other-keys")
            .Select((node, i) => Codes.Quoted(node, map.At($"other-keys[{i}]"), bag))
            .OfType<string>()
            .ToList();
        if (codes.Count > 0 && keys.Count != 1)
        {
            bag.Error(
                DiagnosticCodes.TableRowProblem,
                map.Location,
                "only a table of one key can have `other-keys`",
                path: map.At("other-keys")
            );
        }
        return codes;
    }

    private TableRow Row(
        MapReader map,
        string table,
        IReadOnlyList<string> keys,
        List<TableColumn> columns
    )
    {
        var parts = map.Required("key") switch
        {
            null => [null],
            YamlSequence sequence => sequence
                .Items.Select((item, i) => Codes.Quoted(item, map.At($"key[{i}]"), bag))
                .ToArray(),
            var node => [Codes.Quoted(node, map.At("key"), bag)],
        };
        var key = parts.OfType<string>().ToArray();
        var (from, act) = versions.Read(map, $"row `{string.Join(", ", key)}` of table `{table}`");
        var deleted = map.Flag("deleted");
        var row = new TableRow
        {
            Key = key,
            From = from,
            Act = act,
            Deleted = deleted,
            Values = [.. columns.Select(column => Cell(map, column))],
            Title = map.Text("title"),
            Term = map.Text("term"),
            Confidence = VersionReader.Confidence(map),
            Sources = VersionReader.Sources(map),
            Note = map.Text("note"),
            Location = map.Location,
        };
        map.Done();
        if (map.IsMapping && !parts.Contains(null) && key.Length != keys.Count)
        {
            bag.Error(
                DiagnosticCodes.TableRowProblem,
                map.Location,
                $"the key has {key.Length} values, the table has {keys.Count} keys",
                path: map.At("key")
            );
        }
        return row;
    }

    private static FactValue Cell(MapReader map, TableColumn column)
    {
        if (!map.Has(column.Name))
        {
            return default;
        }
        var node = map.Node(column.Name)!;
        var path = map.At(column.Name);
        switch (column.Type)
        {
            case FactType.Boolean:
                return FactValue.Of(map.Flag(column.Name));
            case FactType.Number or FactType.Money:
                return map.Number(node, path) is { } number ? FactValue.Of(number) : default;
            case FactType.Date:
                return map.Date(node, path) is { } date ? FactValue.Of(date) : default;
            case FactType.Words or FactType.Texts or FactType.Countries or FactType.Entries:
                return FactValue.Of(map.Texts(column.Name));
            default:
                return map.Text(node, path) is { } text ? FactValue.Of(text) : default;
        }
    }

    private void CheckRows(Table table)
    {
        for (var index = 1; index < table.Rows.Count; index++)
        {
            var (previous, row) = (table.Rows[index - 1], table.Rows[index]);
            if (row.Key.SequenceEqual(previous.Key) && row.From == previous.From)
            {
                bag.Error(
                    DiagnosticCodes.TableRowProblem,
                    row.Location,
                    $"row `{string.Join(", ", row.Key)}` of {row.From:yyyy-MM-dd} is already at {previous.Location}",
                    "one row a key and day"
                );
            }
        }
    }
}
