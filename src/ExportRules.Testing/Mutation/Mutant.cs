using System.Globalization;
using ExportRules.Compilation;
using ExportRules.RuleSets;
using ExportRules.Testing.Running;

namespace ExportRules.Testing.Mutation;

/// <summary>One small change of the law. A case kills it where its answer is then not what it expects.</summary>
internal abstract class Mutant(string id, SourceLocation location)
{
    /// <summary>Names the change without line numbers: it stays the same while files are edited around it.</summary>
    public string Id { get; private set; } = id;

    public SourceLocation Location { get; } = location;

    /// <summary>Tells it from another change that reads the same.</summary>
    public void Number(int number) =>
        Id = string.Create(CultureInfo.InvariantCulture, $"{Id} ({number})");

    /// <summary>Whether the change may make a difference to a run; cheap, and never wrongly false.</summary>
    public abstract bool Concerns(CaseRun run, Assessment assessment);

    /// <summary>The version with the change, or null where the version does not have what is changed.</summary>
    public abstract PolicyVersion? Apply(PolicyVersion version);

    protected static PolicyVersion Replace(PolicyVersion version, int index, RuleVersion? with)
    {
        var rules = version.Rules.ToBuilder();
        if (with is null)
        {
            rules.RemoveAt(index);
        }
        else
        {
            rules[index] = new(rules[index].Rule, with);
        }
        return version.With(rules: rules.ToImmutable());
    }

    protected static int IndexOf(PolicyVersion version, RuleVersion sought)
    {
        for (var index = 0; index < version.Rules.Length; index++)
        {
            if (ReferenceEquals(version.Rules[index].Version, sought))
            {
                return index;
            }
        }
        return -1;
    }
}
