using System.Runtime.CompilerServices;

namespace ExportRules.Tests;

/// <summary>Finds files of the repository from a test, wherever the test was built to.</summary>
internal static class RepositoryFolder
{
    public static string Root { get; } = Find(AppContext.BaseDirectory) ?? Find(SourceFolder())!;

    /// <summary>The full path of a file or folder that is given relative to the repository.</summary>
    public static string File(string path) => Path.Combine(Root, path);

    private static string? Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "ExportRules.sln")))
            {
                return folder.FullName;
            }
        }
        return null;
    }

    private static string SourceFolder([CallerFilePath] string path = "") =>
        Path.GetDirectoryName(path)!;
}
