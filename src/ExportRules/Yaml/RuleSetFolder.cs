namespace ExportRules.Yaml;

/// <summary>The files of a rule set's folder that make law: everything but cases and generated files.</summary>
internal static class RuleSetFolder
{
    private static readonly string[] NotLaw = ["tests", "consolidated"];

    public static IReadOnlyList<RuleFile> Read(string root, DiagnosticBag bag)
    {
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            MaxRecursionDepth = 8,
            AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden,
        };
        var paths = Directory
            .EnumerateFiles(root, "*", options)
            .Select(path => (path, relative: Path.GetRelativePath(root, path).Replace('\\', '/')))
            .Where(file => IsLaw(file.relative))
            .OrderBy(file => file.relative, StringComparer.Ordinal)
            .Take(YamlLimits.Files + 1)
            .ToList();
        if (paths.Count > YamlLimits.Files)
        {
            bag.Error(DiagnosticCodes.FileTooLarge, default, $"more than {YamlLimits.Files} files");
            return [];
        }
        return
        [
            .. paths.Select(file => ReadFile(file.path, file.relative, bag)).OfType<RuleFile>(),
        ];
    }

    public static RuleFile? ReadFile(string path, string name, DiagnosticBag bag)
    {
        try
        {
            var length = new FileInfo(path).Length;
            if (length > YamlLimits.FileBytes)
            {
                YamlTextReader.TooLarge(length, name, bag);
                return null;
            }
            return new(name, File.ReadAllBytes(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            bag.Error(
                DiagnosticCodes.FileUnreadable,
                new(name, 0, 0),
                "file cannot be read",
                error.Message
            );
            return null;
        }
    }

    public static bool IsLaw(string relative)
    {
        var folder = relative.Split('/')[0];
        return (
                relative.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase)
                || relative.EndsWith(".yml", StringComparison.OrdinalIgnoreCase)
            )
            && (
                !relative.Contains('/', StringComparison.Ordinal)
                || Array.IndexOf(NotLaw, folder) < 0
            );
    }
}
