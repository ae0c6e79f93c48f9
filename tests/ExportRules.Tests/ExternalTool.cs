namespace ExportRules.Tests;

/// <summary>A program that is not ours and that a test drives, such as a browser or a database server.</summary>
internal static class ExternalTool
{
    /// <summary>The programs that the gate has found or installed, separated by blanks: there, a missing one is a failure.</summary>
    private const string Declared = "EXPORTRULES_TOOLS";

    /// <summary>The path of the program. Without it the test is skipped and says so; where it was declared, it fails.</summary>
    public static string Path(string name)
    {
        if (Find(name) is { } path)
        {
            return path;
        }
        var declared = Environment.GetEnvironmentVariable(Declared) ?? "";
        if (declared.Split(' ').Contains(name))
        {
            Assert.Fail($"`{name}` was declared in {Declared} and is not there");
        }
        Assert.Skip($"needs `{name}`, which is not on this machine; .ci/install installs it");
        return "";
    }

    private static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(System.IO.Path.PathSeparator)
            .Concat(DebianServers())
            .Select(folder => System.IO.Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);

    /// <summary>Debian keeps the programs of database servers out of the path, one folder a version.</summary>
    private static IEnumerable<string> DebianServers()
    {
        const string Root = "/usr/lib/postgresql";
        return Directory.Exists(Root)
            ? Directory
                .GetDirectories(Root)
                .Select(version => System.IO.Path.Combine(version, "bin"))
            : [];
    }
}
