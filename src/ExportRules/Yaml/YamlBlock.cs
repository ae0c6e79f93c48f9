using System.Text;

namespace ExportRules.Yaml;

/// <summary>Lines of a YAML block at one depth; keys without a value are left out.</summary>
internal sealed class YamlBlock(StringBuilder text)
{
    private int depth;
    private bool itemBegins;

    public void Key(string key, string? value)
    {
        if (value is not null)
        {
            Line($"{key}: {value}");
        }
    }

    public void Text(string key, string? value) =>
        Key(key, value is null ? null : YamlScalars.Text(value));

    /// <summary>A text, or a list of them where there are several; nothing where there is none.</summary>
    public void Texts(string key, IReadOnlyList<string> values)
    {
        if (values.Count == 1)
        {
            Text(key, values[0]);
        }
        else if (values.Count > 1)
        {
            Key(key, YamlScalars.List(values.Select(YamlScalars.Quote)));
        }
    }

    /// <summary>A key whose value is the block that <paramref name="write"/> writes.</summary>
    public void Nest(string key, Action write)
    {
        Line($"{key}:");
        depth++;
        write();
        depth--;
    }

    /// <summary>An item of a list: its first line carries the dash.</summary>
    public void Item(Action write)
    {
        itemBegins = true;
        depth++;
        write();
        depth--;
        itemBegins = false;
    }

    public void Line(string line)
    {
        text.Append(' ', 2 * (itemBegins ? depth - 1 : depth));
        text.Append(itemBegins ? "- " : "").Append(line).Append('\n');
        itemBegins = false;
    }

    public void Comment(string line) => text.Append("# ").Append(line).Append('\n');

    public void Gap() => text.Append('\n');
}
