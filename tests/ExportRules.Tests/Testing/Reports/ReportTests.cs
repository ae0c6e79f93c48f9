using System.Text.Json;
using System.Xml.Linq;
using ExportRules.Testing.Reports;
using ExportRules.Testing.Running;
using ExportRules.Tests.Testing.Running;

namespace ExportRules.Tests.Testing.Reports;

public sealed class ReportTests
{
    private static readonly string OneFails = TestRunTests.Cases.Replace(
        "license: bulk",
        "license: individual",
        StringComparison.Ordinal
    );

    [Fact]
    public void Json_FailedCase_HasDifferenceAndPlace()
    {
        using var small = new RuleSetFolder(OneFails);
        using var json = JsonDocument.Parse(JsonReport.Write(TestRun.Run(small.Folder, new())));

        json.RootElement.GetProperty("passed").GetBoolean().Should().BeFalse();
        json.RootElement.GetProperty("failed").GetInt32().Should().Be(1);
        var first = json.RootElement.GetProperty("ruleSets")[0].GetProperty("cases")[0];
        first.GetProperty("file").GetString().Should().Be("tests/cases.yaml");
        first.GetProperty("line").GetInt32().Should().Be(3);
        var difference = first.GetProperty("differences")[0];
        difference.GetProperty("expected").GetString().Should().Be("individual");
        difference.GetProperty("actual").GetString().Should().Be("bulk");
    }

    [Fact]
    public void Junit_FailedCase_IsAFailureAndCountsAddUp()
    {
        using var small = new RuleSetFolder(OneFails);
        var xml = XDocument.Parse(JunitReport.Write(TestRun.Run(small.Folder, new())));

        var suite = xml.Root!.Element("testsuite")!;
        suite.Attribute("tests")!.Value.Should().Be("4");
        suite.Attribute("failures")!.Value.Should().Be("1");
        suite.Elements("testcase").Should().HaveCount(4);
        var failure = suite.Descendants("failure").Should().ContainSingle().Subject;
        failure
            .Attribute("message")!
            .Value.Should()
            .Be("license: expected individual, actual bulk");
    }

    [Fact]
    public void Junit_FileThatCannotBeRead_IsAnError()
    {
        using var small = new RuleSetFolder("cases: [");
        var xml = XDocument.Parse(JunitReport.Write(TestRun.Run(small.Folder, new())));

        xml.Root!.Attribute("errors")!.Value.Should().Be("1");
        xml.Descendants("error").Single().Attribute("type")!.Value.Should().Be("ER0005");
    }

    [Fact]
    public void Junit_ControlCharacterInASentence_IsStillXml()
    {
        using var small = new RuleSetFolder(
            OneFails.Replace(
                "case: Strong acid to Norway under the first law",
                "case: \"Strong \\x01 acid\"",
                StringComparison.Ordinal
            )
        );

        XDocument
            .Parse(JunitReport.Write(TestRun.Run(small.Folder, new())))
            .Descendants("testcase")
            .First()
            .Attribute("name")!
            .Value.Should()
            .Be("Strong  acid");
    }

    [Fact]
    public void Reports_Twice_AreTheSameBytes()
    {
        using var small = new RuleSetFolder(OneFails);
        var options = new TestOptions { WithCoverage = true, WithMutation = true };

        JsonReport
            .Write(TestRun.Run(small.Folder, options))
            .Should()
            .Be(JsonReport.Write(TestRun.Run(small.Folder, options)));
        JunitReport
            .Write(TestRun.Run(small.Folder, options))
            .Should()
            .Be(JunitReport.Write(TestRun.Run(small.Folder, options)));
    }
}
