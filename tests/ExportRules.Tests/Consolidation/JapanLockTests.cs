using ExportRules.Consolidation;
using ExportRules.Yaml;

namespace ExportRules.Tests.Consolidation;

public sealed class JapanLockTests
{
    [Fact]
    public void Run_RulesOfJapan_AgreeWithTheirLockAndConsolidatedFiles()
    {
        var folder = RepositoryFolder.File("rules/japan");

        LockCheck.Run(folder, RuleSetLoader.Load(folder).OrThrow()).Should().BeEmpty();
    }
}
