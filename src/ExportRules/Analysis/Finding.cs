using System.Security.Cryptography;
using System.Text;
using ExportRules.Formatting;
using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>One finding of an analysis, with its evidence.</summary>
internal sealed record Finding
{
    public required FindingKind Kind { get; init; }

    /// <summary>The rules, the list or the fact it is about; for a gap, the item.</summary>
    public required IReadOnlyList<string> Subjects { get; init; }

    /// <summary>It in one sentence.</summary>
    public required string Message { get; init; }

    /// <summary>Where the subjects are written; empty for a gap, which is where nothing is.</summary>
    public IReadOnlyList<SourceLocation> Places { get; init; } = [];

    /// <summary>The bounds of the region where it is so, where it is a region.</summary>
    public IReadOnlyList<FactRange> Facts { get; init; } = [];

    /// <summary>Exceptional grounds that the witness states.</summary>
    public IReadOnlyList<string> OnlyWith { get; init; } = [];

    /// <summary>The policy versions in which it is so, oldest first.</summary>
    public IReadOnlyList<string> Versions { get; init; } = [];

    /// <summary>A transaction that shows it under the first of these versions; null where there can be none.</summary>
    public Transaction? Witness { get; init; }

    /// <summary>Whether it passes: in some other version the same text of the rule works.</summary>
    public bool IsPassing { get; init; }

    /// <summary>Whether an earlier report that the author accepted has it.</summary>
    public bool IsKnown { get; init; }

    /// <summary>The text of the rule it is about, where it is about one rule.</summary>
    internal RuleVersion? Text { get; init; }

    public FindingGrade Grade =>
        Kind switch
        {
            FindingKind.Gap or FindingKind.Conflict => FindingGrade.Error,
            FindingKind.Unreachable or FindingKind.Shadowed => IsPassing
                ? FindingGrade.Note
                : FindingGrade.Error,
            FindingKind.Overlap or FindingKind.OpenLaw => FindingGrade.Note,
            _ => FindingGrade.Warning,
        };

    /// <summary>A short name that stays while the finding does, whatever lines move.</summary>
    public string Id =>
        FindingText.Name(Kind)
        + "-"
        + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Identity)))[..8];

    /// <summary>What makes two findings of different versions the same one.</summary>
    internal string Identity =>
        string.Join(
            '\u001f',
            Subjects
                .Prepend(Kind.ToString())
                .Append(Text is null ? "" : DecisionWords.Day(Text.From))
                .Concat(Facts.Select(fact => $"{fact.Fact}={fact.Text}"))
                .Concat(OnlyWith)
        );
}
