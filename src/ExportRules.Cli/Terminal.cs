using System.Text;

namespace ExportRules.Cli;

/// <summary>What a command reads from and writes to. Tests give their own, and run commands in process.</summary>
/// <param name="Input">Standard input, as bytes.</param>
/// <param name="Output">Answers.</param>
/// <param name="Error">Diagnostics.</param>
internal sealed record Terminal(Stream Input, TextWriter Output, TextWriter Error)
{
    /// <summary>The files of the keys that are trusted to sign rule packs, as the command line gives them.</summary>
    public IReadOnlyList<string> TrustedKeys { get; set; } = [];

    /// <summary>The clock: whether a trusted key is valid depends on the day.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Whether a person looks at the output: then it has color. Piped output is plain.</summary>
    public bool HasColor { get; init; }

    /// <summary>The terminal of the process: UTF-8 without a byte-order mark, line feeds, on every system.</summary>
    public static Terminal Standard() =>
        new(
            Console.OpenStandardInput(),
            Writer(Console.OpenStandardOutput()),
            Writer(Console.OpenStandardError())
        )
        {
            HasColor =
                !Console.IsOutputRedirected
                && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
                && Environment.GetEnvironmentVariable("TERM") is not (null or "dumb"),
        };

    private static StreamWriter Writer(Stream stream) =>
        new(stream, new UTF8Encoding(false), 16384) { NewLine = "\n" };
}
