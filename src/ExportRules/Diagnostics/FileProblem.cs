namespace ExportRules;

/// <summary>Why a file could not be opened, in the words of every diagnostic.</summary>
internal static class FileProblem
{
    public static bool IsMissing(Exception error) =>
        error is FileNotFoundException or DirectoryNotFoundException;

    public static string Describe(string path, Exception error) =>
        IsMissing(error) ? $"there is no file `{path}`" : "file cannot be read";
}
