namespace ExportRules.Cli.Replaying;

/// <summary>The files of a command, before any of them is touched: none may be written over another.</summary>
internal static class FileClashes
{
    private const string Devices = "/dev";

    /// <exception cref="WrongUseException">Two files are one, a folder is missing, or a name is no file's.</exception>
    public static void Refuse(ReplayRequest request, IReadOnlyList<string> inputs)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var input in inputs.Where(input => input != InputFiles.StandardInput))
        {
            names[Path.GetFullPath(input)] = $"the input `{input}`";
        }
        foreach (var input in inputs)
        {
            Add(ReplaySession.Output(request, input), $"the output of `{input}`");
        }
        Add(request.ErrorPath, "--errors");
        Add(request.SummaryPath, "--summary");
        Add(request.ReportPath, "--report");

        void Add(string? path, string name)
        {
            if (path is null)
            {
                return;
            }
            var full = Path.GetFullPath(path);
            if (Path.GetDirectoryName(full) == Devices)
            {
                throw new WrongUseException(
                    $"`{path}` is a device, and a file takes its place: redirect standard output instead"
                );
            }
            if (Directory.Exists(full))
            {
                throw new WrongUseException($"{name} is `{path}`, which is a folder");
            }
            if (!names.TryAdd(full, name))
            {
                throw new WrongUseException(
                    $"{names[full]} and {name} are one file: `{path}` would be written over"
                );
            }
        }
    }
}
