using ExportRules.Replay.Deciding;

namespace ExportRules.Cli.Replaying;

/// <summary>The policy to compare with: a version, the law of a day or of each row's date, or another rule set.</summary>
internal static class AgainstOption
{
    private const string OwnDate = "own-date";

    public static ReplayPolicy Read(
        string text,
        ExportRulesEngine engine,
        EvaluationOptions options,
        Terminal terminal
    )
    {
        if (text == OwnDate)
        {
            return new(engine, options with { PolicyDate = null });
        }
        if (engine.RuleSet.Find(text) is null && Path.Exists(text))
        {
            var other = RuleSetOption.Load(text, terminal);
            return new(new ExportRulesEngine(other), options);
        }
        // A version is meant by its whole content, whatever had been published when.
        return new(
            engine,
            options with
            {
                PolicyDate = PolicyOption.TryDate(text, out var day)
                    ? PolicyOption.At(engine.RuleSet, day) is not null
                        ? day
                        : null
                    : PolicyOption.Find(engine.RuleSet, text).From,
            }
        );
    }
}
