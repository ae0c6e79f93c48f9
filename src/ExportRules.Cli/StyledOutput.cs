using ExportRules.Formatting;
using Spectre.Console;

namespace ExportRules.Cli;

/// <summary>Prints styled text: with color where a person looks, plain where it is piped.</summary>
internal static class StyledOutput
{
    public static void Write(Terminal terminal, StyledText text)
    {
        if (!terminal.HasColor)
        {
            terminal.Output.Write(text.ToString());
            return;
        }
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(terminal.Output),
                Ansi = AnsiSupport.Yes,
            }
        );
        // The terminal itself breaks long lines; a break of ours would be copied with the text.
        console.Profile.Width = int.MaxValue / 4;
        foreach (var (part, style) in text.Spans)
        {
            console.Write(new Text(part, Style(style)));
        }
    }

    private static Style Style(TextStyle style) =>
        style switch
        {
            TextStyle.Heading => new(decoration: Decoration.Bold),
            TextStyle.Good => new(Color.Green),
            TextStyle.Attention => new(Color.Yellow),
            TextStyle.Bad => new(Color.Red),
            TextStyle.Quiet => new(decoration: Decoration.Dim),
            TextStyle.Id => new(Color.Aqua),
            _ => Spectre.Console.Style.Plain,
        };
}
