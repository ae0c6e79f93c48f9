using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace PackageConsumer;

/// <summary>What every package of the feed must hold.</summary>
internal static class PackageContents
{
    private static readonly string[] Packages =
    [
        "ExportRules",
        "ExportRules.Cli",
        "ExportRules.Hosting",
        "ExportRules.Records.PostgreSql",
        "ExportRules.Replay",
        "ExportRules.Replay.Orleans",
        "ExportRules.Screening",
        "ExportRules.Testing",
    ];

    public static IEnumerable<string> Problems(string feed)
    {
        foreach (var package in Packages)
        {
            var files = Directory
                .GetFiles(feed, package + ".*.nupkg")
                .Where(file => Id(file) == package)
                .ToList();
            if (files is not [var file])
            {
                yield return $"{feed} holds {files.Count} packages {package}, expected one";
                continue;
            }
            using var zip = ZipFile.OpenRead(file);
            foreach (var problem in Problems(zip, package))
            {
                yield return $"{Path.GetFileName(file)}: {problem}";
            }
            var symbols = Path.ChangeExtension(file, ".snupkg");
            if (package != "ExportRules.Cli" && !File.Exists(symbols))
            {
                yield return $"{Path.GetFileName(symbols)} is missing";
            }
        }
    }

    private static IEnumerable<string> Problems(ZipArchive zip, string package)
    {
        var nuspec = XDocument.Load(
            zip.Entries.Single(entry => entry.Name.EndsWith(".nuspec", StringComparison.Ordinal))
                .Open()
        );
        string? Metadata(string name) =>
            nuspec.Descendants().FirstOrDefault(element => element.Name.LocalName == name)?.Value;
        if (Metadata("license") != "MIT")
        {
            yield return "the license is not MIT";
        }
        if (Metadata("readme") is not { } readme || zip.GetEntry(readme) is null)
        {
            yield return "there is no README";
        }
        if (string.IsNullOrWhiteSpace(Metadata("description")))
        {
            yield return "there is no description";
        }
        var library = zip.Entries.FirstOrDefault(entry => entry.Name == package + ".dll");
        if (library is null)
        {
            yield return $"there is no {package}.dll";
            yield break;
        }
        if (!IsDeterministic(library))
        {
            yield return $"{library.FullName} was not compiled deterministically";
        }
        if (package != "ExportRules.Cli" && zip.GetEntry($"lib/net10.0/{package}.xml") is null)
        {
            yield return "there is no XML documentation";
        }
    }

    // A deterministic compilation leaves an entry of kind Reproducible in the debug directory.
    private static bool IsDeterministic(ZipArchiveEntry entry)
    {
        using var bytes = new MemoryStream();
        using (var stream = entry.Open())
        {
            stream.CopyTo(bytes);
        }
        bytes.Position = 0;
        using var image = new PEReader(bytes);
        return image
            .ReadDebugDirectory()
            .Any(directory => directory.Type is DebugDirectoryEntryType.Reproducible);
    }

    // ExportRules.Cli.1.0.0.nupkg: the version begins at the first part that is a number.
    private static string Id(string file) =>
        string.Join(
            '.',
            Path.GetFileNameWithoutExtension(file)
                .Split('.')
                .TakeWhile(part => !char.IsAsciiDigit(part[0]))
        );
}
