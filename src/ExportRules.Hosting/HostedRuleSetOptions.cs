namespace ExportRules.Hosting;

/// <summary>One rule set of a host. Set up before the host starts; not to be changed afterwards.</summary>
public sealed class HostedRuleSetOptions
{
    /// <summary>
    /// A built-in rule set (<see cref="BuiltInRuleSets.Names"/>), or the path of a rule set's folder, single file or signed pack;
    /// null for the built-in rule set of the name under which this one is registered.
    /// </summary>
    public string? RuleSet { get; set; }

    /// <summary>
    /// The files of the keys whose signature on a rule pack is trusted (<see cref="Packs.TrustedKeys.Load"/>). With any,
    /// <see cref="RuleSet"/> must be a pack that one of them signed and that is valid today; without, it must be none.
    /// They are looked at with the pack: a key that is taken out refuses its packs at the next reload.
    /// </summary>
    public IList<string> TrustedKeys { get; } = [];

    /// <summary>
    /// How often the files are looked at; zero for never. A change is taken once it stands unchanged for one interval,
    /// so that a copy in progress is not read. A built-in rule set is not looked at.
    /// </summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Whether the cases of the folder <c>tests</c>, where there is one, must hold before the law is used. A pack carries
    /// none: run them before it is signed.
    /// </summary>
    public bool RunCases { get; set; } = true;

    /// <summary>
    /// Whether a folder without <c>versions.lock</c> is refused. A lock that exists is always checked. A pack needs none:
    /// its signature vouches for every file.
    /// </summary>
    public bool RequireLock { get; set; }

    /// <summary>
    /// Whether a call that names no known-at date sees only what was published up to today, by the host's
    /// <see cref="TimeProvider"/> and the rule set's own time zone. Otherwise it sees every act.
    /// </summary>
    public bool KnownToday { get; set; }
}
