using System.CommandLine;

namespace ExportRules.Cli;

/// <summary>The formats that commands print.</summary>
internal static class OutputFormat
{
    public const string Text = "text";
    public const string Json = "json";
    public const string Markdown = "markdown";
    public const string Yaml = "yaml";
    public const string Html = "html";
    public const string Sarif = "sarif";

    /// <summary><c>--format A|B|C</c>; the first is the default.</summary>
    public static Option<string> Create(params string[] formats)
    {
        var option = new Option<string>("--format")
        {
            Description = "how to print the answer",
            HelpName = string.Join('|', formats),
            DefaultValueFactory = _ => formats[0],
        };
        option.AcceptOnlyFromAmong(formats);
        return option;
    }
}
