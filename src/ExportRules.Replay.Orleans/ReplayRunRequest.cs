using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ExportRules.Evaluation;
using ExportRules.Replay.Running;
using ExportRules.RuleSets;

namespace ExportRules.Replay.Orleans;

/// <summary>A replay to be run on a cluster. All paths are those of the silos, on storage that all of them see.</summary>
[GenerateSerializer]
public sealed record ReplayRunRequest
{
    /// <summary>The input file.</summary>
    [Id(0)]
    public required string Input { get; init; }

    /// <summary>The input's name, as a summary gives it.</summary>
    [Id(1)]
    public required string InputName { get; init; }

    /// <summary>The output file. Until it is complete, <c>OUTPUT.parts</c> lies beside it.</summary>
    [Id(2)]
    public required string Output { get; init; }

    /// <summary>The rule set's files, by their paths in its folder.</summary>
    [Id(3)]
    public IReadOnlyDictionary<string, byte[]> Rules { get; init; } =
        new Dictionary<string, byte[]>();

    /// <summary>The rule set as a signed pack; it takes the place of <see cref="Rules"/>.</summary>
    [Id(4)]
    public byte[]? Pack { get; init; }

    /// <summary>The digest of the rule set; a silo that does not find this digest decides nothing.</summary>
    [Id(5)]
    public required string RuleSetDigest { get; init; }

    /// <summary>The version of the engine that decides; a silo of another version decides nothing.</summary>
    [Id(6)]
    public string Engine { get; init; } = EngineVersion.Text;

    /// <summary>The day whose law decides every row; null for each row's own date.</summary>
    [Id(7)]
    public DateOnly? PolicyDate { get; init; }

    /// <summary>Hides acts not yet published on this day.</summary>
    [Id(8)]
    public DateOnly? KnownAt { get; init; }

    /// <summary>Assumed values, each as <c>FACT=VALUE</c>.</summary>
    [Id(9)]
    public IReadOnlyList<string> Assumptions { get; init; } = [];

    /// <summary>Whether each row is compared with a second policy.</summary>
    [Id(10)]
    public bool HasAgainst { get; init; }

    /// <summary>The day of the second policy; null for each row's own date.</summary>
    [Id(11)]
    public DateOnly? AgainstDate { get; init; }

    /// <summary>How the cells of the input are written.</summary>
    [Id(12)]
    public ReplayFormat Format { get; init; } = new();

    /// <summary>Whether the answers of JSON Lines carry their trace.</summary>
    [Id(13)]
    public bool WithTrace { get; init; }

    /// <summary>About how many bytes of input a partition has.</summary>
    [Id(14)]
    public long PartitionBytes { get; init; } = DefaultPartitionBytes;

    /// <summary>The columns of a table to write, of the input and of the answers; none means all.</summary>
    [Id(15)]
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>
    /// The files of the rule set that the second policy is of, where that is another one; it then has
    /// <see cref="PolicyDate"/>, <see cref="KnownAt"/> and <see cref="Assumptions"/> of the first.
    /// </summary>
    [Id(16)]
    public IReadOnlyDictionary<string, byte[]> AgainstRules { get; init; } =
        new Dictionary<string, byte[]>();

    /// <summary>The same as a signed pack; it takes the place of <see cref="AgainstRules"/>.</summary>
    [Id(17)]
    public byte[]? AgainstPack { get; init; }

    /// <summary>The digest of that rule set; null where both policies are of one.</summary>
    [Id(18)]
    public string? AgainstDigest { get; init; }

    /// <summary>Where the summary is written as JSON; null for none.</summary>
    [Id(19)]
    public string? Summary { get; init; }

    /// <summary>Where the report is written as HTML; null for none.</summary>
    [Id(20)]
    public string? Report { get; init; }

    /// <summary>Where the rows that are errors are listed; null for none.</summary>
    [Id(21)]
    public string? Errors { get; init; }

    /// <summary>More errors than this end the run. The same request with more goes on with it.</summary>
    [Id(22)]
    public long MaximumErrors { get; init; } = long.MaxValue;

    /// <summary>Whether rows that the law cannot tell apart are decided once. The output does not depend on it.</summary>
    [Id(23)]
    public bool UseCache { get; init; } = true;

    /// <summary>Whether partitions are counted for a summary.</summary>
    internal bool HasStatistics => (Summary ?? Report) is not null;

    /// <summary>Whether partitions say more than their rows.</summary>
    internal bool HasDetails => HasStatistics || Errors is not null;

    /// <summary>64 MiB: about half a million rows, a second of work or less.</summary>
    public const long DefaultPartitionBytes = 64L << 20;

    /// <summary>Where the outputs of the partitions lie.</summary>
    internal string Folder => Output + ".parts";

    /// <summary>What is there when the run is complete.</summary>
    internal IEnumerable<string> Products =>
        new[] { Output, Summary, Report, Errors }.OfType<string>();

    /// <summary>Where the output lies until it is complete.</summary>
    internal string Unnamed => Output + ".part";

    /// <summary>The digest of a rule set: of all its policy versions.</summary>
    /// <param name="ruleSet">The rule set.</param>
    public static string DigestOf(RuleSet ruleSet)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        return Sha256Text.Of(
            Encoding.UTF8.GetBytes(string.Join('\n', ruleSet.Versions.Select(one => one.Digest)))
        );
    }

    /// <summary>
    /// The identity of the run: law, options, input (as the stamp tells it apart), output and engine. The same request is
    /// the same run, which goes on where it stopped.
    /// </summary>
    internal string Identity(string inputStamp)
    {
        var text = new StringBuilder();
        text.AppendLine(Engine).AppendLine(RuleSetDigest).AppendLine(inputStamp);
        text.AppendLine(Input).AppendLine(Output);
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"{PolicyDate:O}|{KnownAt:O}|{HasAgainst}|{AgainstDate:O}|{AgainstDigest}|{WithTrace}"
        );
        text.AppendLine(CultureInfo.InvariantCulture, $"{Summary}|{Report}|{Errors}");
        text.AppendJoin('|', Assumptions).AppendLine();
        text.AppendJoin('|', Columns).AppendLine();
        text.AppendLine(FormatText.Of(Format));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[
            ..24
        ];
    }
}
