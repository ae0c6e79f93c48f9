using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Text.Json;
using ExportRules.RuleSets;

namespace ExportRules.Cli.Clustering;

/// <summary>
/// Options of a silo that do not stand on its command line: from the environment, and where they are not there, from the
/// JSON file that <c>--settings</c> names.
/// </summary>
internal static class SiloSettings
{
    /// <summary>What comes before the name of an option in the environment: <c>EXPORTRULES_SILO_HEALTH_PORT</c>.</summary>
    public const string Prefix = "EXPORTRULES_SILO_";

    private const string FileOption = "--settings";

    public static Option<string?> Create() =>
        new(FileOption)
        {
            Description =
                "a JSON object of these options, such as {\"health-port\": 8080}; before it come the environment (EXPORTRULES_SILO_HEALTH_PORT) and this line",
            HelpName = "FILE",
        };

    /// <summary>The command line with what stands elsewhere behind it.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="parsed">The same, parsed.</param>
    /// <param name="environment">The value of a variable, or null.</param>
    /// <exception cref="WrongUseException">The file has faults; the message has all of them.</exception>
    public static IReadOnlyList<string> Complete(
        IReadOnlyList<string> args,
        ParseResult parsed,
        Func<string, string?> environment
    )
    {
        var found = new List<string>(args);
        var file = parsed.GetValue<string?>(FileOption) ?? Variable(FileOption[2..]);
        var written = file is null ? [] : Read(file, parsed.CommandResult);
        var open = Options(parsed.CommandResult)
            .Where(option => parsed.GetResult(option.Value) is null or { Implicit: true });
        foreach (var (name, _) in open)
        {
            IEnumerable<string> values = Variable(name) is { } value
                ? [value]
                : written.GetValueOrDefault(name, []);
            found.AddRange(values.Select(text => $"--{name}={text}"));
        }
        return found;

        string? Variable(string name) =>
            environment(Prefix + name.Replace('-', '_').ToUpperInvariant()) is { Length: > 0 } text
                ? text
                : null;
    }

    /// <summary>The options by their names, in the order of these.</summary>
    private static SortedDictionary<string, Option> Options(CommandResult command) =>
        new(
            command
                .Command.Options.Concat((command.Parent as CommandResult)?.Command.Options ?? [])
                .Where(option =>
                    option.Name != FileOption && option is not (HelpOption or VersionOption)
                )
                .ToDictionary(option => option.Name.TrimStart('-')),
            StringComparer.Ordinal
        );

    private static Dictionary<string, List<string>> Read(string file, CommandResult command)
    {
        var known = Options(command);
        var (values, faults) = (
            new Dictionary<string, List<string>>(StringComparer.Ordinal),
            new List<string>()
        );
        using var json = Parse(file);
        foreach (var member in json.RootElement.EnumerateObject())
        {
            if (!known.TryGetValue(member.Name, out var option))
            {
                var nearest = Suggestions.Nearest(member.Name, known.Keys);
                faults.Add(
                    $"`{member.Name}` is no option of a silo"
                        + (nearest is null ? "" : $"; did you mean `{nearest}`?")
                );
                continue;
            }
            var isList = member.Value.ValueKind is JsonValueKind.Array;
            List<JsonElement> given = isList ? [.. member.Value.EnumerateArray()] : [member.Value];
            var texts = given.ConvertAll(Text);
            if (texts.Contains(null) || (isList && option.Arity.MaximumNumberOfValues < 2))
            {
                faults.Add(
                    $"`{member.Name}` must be "
                        + (
                            option.Arity.MaximumNumberOfValues < 2
                                ? "one text, number or truth value"
                                : "a text or a list of texts"
                        )
                );
                continue;
            }
            values[member.Name] = [.. texts.OfType<string>()];
        }
        return faults.Count == 0
            ? values
            : throw new WrongUseException($"{file}: {string.Join("; ", faults)}");
    }

    private static JsonDocument Parse(string file)
    {
        try
        {
            var json = JsonDocument.Parse(
                File.ReadAllBytes(file),
                new()
                {
                    AllowDuplicateProperties = false,
                    AllowTrailingCommas = true,
                    CommentHandling = JsonCommentHandling.Skip,
                }
            );
            return json.RootElement.ValueKind is JsonValueKind.Object
                ? json
                : throw new WrongUseException($"{file}: the settings must be one JSON object");
        }
        catch (JsonException error)
        {
            throw new WrongUseException($"{file}: {error.Message}");
        }
    }

    private static string? Text(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => null,
        };
}
