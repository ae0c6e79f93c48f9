using ExportRules.Replay;
using ExportRules.Replay.Deciding;
using ExportRules.Replay.Running;

namespace ExportRules.Cli.Replaying;

/// <summary>What was asked for on the command line.</summary>
internal sealed record ReplayRequest
{
    /// <summary>The input; <c>-</c> is standard input.</summary>
    public required string Input { get; init; }

    /// <summary>The output; null is standard output.</summary>
    public string? Output { get; init; }

    /// <summary>The rule set as it was named, for whoever has to send it.</summary>
    public string Rules { get; init; } = "";

    /// <summary>The assumptions as they were written.</summary>
    public IReadOnlyList<string> Assumptions { get; init; } = [];

    /// <summary>How answers are written, where that was said; else the output's name counts.</summary>
    public OutputForm Form { get; init; }

    /// <summary>How answers are written to an output.</summary>
    public OutputForm FormOf(string? output) =>
        Form is OutputForm.LikeInput ? OutputForms.Of(output) : Form;

    public required ReplayPolicy Policy { get; init; }

    public ReplayPolicy? Against { get; init; }

    /// <summary>What it is compared with as it was named, for whoever has to send it.</summary>
    public string? AgainstText { get; init; }

    public required ReplayFormat Format { get; init; }

    /// <summary>The columns to write; none means all.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    public int Threads { get; init; }

    public long MaximumErrors { get; init; }

    /// <summary>Where the rows that are errors are listed.</summary>
    public string? ErrorPath { get; init; }

    /// <summary>Go on where an earlier run stopped.</summary>
    public bool Resume { get; init; }

    /// <summary>Whether JSON answers carry their trace.</summary>
    public bool WithTrace { get; init; }

    /// <summary>Where the summary is written as JSON.</summary>
    public string? SummaryPath { get; init; }

    /// <summary>Where the report is written as HTML.</summary>
    public string? ReportPath { get; init; }

    public bool UseCache { get; init; } = true;
}
