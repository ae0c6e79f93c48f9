using System.Text;
using System.Text.RegularExpressions;
using ExportRules.RuleSets;
using ExportRules.Tests.Generated;
using ExportRules.Yaml;

namespace ExportRules.Tests.Properties;

/// <summary>There is no order: rules, files, rows, acts, facts and members in any order give the same bytes.</summary>
public sealed partial class ShufflingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Load_EverythingShuffled_GivesTheSameDigestsAndTheSameJson(ulong seed)
    {
        var dice = new Dice(seed);
        var files = BuiltInRuleSets
            .Files("japan")
            .Select(file =>
                file with
                {
                    Content = Encoding.UTF8.GetBytes(
                        Shuffle(Encoding.UTF8.GetString(file.Content.Span), dice)
                    ),
                }
            );
        var original = BuiltInRuleSets.Japan;

        var shuffled = RuleSetLoader.LoadFiles(dice.Shuffle(files)).OrThrow();

        shuffled
            .Versions.Select(version => version.Digest)
            .Should()
            .Equal(original.Versions.Select(version => version.Digest));
        var engine = new ExportRulesEngine(shuffled);
        var generator = new TransactionGenerator(original);
        for (var index = 0; index < 400; index++)
        {
            var transaction = TransactionGenerator.Transaction(generator.Next(dice));
            Bytes(engine, transaction).Should().Be(Bytes(Japan.Engine, transaction));
        }
    }

    [Fact]
    public void Load_RulesMovedToOtherFiles_GivesTheSameDigests()
    {
        // One file a folder, in another order: the folder decides the stage, the file decides nothing.
        var files = BuiltInRuleSets.Files("japan");
        var merged = new List<RuleFile>();
        foreach (var group in files.GroupBy(file => file.Path.Split('/')[0]))
        {
            if (Array.IndexOf(Words.Stages, group.Key) < 0)
            {
                merged.AddRange(group);
                continue;
            }
            var texts = group.Reverse().Select(file => Encoding.UTF8.GetString(file.Content.Span));
            merged.Add(
                new($"{group.Key}/all.yaml", Encoding.UTF8.GetBytes(string.Join('\n', texts)))
            );
        }

        RuleSetLoader
            .LoadFiles(merged)
            .OrThrow()
            .Versions.Select(version => version.Digest)
            .Should()
            .Equal(BuiltInRuleSets.Japan.Versions.Select(version => version.Digest));
    }

    // The line of a rule is where it stands, so it moves with it; all other bytes stay.
    private static string Bytes(ExportRulesEngine engine, Transaction transaction) =>
        Line().Replace(Japan.Write(engine.Evaluate(transaction)), "");

    private static string Shuffle(string text, Dice dice)
    {
        text = ShuffleBlocks(text, "- id: ", dice);
        text = ShuffleBlocks(text, "  - path: ", dice);
        text = ShuffleRows(text, dice);
        // Only members of lists: the values of a condition keep the order in which a trace shows them.
        return text.Contains("  of: country", StringComparison.Ordinal)
            ? Members()
                .Replace(
                    text,
                    match =>
                        $"[{string.Join(", ", dice.Shuffle(match.Groups[1].Value.Split(',').Select(member => member.Trim())))}]"
                )
            : text;
    }

    /// <summary>Shuffles the items of the sequence whose items begin with a text at the start of a line.</summary>
    private static string ShuffleBlocks(string text, string start, Dice dice)
    {
        var lines = text.Split('\n').ToList();
        var first = lines.FindIndex(line => line.StartsWith(start, StringComparison.Ordinal));
        if (first < 0)
        {
            return text;
        }
        var blocks = new List<List<string>>();
        var end = first;
        for (
            ;
            end < lines.Count
                && (
                    lines[end].StartsWith(start, StringComparison.Ordinal)
                    || lines[end].Length == 0
                    || lines[end][0] == ' '
                    || lines[end][0] == '#'
                );
            end++
        )
        {
            if (lines[end].StartsWith(start, StringComparison.Ordinal))
            {
                blocks.Add([]);
            }
            blocks[^1].Add(lines[end]);
        }
        return string.Join(
            '\n',
            lines
                .Take(first)
                .Concat(dice.Shuffle(blocks).SelectMany(block => block))
                .Concat(lines.Skip(end))
        );
    }

    private static string ShuffleRows(string text, Dice dice)
    {
        var lines = text.Split('\n');
        var places = Enumerable
            .Range(0, lines.Length)
            .Where(index => lines[index].StartsWith("  - { key: ", StringComparison.Ordinal))
            .ToList();
        foreach (var (place, row) in places.Zip(dice.Shuffle(places.Select(index => lines[index]))))
        {
            lines[place] = row;
        }
        return string.Join('\n', lines);
    }

    [GeneratedRegex(@"""line"": \d+,?\s*|(?<=\.yaml):\d+:\d+")]
    private static partial Regex Line();

    [GeneratedRegex(@"\[((?:""[A-Z]{2}"",\s*)+""[A-Z]{2}"")\]")]
    private static partial Regex Members();
}
