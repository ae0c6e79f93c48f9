using ExportRules.Consolidation;
using ExportRules.Tests.PumpLaw;

namespace ExportRules.Tests.Consolidation;

public sealed class LockCheckTests : IDisposable
{
    private readonly PumpLawFolder law = PumpLawFolder.Copy();

    public void Dispose() => law.Dispose();

    [Fact]
    public void Run_WithoutLock_Warns()
    {
        var problems = Run();

        problems.Should().ContainSingle();
        problems[0].Code.Should().Be("ER0402");
        problems[0].Severity.Should().Be(Severity.Warning);
    }

    [Fact]
    public void Run_AfterUpdate_IsSilent()
    {
        Update().Should().BeEmpty();

        Run().Should().BeEmpty();
        Directory
            .EnumerateFiles(law.Locate("consolidated"))
            .Select(Path.GetFileName)
            .Should()
            .BeEquivalentTo(
                "2020-01-01-first-text.md",
                "2020-01-01-first-text.yaml",
                "2022-04-01-second-text.md",
                "2022-04-01-second-text.yaml"
            );
        Directory.Exists(law.Locate("consolidated.new")).Should().BeFalse();
        Directory.Exists(law.Locate("consolidated.old")).Should().BeFalse();
    }

    [Fact]
    public void Run_PastRuleChanged_NamesEachVersionAndTheRule()
    {
        Update();
        law.Replace("classification/pumps.yaml", "\"<\": 15 }", "\"<\": 14 }");

        var problems = Run();

        problems.Select(problem => problem.Code).Should().Equal("ER0401", "ER0401", "ER0401");
        problems[0].Location.Line.Should().Be(3);
        problems[0]
            .Message.Should()
            .Be(
                "the locked policy version `2020-01-01 first-text` has changed in rule `small-pump`"
            );
        problems[1]
            .Message.Should()
            .Be(
                "the locked policy version `2021-06-01` has changed in rule `small-pump`",
                "a version without a consolidated file is told by its neighbor's"
            );
    }

    [Fact]
    public void Run_VersionThatIsGone_IsNamed()
    {
        Update();
        law.Replace("lists/partners.yaml", "from: 2021-06-01", "from: 2021-07-01");
        law.Replace("acts.yaml", "from: 2021-06-01", "from: 2021-07-01");

        Run()
            .Select(problem => problem.Message)
            .Should()
            .Equal(
                "the locked policy version `2021-06-01` no longer exists",
                "the policy version `2021-07-01` is not in versions.lock"
            );
    }

    [Fact]
    public void Update_PastRuleChangedWithoutCorrection_WritesNothing()
    {
        Update();
        var locked = law.Read("versions.lock");
        law.Replace("classification/pumps.yaml", "\"<\": 15 }", "\"<\": 14 }");

        Update().Should().HaveCount(3).And.OnlyContain(problem => problem.Code == "ER0401");

        law.Read("versions.lock").Should().Be(locked);
    }

    [Theory]
    [InlineData("- 2020-01-01, 2021-06-01 and `2022-04-01`: the limit of small pumps is 14 l/min.")]
    [InlineData("- 2020-01-01 to 2022-04-01: the limit of small pumps is 14 l/min.")]
    public void Update_CorrectionNamesTheVersions_IsAccepted(string entry)
    {
        Update();
        law.Replace("classification/pumps.yaml", "\"<\": 15 }", "\"<\": 14 }");
        law.Replace("CHANGELOG.md", "None.", entry);

        Run().Should().OnlyContain(problem => problem.Code == "ER0405");
        Update().Should().BeEmpty();
        Run().Should().BeEmpty();
    }

    [Fact]
    public void Run_CorrectionNamesOneOfTheVersions_ReportsTheOthers()
    {
        Update();
        law.Replace("classification/pumps.yaml", "\"<\": 15 }", "\"<\": 14 }");
        law.Replace("CHANGELOG.md", "None.", "- 2020-01-01: the limit is 14.");

        Run().Select(problem => problem.Code).Should().Equal("ER0405", "ER0401", "ER0401");
    }

    [Fact]
    public void Run_CorrectionOfAnOlderSection_DoesNotCount()
    {
        Update();
        law.Replace("classification/pumps.yaml", "\"<\": 15 }", "\"<\": 14 }");
        law.Replace("CHANGELOG.md", "None.", "- 2020-01-01 to 2022-04-01: an old correction.");
        law.Replace("CHANGELOG.md", "## First text", "## Newer\n\nNothing.\n\n## First text");

        Run().Should().HaveCount(3).And.OnlyContain(problem => problem.Code == "ER0401");
    }

    [Fact]
    public void Run_NewLaw_AsksForANewLockOnly()
    {
        Update();
        law.Write(
            "acts.yaml",
            law.Read("acts.yaml")
                + """
                - id: pump-order-2025
                  title: Third Pump Order
                  from: 2025-01-01
                  policy: third-text
                  confidence: sourced

                """
        );

        var problems = Run();

        problems.Should().OnlyContain(problem => problem.Code == "ER0405");
        problems[0].Message.Should().Be("the policy version `2025-01-01` is not in versions.lock");
        Update().Should().BeEmpty();
    }

    [Fact]
    public void Run_ConsolidatedFilesTouched_NamesEach()
    {
        Update();
        law.Replace("consolidated/2020-01-01-first-text.md", "Pumps", "Bikes");
        File.Delete(law.Locate("consolidated/2022-04-01-second-text.yaml"));
        law.Write("consolidated/notes.txt", "mine");

        var problems = Run();

        problems.Should().HaveCount(3).And.OnlyContain(problem => problem.Code == "ER0403");
        problems
            .Select(problem => Path.GetFileName(problem.Location.File))
            .Should()
            .BeEquivalentTo("2020-01-01-first-text.md", "2022-04-01-second-text.yaml", "notes.txt");
    }

    [Fact]
    public void Run_LockThatIsNoLock_NamesTheLine()
    {
        Update();
        law.Write("versions.lock", law.Read("versions.lock") + "<<<<<<< mine\n");

        var problem = Run().Should().ContainSingle().Subject;

        problem.Code.Should().Be("ER0404");
        problem.Location.Line.Should().Be(6);
    }

    [Fact]
    public void Run_CommentsAndOrderChanged_IsSilent()
    {
        Update();
        law.Write(
            "classification/pumps.yaml",
            "# a remark\n\n" + law.Read("classification/pumps.yaml")
        );

        Run().Should().BeEmpty();
    }

    private IReadOnlyList<Diagnostic> Run() => LockCheck.Run(law.Path, law.Load());

    private IReadOnlyList<Diagnostic> Update() => LockUpdate.Run(law.Path, law.Load());
}
