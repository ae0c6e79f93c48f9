namespace ExportRules.Tests.Documentation;

/// <summary>The code between <c>#region name</c> and <c>#endregion</c>, as far left as it goes.</summary>
internal static class Region
{
    public static string Read(string file, string name)
    {
        var lines = File.ReadAllLines(RepositoryFolder.File(file))
            .SkipWhile(line => line.Trim() != "#region " + name)
            .Skip(1)
            .TakeWhile(line => line.Trim() != "#endregion")
            .ToList();
        lines.Should().NotBeEmpty("{0} has a region {1}", file, name);
        var indent = lines
            .Where(line => line.Length > 0)
            .Min(line => line.Length - line.TrimStart().Length);
        return string.Concat(
            lines.Select(line => (line.Length > 0 ? line[indent..] : line) + "\n")
        );
    }
}
