using System.CommandLine;
using ExportRules.Analysis;

namespace ExportRules.Cli.Analyzing;

/// <summary><c>--fail-on GRADE</c>: from which grade on a new finding makes the command fail.</summary>
internal static class FailOnOption
{
    private const string Never = "never";

    public static Option<string> Create()
    {
        var error = FindingText.Name(FindingGrade.Error);
        var warning = FindingText.Name(FindingGrade.Warning);
        var option = new Option<string>("--fail-on")
        {
            Description =
                "the exit code is 1 where a finding of this grade or a weightier one is new",
            HelpName = $"{error}|{warning}|{Never}",
            DefaultValueFactory = _ => error,
        };
        option.AcceptOnlyFromAmong(error, warning, Never);
        return option;
    }

    public static bool Fails(string grade, AnalysisReport report) =>
        grade != Never
        && report.Fails(
            grade == FindingText.Name(FindingGrade.Warning)
                ? FindingGrade.Warning
                : FindingGrade.Error
        );
}
