using System.Text;
using ExportRules.Replay.Running;

namespace ExportRules.Cli.Replaying;

/// <summary>The terminal's output as a stream of bytes.</summary>
internal static class StandardOutput
{
    /// <summary>The file that an option names; null for standard output.</summary>
    public static string? FileOf(string? path) => path == "-" ? null : path;

    public static Stream Of(Terminal terminal)
    {
        terminal.Output.Flush();
        return terminal.Output is StreamWriter { BaseStream: var stream }
            ? stream
            : new WriterStream(terminal.Output);
    }

    /// <summary>Bytes to a writer of text, as tests have it.</summary>
    private sealed class WriterStream(TextWriter writer) : WriteOnlyStream
    {
        private readonly Decoder decoder = new UTF8Encoding(false).GetDecoder();

        public override void Write(byte[] buffer, int offset, int count)
        {
            var chars = new char[count + 1];
            var length = decoder.GetChars(buffer, offset, count, chars, 0);
            writer.Write(chars, 0, length);
        }

        public override void Flush() => writer.Flush();
    }
}
