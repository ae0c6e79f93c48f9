using ExportRules.Replay.Deciding;
using ExportRules.RuleSets;

namespace ExportRules.Replay.Columns;

/// <summary>The columns of the output: those of the input that are kept, then those of the answers.</summary>
internal sealed class OutputColumns
{
    private readonly IReadOnlyList<string> answers;

    private OutputColumns(int[] input, int[] answer, IReadOnlyList<string> answers)
    {
        Input = input;
        Answer = answer;
        this.answers = answers;
    }

    /// <summary>The places of the kept columns in the input, in the order of the output.</summary>
    public int[] Input { get; }

    /// <summary>The places of the cells among those of an answer, in the order of the output.</summary>
    public int[] Answer { get; }

    public IEnumerable<string> AnswerNames => Answer.Select(place => answers[place]);

    /// <param name="map">The columns of the input.</param>
    /// <param name="chosen">The names that were asked for; none means all.</param>
    /// <param name="against">Whether there is a second answer.</param>
    /// <param name="file">The file, for messages.</param>
    /// <exception cref="ReplayException">A name is neither a column of the input nor one of the answers, or stands twice.</exception>
    public static OutputColumns Of(
        ColumnMap map,
        IReadOnlyList<string> chosen,
        bool against,
        string? file
    )
    {
        var answers = AnswerColumns.Headers(against);
        var kept = map.Columns.Where(column => column.Role is not ColumnRole.Replaced).ToList();
        if (chosen.Count == 0)
        {
            return new(
                [.. kept.Select(column => column.Index)],
                [.. Enumerable.Range(0, answers.Count)],
                answers
            );
        }
        var inputPlaces = kept.ToDictionary(
            column => TextFolding.Key(column.Name),
            column => column.Index,
            StringComparer.Ordinal
        );
        var (input, answer) = (new List<int>(), new List<int>());
        var problems = new List<Diagnostic>();
        foreach (var name in chosen)
        {
            var key = TextFolding.Key(name);
            var (places, place) = inputPlaces.TryGetValue(key, out var index)
                ? (input, index)
                : (answer, answers.ToList().IndexOf(key));
            if (place < 0)
            {
                Report($"there is no column `{name}` to write", Nearest(name));
            }
            else if (places.Contains(place))
            {
                Report($"column `{name}` is asked for twice", "name it once");
            }
            else
            {
                places.Add(place);
            }
        }
        return problems.Count > 0
            ? throw new ReplayException(problems)
            : new([.. input], [.. answer], answers);

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
}
