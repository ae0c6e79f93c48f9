using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ExportRules.RuleSets;

namespace ExportRules.Cli;

/// <summary>Which version of the law: by name, by id, or by a day.</summary>
internal static class PolicyOption
{
    /// <summary><c>--policy NAME|ID</c>.</summary>
    public static Option<string?> Create(
        string description = "decide under this policy version (see `versions`)"
    ) => new("--policy") { Description = description, HelpName = "NAME|ID" };

    /// <summary>An option that takes a day.</summary>
    public static Option<DateOnly?> Date(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "YYYY-MM-DD",
            CustomParser = ReadDate,
        };

    /// <summary>The version of a name, id or day.</summary>
    /// <exception cref="WrongUseException">There is none.</exception>
    public static PolicyVersion Find(RuleSet ruleSet, string policy)
    {
        if (ruleSet.Find(policy) is { } version)
        {
            return version;
        }
        if (TryDate(policy, out var day))
        {
            return At(ruleSet, day);
        }
        var names = ruleSet.Versions.Select(v => v.Name).OfType<string>().ToList();
        var known = string.Join(", ", names);
        throw new WrongUseException(
            $"rule set `{ruleSet.Id}` has no policy version `{policy}`"
                + (
                    Suggestions.Nearest(policy, names) is { } nearest
                        ? $"; did you mean `{nearest}`?"
                    : known.Length > 0 ? $"; named versions: {known}"
                    : ""
                )
        );
    }

    /// <summary>The version in force on a day.</summary>
    /// <exception cref="WrongUseException">There is none.</exception>
    public static PolicyVersion At(RuleSet ruleSet, DateOnly day, DateOnly? knownAt = null) =>
        ruleSet.TryAt(day, knownAt)
        ?? throw new WrongUseException(NoPolicyVersionException.Describe(ruleSet, day));

    private static DateOnly? ReadDate(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (TryDate(text, out var day))
        {
            return day;
        }
        result.AddError($"`{text}` is not a day; write YYYY-MM-DD");
        return null;
    }

    public static bool TryDate(string text, out DateOnly day) =>
        DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out day
        );
}
