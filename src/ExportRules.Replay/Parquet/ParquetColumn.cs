using Apache.Arrow;
using Apache.Arrow.Types;

namespace ExportRules.Replay.Parquet;

/// <summary>A column of a Parquet file under the name that it would have in CSV.</summary>
/// <param name="Name">The path, with points between the names of structs.</param>
/// <param name="Places">Its place in the schema, then in each struct on the way to it.</param>
/// <param name="Type">The type of its values, or of the members of its lists.</param>
/// <param name="IsList">Whether each row has a list of them.</param>
internal sealed record ParquetColumn(string Name, int[] Places, IArrowType Type, bool IsList)
{
    /// <summary>The columns of a schema: plain ones, those within structs, and lists of plain values.</summary>
    /// <exception cref="ReplayException">A column has a type that no cell can hold.</exception>
    public static IReadOnlyList<ParquetColumn> Of(Schema schema, string file)
    {
        var columns = new List<ParquetColumn>();
        Add(columns, "", [], schema.FieldsList, file);
        return columns;
    }

    private static void Add(
        List<ParquetColumn> columns,
        string prefix,
        int[] places,
        IEnumerable<Field> fields,
        string file
    )
    {
        var place = 0;
        foreach (var field in fields)
        {
            var name = prefix + field.Name;
            int[] here = [.. places, place++];
            switch (field.DataType)
            {
                case StructType group:
                    Add(columns, name + ".", here, group.Fields, file);
                    break;
                case ListType list when CellReaders.CanRead(list.ValueDataType):
                    columns.Add(new(name, here, list.ValueDataType, IsList: true));
                    break;
                case var type when CellReaders.CanRead(type):
                    columns.Add(new(name, here, type, IsList: false));
                    break;
                default:
                    throw new ReplayException(
                        DiagnosticCodes.InputProblem,
                        $"column `{name}` of the Parquet file is of type {field.DataType.Name}, which no fact can hold",
                        "leave the column out, or write it as text",
                        file
                    );
            }
        }
    }
}
