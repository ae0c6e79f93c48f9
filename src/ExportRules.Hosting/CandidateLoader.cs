using ExportRules.Consolidation;
using ExportRules.Packs;
using ExportRules.RuleSets;
using ExportRules.Testing;
using ExportRules.Yaml;

namespace ExportRules.Hosting;

/// <summary>Loads what lies at a rule set's place and checks it: the files, the lock, its own cases.</summary>
internal static class CandidateLoader
{
    private const int Attempts = 3;

    /// <param name="source">A built-in rule set, a folder, a single file or a signed pack.</param>
    /// <param name="options">What is asked of it.</param>
    /// <param name="now">The time at which the keys of a pack must be valid.</param>
    public static Candidate Load(string source, HostedRuleSetOptions options, DateTimeOffset now)
    {
        var builtIn = BuiltInRuleSets.Find(source);
        if (options.TrustedKeys.Count > 0 && (builtIn is not null || Directory.Exists(source)))
        {
            // Who names keys wants no law that nobody signed.
            return Refused("", Unsigned(source));
        }
        if (builtIn is not null)
        {
            return new(ContentDigest.OfFiles(BuiltInRuleSets.Files(source)), builtIn, [], []);
        }
        if (!Path.Exists(source))
        {
            return Refused("", BuiltInRuleSets.NotFound(source));
        }
        try
        {
            return LoadSettled(source, options, now);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Refused("", Unreadable(source, error.Message));
        }
    }

    /// <summary>What was read counts only if the files were the same before and after: no mixture of two laws.</summary>
    private static Candidate LoadSettled(
        string source,
        HostedRuleSetOptions options,
        DateTimeOffset now
    )
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var digest = ContentDigest.Of(source, options);
            var candidate =
                Directory.Exists(source) ? LoadFolder(source, options, digest)
                : IsPack(source, options) ? LoadPack(source, options, digest, now)
                : LoadFile(source, options, digest);
            if (ContentDigest.Of(source, options) == digest)
            {
                return candidate;
            }
        }
        return Refused("", Unreadable(source, "the files change while they are read"));
    }

    private static bool IsPack(string source, HostedRuleSetOptions options) =>
        options.TrustedKeys.Count > 0
        || source.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    private static Candidate LoadPack(
        string pack,
        HostedRuleSetOptions options,
        string digest,
        DateTimeOffset now
    )
    {
        if (options.TrustedKeys.Count == 0)
        {
            return Refused(digest, NoKeys(pack));
        }
        try
        {
            var opened = RulePack.Open(pack, TrustedKeys.Load(options.TrustedKeys), now);
            return new(digest, opened.RuleSet, [], []);
        }
        catch (InvalidRuleSetException refusal)
        {
            return Refused(digest, [.. Errors(refusal.Diagnostics)]);
        }
    }

    private static Candidate LoadFile(string file, HostedRuleSetOptions options, string digest)
    {
        var loaded = RuleSetLoader.Load(file);
        return options.RequireLock
            ? Refused(digest, [.. Errors(loaded.Diagnostics), NoLock(file)])
            : new(digest, loaded.RuleSet, [.. Errors(loaded.Diagnostics)], []);
    }

    private static Candidate LoadFolder(string folder, HostedRuleSetOptions options, string digest)
    {
        var withCases = options.RunCases && Directory.Exists(Path.Combine(folder, "tests"));
        var (cases, ruleSet, diagnostics) = withCases ? LoadWithCases(folder) : LoadLaw(folder);
        if (ruleSet is null)
        {
            return Refused(digest, [.. Errors(diagnostics)]);
        }
        var problems = LockCheck
            .Run(folder, ruleSet)
            .Where(problem =>
                problem.Severity is Severity.Error
                || (options.RequireLock && problem.Code == DiagnosticCodes.NoLock)
            )
            .ToList();
        var failed = cases?.Select(one => one.Run()).Where(result => !result.Passed).ToList() ?? [];
        return new(digest, problems.Count + failed.Count == 0 ? ruleSet : null, problems, failed);
    }

    private static (RuleSetCases?, RuleSet?, IReadOnlyList<Diagnostic>) LoadWithCases(string folder)
    {
        var (cases, diagnostics) = RuleSetCases.TryLoad(folder);
        return (cases, cases?.RuleSet, diagnostics);
    }

    private static (RuleSetCases?, RuleSet?, IReadOnlyList<Diagnostic>) LoadLaw(string folder)
    {
        var loaded = RuleSetLoader.Load(folder);
        return (null, loaded.RuleSet, loaded.Diagnostics);
    }

    private static IEnumerable<Diagnostic> Errors(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Where(diagnostic => diagnostic.Severity is Severity.Error);

    private static Candidate Refused(string digest, params IReadOnlyList<Diagnostic> problems) =>
        new(digest, null, problems, []);

    private static Diagnostic NoLock(string file) =>
        new(
            DiagnosticCodes.NoLock,
            Severity.Error,
            new(file, 0, 0),
            "a lock is required, and a single file has none"
        );

    private static Diagnostic Unsigned(string source) =>
        new(
            DiagnosticCodes.PackUnsigned,
            Severity.Error,
            new(source, 0, 0),
            "TrustedKeys asks for a signed pack, and this is none"
        );

    private static Diagnostic NoKeys(string pack) =>
        new(
            DiagnosticCodes.PackKeyUnknown,
            Severity.Error,
            new(pack, 0, 0),
            "a pack is used only where TrustedKeys names the files of the keys that are trusted"
        );

    private static Diagnostic Unreadable(string source, string message) =>
        new(DiagnosticCodes.FileUnreadable, Severity.Error, new(source, 0, 0), message);
}
