using System.Buffers;
using System.Text;
using System.Text.Json;
using ExportRules.Formatting;
using ExportRules.Testing.Coverage;
using ExportRules.Testing.Mutation;
using ExportRules.Testing.Running;

namespace ExportRules.Testing.Reports;

/// <summary>A run as JSON: fixed names, fixed order, nothing that changes from run to run.</summary>
internal static class JsonReport
{
    public static string Write(IReadOnlyList<SuiteReport> suites)
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 14);
        using (var json = new Utf8JsonWriter(buffer, DecisionJson.Options(indented: true)))
        {
            json.WriteStartObject();
            json.WriteBoolean("passed", suites.All(suite => suite.Passed));
            json.WriteNumber("cases", suites.Sum(suite => suite.Outcomes.Count));
            json.WriteNumber("failed", suites.Sum(suite => suite.Failed.Count()));
            json.WriteStartArray("ruleSets");
            foreach (var suite in suites)
            {
                Write(json, suite);
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, SuiteReport suite)
    {
        json.WriteStartObject();
        json.WriteString("folder", suite.Folder);
        json.WriteString("ruleSet", suite.RuleSet);
        json.WriteStartArray("diagnostics");
        foreach (var diagnostic in suite.Diagnostics)
        {
            json.WriteStartObject();
            json.WriteString("code", diagnostic.Code);
            json.WriteString(
                "severity",
                diagnostic.Severity is Severity.Error ? "error" : "warning"
            );
            Place(json, diagnostic.Location);
            json.WriteString("path", diagnostic.Path);
            json.WriteString("message", diagnostic.Message);
            json.WriteString("hint", diagnostic.Hint);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("cases");
        foreach (var outcome in suite.Outcomes)
        {
            Write(json, suite, outcome);
        }
        json.WriteEndArray();
        if (suite.Coverage is { } coverage)
        {
            Write(json, coverage);
        }
        if (suite.Mutation is { } mutation)
        {
            Write(json, mutation);
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CoverageReport coverage)
    {
        json.WriteStartObject("coverage");
        json.WriteNumber("covered", coverage.Covered);
        json.WriteNumber("points", coverage.Points.Count);
        json.WriteNumber("percent", coverage.Percent);
        json.WriteStartArray("missing");
        foreach (var point in coverage.Missing)
        {
            json.WriteStartObject();
            json.WriteString("kind", point.Kind);
            json.WriteString("rule", point.Rule);
            Place(json, point.Location);
            json.WriteString("text", point.Text);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, MutationReport mutation)
    {
        json.WriteStartObject("mutation");
        json.WriteNumber("killed", mutation.Killed);
        json.WriteNumber("mutants", mutation.Mutants.Count);
        json.WriteNumber("percent", mutation.Percent);
        json.WriteStartArray("survivors");
        foreach (var mutant in mutation.Mutants.Where(mutant => !mutant.IsKilled))
        {
            json.WriteStartObject();
            json.WriteString("mutant", mutant.Id);
            Place(json, mutant.Location);
            json.WriteNumber("cases", mutant.Concerned);
            json.WriteString("accepted", mutant.Reason);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SuiteReport suite, CaseOutcome outcome)
    {
        json.WriteStartObject();
        json.WriteString("case", outcome.Case.Name);
        Place(json, outcome.Case.Location);
        json.WriteBoolean("passed", outcome.Passed);
        if (!outcome.Passed)
        {
            json.WriteStartArray("differences");
            foreach (var difference in outcome.Differences)
            {
                json.WriteStartObject();
                json.WriteString("key", difference.Key);
                json.WriteNumber("line", difference.Location.Line);
                json.WriteString("expected", difference.Expected);
                json.WriteString("actual", difference.Actual);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteString("text", suite.Failures!.Of(outcome));
        }
        json.WriteEndObject();
    }

    private static void Place(Utf8JsonWriter json, SourceLocation location)
    {
        json.WriteString("file", location.File);
        json.WriteNumber("line", location.Line);
        json.WriteNumber("column", location.Column);
    }
}
