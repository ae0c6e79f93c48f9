using nietras.SeparatedValues;

namespace ExportRules.Benchmarks.Replaying;

/// <summary>What no replay can be faster than: reads a file with the same library and writes it again with one constant column.</summary>
internal static class Floor
{
    public const string Argument = "replay-floor";

    public static void Copy(string from, string to, int threads)
    {
        using var reader = Sep.New(',').Reader().FromFile(from);
        using var writer = new StreamWriter(to, false, new System.Text.UTF8Encoding(false), 1 << 20)
        {
            NewLine = "\n",
        };
        if (threads == 1)
        {
            using var rows = reader.Spec.Writer().To(writer, leaveOpen: true);
            foreach (var row in reader)
            {
                using var copy = rows.NewRow(row);
                copy["constant"].Set("x");
            }
            return;
        }
        writer.Write(string.Join(',', reader.Header.ColNames));
        writer.WriteLine(",constant");
        // Rows may be read on several threads; what each gives is written in order.
        foreach (var line in reader.ParallelEnumerate(row => row.Span.ToString(), threads))
        {
            writer.Write(line);
            writer.WriteLine(",x");
        }
    }
}
