using System.Globalization;

namespace ExportRules.Replay.Orleans.Working;

/// <summary>The names of the outputs of partitions.</summary>
internal static class PartitionFiles
{
    public static string Path(ReplayRunRequest request, int index) =>
        System.IO.Path.Combine(
            request.Folder,
            string.Create(CultureInfo.InvariantCulture, $"{index:D6}.part")
        );

    /// <summary>What is known of an output besides its rows.</summary>
    public static string Details(string path) => path + ".details";
}
