using ExportRules.Screening.Lists;

namespace ExportRules.Screening;

/// <summary>A list of end users of concern, read from a file in the format of METI's Foreign End User List.</summary>
/// <remarks>Immutable and safe to share between threads. A list is read whole or not at all.</remarks>
public sealed class EndUserList
{
    internal EndUserList(
        string id,
        DateOnly? edition,
        string digest,
        IReadOnlyList<EndUserListEntry> entries
    )
    {
        Id = id;
        Edition = edition;
        Digest = digest;
        Entries = entries;
    }

    /// <summary>The list's name in facts: the one that the rule set knows, such as <c>meti-end-user-list</c>.</summary>
    public string Id { get; }

    /// <summary>The day of the edition; null where the caller did not state it.</summary>
    public DateOnly? Edition { get; }

    /// <summary><c>sha256:</c> and the digest of the file.</summary>
    public string Digest { get; }

    /// <summary>The entities, in the order of the file; at least one.</summary>
    public IReadOnlyList<EndUserListEntry> Entries { get; }

    /// <summary>Reads a list from a file.</summary>
    /// <param name="path">The CSV file, UTF-8.</param>
    /// <param name="edition">The day of the edition, as the authority dates it; null where it is not known.</param>
    /// <param name="id">The list's name in facts.</param>
    /// <returns>The list, or every error with its line and column.</returns>
    public static EndUserListResult Load(
        string path,
        DateOnly? edition,
        string id = "meti-end-user-list"
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length > EndUserListReader.MaximumBytes)
            {
                return Refused(
                    DiagnosticCodes.FileTooLarge,
                    path,
                    $"the list is larger than {EndUserListReader.MaximumBytes / (1024 * 1024)} MiB"
                );
            }
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return Read(bytes, edition, id, path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Refused(DiagnosticCodes.FileUnreadable, path, FileProblem.Describe(path, error));
        }
    }

    /// <summary>Reads a list from the bytes of a file.</summary>
    /// <param name="utf8">The CSV text, UTF-8 with or without a byte-order mark.</param>
    /// <param name="edition">The day of the edition, as the authority dates it; null where it is not known.</param>
    /// <param name="id">The list's name in facts.</param>
    /// <param name="name">The name that diagnostics give the text.</param>
    /// <returns>The list, or every error with its line and column.</returns>
    public static EndUserListResult Read(
        ReadOnlySpan<byte> utf8,
        DateOnly? edition,
        string id = "meti-end-user-list",
        string name = "-"
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        var (entries, diagnostics) = EndUserListReader.Read(utf8, name);
        var digest = Sha256Text.Of(utf8);
        return new(
            entries is null ? null : new EndUserList(id, edition, digest, entries),
            diagnostics
        );
    }

    private static EndUserListResult Refused(string code, string path, string message) =>
        new(null, [new(code, Severity.Error, new(path, 0, 0), message)]);
}
