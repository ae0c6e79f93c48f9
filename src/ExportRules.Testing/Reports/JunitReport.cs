using System.Globalization;
using System.Text;
using System.Xml;
using ExportRules.Testing.Running;

namespace ExportRules.Testing.Reports;

/// <summary>A run as JUnit XML, as build servers read it. Without times, so that the same run gives the same bytes.</summary>
internal static class JunitReport
{
    public static string Write(IReadOnlyList<SuiteReport> suites)
    {
        var text = new StringBuilder();
        // XML declares the encoding of its bytes; whoever writes the text writes UTF-8.
        text.Append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        using (
            var xml = XmlWriter.Create(
                text,
                new()
                {
                    Indent = true,
                    NewLineChars = "\n",
                    NewLineHandling = NewLineHandling.None,
                    OmitXmlDeclaration = true,
                    CheckCharacters = true,
                }
            )
        )
        {
            xml.WriteStartElement("testsuites");
            Counts(xml, suites);
            foreach (var suite in suites)
            {
                xml.WriteStartElement("testsuite");
                xml.WriteAttributeString("name", suite.RuleSet ?? suite.Folder);
                Counts(xml, [suite]);
                foreach (var diagnostic in suite.Errors)
                {
                    Error(xml, suite, diagnostic);
                }
                foreach (var outcome in suite.Outcomes)
                {
                    Case(xml, suite, outcome);
                }
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
        return text.Append('\n').ToString();
    }

    private static void Counts(XmlWriter xml, IReadOnlyList<SuiteReport> suites)
    {
        var errors = suites.Sum(suite => suite.Errors.Count());
        Number(xml, "tests", suites.Sum(suite => suite.Outcomes.Count) + errors);
        Number(xml, "failures", suites.Sum(suite => suite.Failed.Count()));
        Number(xml, "errors", errors);
    }

    private static void Error(XmlWriter xml, SuiteReport suite, Diagnostic diagnostic)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("name", Clean($"{diagnostic.Code} {diagnostic.Location}"));
        xml.WriteAttributeString("classname", suite.RuleSet ?? suite.Folder);
        xml.WriteStartElement("error");
        xml.WriteAttributeString("type", diagnostic.Code);
        xml.WriteAttributeString("message", Clean(diagnostic.Message));
        xml.WriteString(Clean(diagnostic.ToString()));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Case(XmlWriter xml, SuiteReport suite, CaseOutcome outcome)
    {
        var location = outcome.Case.Location;
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("name", Clean(outcome.Case.Name));
        xml.WriteAttributeString("classname", $"{suite.RuleSet}.{ClassName(location.File!)}");
        xml.WriteAttributeString("file", location.File);
        Number(xml, "line", location.Line);
        if (!outcome.Passed)
        {
            var first = outcome.Differences[0];
            xml.WriteStartElement("failure");
            xml.WriteAttributeString(
                "message",
                Clean($"{first.Key}: expected {first.Expected}, actual {first.Actual}")
            );
            xml.WriteString(Clean(suite.Failures!.Of(outcome)));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static string ClassName(string file) =>
        Path.ChangeExtension(file, null).Replace('/', '.');

    private static void Number(XmlWriter xml, string name, int value) =>
        xml.WriteAttributeString(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>XML has no place for control characters that a YAML text may hold.</summary>
    private static string Clean(string text) =>
        string.Concat(
            text.Where(character =>
                character == '\n' || XmlConvert.IsXmlChar(character) || char.IsSurrogate(character)
            )
        );
}
