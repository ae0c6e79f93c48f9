using ExportRules.Tests.Testing;
using ExportRules.Tests.Testing.Running;

namespace ExportRules.Tests.Cli;

public sealed class TestCommandTests
{
    private static readonly string OneFails = TestRunTests.Cases.Replace(
        "license: bulk",
        "license: individual",
        StringComparison.Ordinal
    );

    public static TheoryData<string> Formats => ["text", "json", "junit"];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task R02_Test_EachFormat_HasTheSameExitCodes(string format)
    {
        using var good = new RuleSetFolder(TestRunTests.Cases);
        using var failing = new RuleSetFolder(OneFails);
        using var broken = new RuleSetFolder("cases: [");
        using var badFact = new RuleSetFolder(
            TestRunTests.Cases.Replace("\"NO\"", "\"Koera\"", StringComparison.Ordinal)
        );

        (await Exit(good.Folder)).Should().Be(0);
        (await Exit(failing.Folder)).Should().Be(1);
        (await Exit(broken.Folder)).Should().Be(1);
        (await Exit(badFact.Folder)).Should().Be(1);
        (await Exit(good.Folder, "--filter", "HF-KRR")).Should().Be(1);
        (await Exit(good.Folder, "--coverage", "--threshold", "99")).Should().Be(1);
        (await Exit(good.Folder, "--threshold", "99")).Should().Be(2);
        (await Exit(good.Folder, "--coverage", "--threshold", "101")).Should().Be(2);
        (await Exit("no-such-folder")).Should().Be(2);

        async Task<int> Exit(params string[] args) =>
            (await CliRun.Of(["test", .. args, "--format", format])).ExitCode;
    }

    [Fact]
    public async Task R01_Test_FilterThatMatchesNothing_SaysSo()
    {
        using var good = new RuleSetFolder(TestRunTests.Cases);

        var run = await CliRun.Of("test", good.Folder, "--filter", "HF-KRR");

        run.ExitCode.Should().Be(1);
        run.Error.Should().Contain("error ER0309: 0 cases match `HF-KRR`");
    }

    [Fact]
    public async Task Test_FolderOfSeveralRuleSets_RunsEach()
    {
        var run = await CliRun.Of("test", RepositoryFolder.File("rules"), "--filter", "pump to");

        run.Output.Should().StartWith("template: 2 cases, 2 passed, 0 failed");
        run.ExitCode.Should().Be(0);
    }
}
