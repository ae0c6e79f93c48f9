using ExportRules.RuleSets;

namespace ExportRules.Consolidation;

/// <summary>Whether a rule set's folder agrees with its lock and its consolidated files.</summary>
internal sealed class LockCheck
{
    private readonly string folder;
    private readonly RuleSet ruleSet;
    private readonly string lockFile;
    private readonly List<Diagnostic> problems = [];
    private readonly IReadOnlyList<LockedVersion> locked;

    private LockCheck(string folder, RuleSet ruleSet)
    {
        this.folder = folder;
        this.ruleSet = ruleSet;
        lockFile = Path.Combine(folder, VersionLock.FileName);
        locked = File.Exists(lockFile)
            ? VersionLock.Read(File.ReadAllText(lockFile), lockFile, problems)
            : [];
    }

    /// <summary>Everything that does not agree.</summary>
    public static IReadOnlyList<Diagnostic> Run(string folder, RuleSet ruleSet)
    {
        var check = new LockCheck(folder, ruleSet);
        check.CheckAll();
        return check.problems;
    }

    /// <summary>What keeps the lock from being written anew: changes of the past that no correction names.</summary>
    public static IReadOnlyList<Diagnostic> Uncorrected(string folder, RuleSet ruleSet)
    {
        var check = new LockCheck(folder, ruleSet);
        check.CheckPast(reportCorrected: false);
        return check.problems;
    }

    private void CheckAll()
    {
        if (!File.Exists(lockFile))
        {
            problems.Add(
                new(
                    DiagnosticCodes.NoLock,
                    Severity.Warning,
                    new(folder, 0, 0),
                    $"there is no {VersionLock.FileName}, so past versions can change unseen"
                )
                {
                    Hint = "run `exportrules check --update-lock`",
                }
            );
        }
        else
        {
            CheckPast(reportCorrected: true);
            CheckNew();
        }
        if (
            !problems.Exists(problem => problem.Severity is Severity.Error)
            && (File.Exists(lockFile) || Directory.Exists(ConsolidatedFolder))
        )
        {
            CheckConsolidated();
        }
    }

    private string ConsolidatedFolder => Path.Combine(folder, ConsolidatedFiles.Folder);

    private void CheckPast(bool reportCorrected)
    {
        var changed = locked
            .Where(version => ruleSet.Find(version.Id)?.Digest != version.Digest)
            .ToList();
        if (changed.Count == 0)
        {
            return;
        }
        var changelog = Path.Combine(folder, ChangelogCorrections.FileName);
        var corrections = ChangelogCorrections.Read(
            File.Exists(changelog) ? File.ReadAllText(changelog) : ""
        );
        var parts = new ChangedParts(folder, ruleSet);
        foreach (var version in changed)
        {
            if (!corrections.Names(version.Id))
            {
                ReportChanged(version, parts.Of(version, changed));
            }
            else if (reportCorrected)
            {
                ReportOutdated(version.Line, $"the corrected version `{Name(version)}`");
            }
        }
    }

    private void ReportChanged(LockedVersion version, IReadOnlyList<string> parts)
    {
        var what = ruleSet.Find(version.Id) is null ? "no longer exists" : "has changed";
        var where = parts.Count == 0 ? "" : $" in {string.Join(", ", parts)}";
        problems.Add(
            new(
                DiagnosticCodes.PastChanged,
                Severity.Error,
                new(lockFile, version.Line, 1),
                $"the locked policy version `{Name(version)}` {what}{where}"
            )
            {
                Hint =
                    $"undo it, or name {version.Id} under \"Corrections to past versions\" in the newest section of {ChangelogCorrections.FileName} and run `exportrules check --update-lock`",
            }
        );
    }

    private void CheckNew()
    {
        foreach (
            var version in ruleSet.Versions.Where(version =>
                locked.All(known => known.Id != version.Id)
            )
        )
        {
            ReportOutdated(0, $"the policy version `{version.Id}`");
        }
    }

    private void ReportOutdated(int line, string what) =>
        problems.Add(
            new(
                DiagnosticCodes.LockOutdated,
                Severity.Error,
                new(lockFile, line, line == 0 ? 0 : 1),
                $"{what} is not in {VersionLock.FileName}"
            )
            {
                Hint = "run `exportrules check --update-lock`",
            }
        );

    private void CheckConsolidated()
    {
        var expected = ConsolidatedFiles.Of(folder, ruleSet);
        foreach (var (name, content) in expected)
        {
            var path = Path.Combine(ConsolidatedFolder, name);
            if (!File.Exists(path))
            {
                ReportConsolidated(path, "is missing");
            }
            else if (File.ReadAllText(path).ReplaceLineEndings("\n") != content)
            {
                ReportConsolidated(path, "is not what the rule set's files give");
            }
        }
        if (Directory.Exists(ConsolidatedFolder))
        {
            foreach (
                var path in Directory
                    .EnumerateFiles(ConsolidatedFolder)
                    .Where(path => !expected.ContainsKey(Path.GetFileName(path)))
                    .Order(StringComparer.Ordinal)
            )
            {
                ReportConsolidated(path, "belongs to no named policy version");
            }
        }
    }

    private void ReportConsolidated(string path, string what) =>
        problems.Add(
            new(
                DiagnosticCodes.ConsolidatedOutdated,
                Severity.Error,
                new(path, 0, 0),
                $"the consolidated file {what}"
            )
            {
                Hint = "run `exportrules check --update-lock`",
            }
        );

    private static string Name(LockedVersion version) =>
        version.Name is null ? version.Id : $"{version.Id} {version.Name}";
}
