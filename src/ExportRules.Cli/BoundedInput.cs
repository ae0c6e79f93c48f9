using ExportRules.Input;

namespace ExportRules.Cli;

/// <summary>Reads a file or standard input whole, but never more than a reader would accept.</summary>
internal static class BoundedInput
{
    /// <summary>The name that stands for standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>The bytes of a file, or of standard input for <c>-</c>.</summary>
    /// <exception cref="InvalidTransactionException">It cannot be read.</exception>
    public static ReadOnlyMemory<byte> Read(string path, Terminal terminal)
    {
        try
        {
            if (path == StandardInput)
            {
                return Read(terminal.Input);
            }
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return Read(stream);
        }
        catch (Exception error)
            when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InvalidTransactionException([
                new(
                    DiagnosticCodes.FileUnreadable,
                    Severity.Error,
                    new(path, 0, 0),
                    FileProblem.Describe(path, error)
                )
                {
                    Hint = FileProblem.IsMissing(error) ? null : error.Message,
                },
            ]);
        }
    }

    // One byte more than the limit is enough for the reader to refuse it.
    private static ReadOnlyMemory<byte> Read(Stream stream)
    {
        var buffer = new MemoryStream();
        var chunk = new byte[81920];
        int count;
        while (buffer.Length <= TransactionReader.MaximumBytes && (count = stream.Read(chunk)) > 0)
        {
            buffer.Write(chunk, 0, count);
        }
        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }
}
