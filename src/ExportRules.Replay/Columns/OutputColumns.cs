using ExportRules.Replay.Deciding;
using ExportRules.RuleSets;

namespace ExportRules.Replay.Columns;

/// <summary>The columns of the output: those of the input that are kept, then those of the answers.</summary>
internal sealed class OutputColumns
{
    private OutputColumns(IReadOnlyList<(string Name, int Place)> input, int[] answer, bool against)
    {
        var answers = AnswerColumns.Headers(against);
        Input = [.. input.Select(column => column.Place)];
        Answer = answer;
        Names = [.. input.Select(column => column.Name), .. answer.Select(place => answers[place])];
    }

    /// <summary>The places of the kept columns in the input, in the order of the output.</summary>
    public int[] Input { get; }

    /// <summary>The places of the cells among those of an answer, in the order of the output.</summary>
    public int[] Answer { get; }

    /// <summary>All headers, in the order of the output.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <param name="kept">The columns of the input that may be written, with their places.</param>
    /// <param name="chosen">The names that were asked for; none means all.</param>
    /// <param name="against">Whether there is a second answer.</param>
    /// <param name="file">The file, for messages.</param>
    /// <exception cref="ReplayException">A name is neither a column of the input nor one of the answers, or stands twice.</exception>
    public static OutputColumns Of(
        IReadOnlyList<(string Name, int Place)> kept,
        IReadOnlyList<string> chosen,
        bool against,
        string? file
    )
    {
        var answers = AnswerColumns.Headers(against);
        if (chosen.Count == 0)
        {
            RefuseTwice(kept, answers, file);
            return new(kept, [.. Enumerable.Range(0, answers.Count)], against);
        }
        var inputs = kept.ToDictionary(
            column => TextFolding.Key(column.Name),
            StringComparer.Ordinal
        );
        var (input, answer) = (new List<(string, int)>(), new List<int>());
        var problems = new List<Diagnostic>();
        foreach (var name in chosen)
        {
            var key = TextFolding.Key(name);
            var isInput = inputs.TryGetValue(key, out var column);
            var place = answers.ToList().IndexOf(key);
            if (!isInput && place < 0)
            {
                Report($"there is no column `{name}` to write", Nearest(name));
            }
            else if (isInput ? input.Contains(column) : answer.Contains(place))
            {
                Report($"column `{name}` is asked for twice", "name it once");
            }
            else if (isInput)
            {
                input.Add(column);
            }
            else
            {
                answer.Add(place);
            }
        }
        if (problems.Count > 0)
        {
            throw new ReplayException(problems);
        }
        RefuseTwice(input, [.. answer.Select(place => answers[place])], file);
        return new(input, [.. answer], against);

        void Report(string message, string? hint) =>
            problems.Add(
                new(DiagnosticCodes.UnknownColumn, Severity.Error, new(file, 1, 1), message)
                {
                    Hint = hint,
                }
            );

        string Nearest(string name) =>
            Suggestions.Nearest(name, [.. kept.Select(column => column.Name), .. answers])
                is { } nearest
                ? $"did you mean `{nearest}`?"
                : $"the columns of the answers: {string.Join(", ", answers)}";
    }

    // A table with two columns of one name cannot be read again.
    private static void RefuseTwice(
        IReadOnlyList<(string Name, int Place)> input,
        IReadOnlyList<string> answers,
        string? file
    )
    {
        var twice = input.Where(column => answers.Contains(TextFolding.Key(column.Name))).ToList();
        if (twice.Count > 0)
        {
            throw new ReplayException([
                .. twice.Select(column => new Diagnostic(
                    DiagnosticCodes.DuplicateColumn,
                    Severity.Error,
                    new(file, 1, 1),
                    $"column {column.Place + 1} (`{column.Name}`) has the name of a column of the answers"
                )
                {
                    Hint =
                        "give it another name in the input, or leave one of the two out with --columns",
                }),
            ]);
        }
    }
}
