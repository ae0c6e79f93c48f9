using System.Collections.Immutable;
using System.Globalization;

namespace ExportRules;

/// <summary>One supplied value of one fact: text, number, truth value, day or a set of texts.</summary>
/// <remarks>The default value means "not supplied". Immutable and safe to share between threads.</remarks>
public readonly struct FactValue : IEquatable<FactValue>
{
    private readonly object? reference;
    private readonly decimal number;

    private FactValue(FactKind kind, object? reference, decimal number)
    {
        Kind = kind;
        this.reference = reference;
        this.number = number;
    }

    /// <summary>What kind of value this is.</summary>
    public FactKind Kind { get; }

    /// <summary>Whether a value was supplied.</summary>
    public bool IsSupplied => Kind is not FactKind.Missing;

    /// <summary>The text of a <see cref="FactKind.Text"/> value; otherwise null.</summary>
    public string? Text => Kind is FactKind.Text ? (string?)reference : null;

    /// <summary>The members of a <see cref="FactKind.Texts"/> value; otherwise empty.</summary>
    public ImmutableArray<string> Texts =>
        reference is string[] array ? ImmutableArray.Create(array) : [];

    /// <summary>The number of a <see cref="FactKind.Number"/> value; otherwise 0.</summary>
    public decimal Number => number;

    /// <summary>The truth of a <see cref="FactKind.Boolean"/> value; otherwise false.</summary>
    public bool Boolean => Kind is FactKind.Boolean && number != 0;

    /// <summary>The day of a <see cref="FactKind.Date"/> value; otherwise the first day of the calendar.</summary>
    public DateOnly Date => Kind is FactKind.Date ? DateOnly.FromDayNumber((int)number) : default;

    internal string[] Members => reference as string[] ?? [];

    internal static FactValue Absent => new(FactKind.Absent, null, 0);

    /// <summary>A text.</summary>
    public static FactValue Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(FactKind.Text, text, 0);
    }

    /// <summary>A number in the unit that the fact declares.</summary>
    public static FactValue Of(decimal value) => new(FactKind.Number, null, value);

    /// <summary>A truth value.</summary>
    public static FactValue Of(bool value) => new(FactKind.Boolean, null, value ? 1 : 0);

    /// <summary>A day of the rule set's calendar.</summary>
    public static FactValue Of(DateOnly day) => new(FactKind.Date, null, day.DayNumber);

    /// <summary>A set of texts; copied in. An empty set is a supplied value.</summary>
    public static FactValue Of(IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return new(FactKind.Texts, texts.ToArray(), 0);
    }

    /// <summary>The value as it is printed: invariant, ISO dates, sets in brackets.</summary>
    public override string ToString() =>
        Kind switch
        {
            FactKind.Text => (string)reference!,
            FactKind.Texts => "[" + string.Join(", ", Members) + "]",
            FactKind.Number => number.ToString(CultureInfo.InvariantCulture),
            FactKind.Boolean => Boolean ? "true" : "false",
            FactKind.Date => Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            FactKind.Absent => "none",
            _ => "not supplied",
        };

    /// <inheritdoc/>
    public bool Equals(FactValue other) =>
        Kind == other.Kind
        && number == other.number
        && (
            reference is string[] mine && other.reference is string[] theirs
                ? mine.AsSpan().SequenceEqual(theirs)
                : Equals(reference, other.reference)
        );

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FactValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(
            Kind,
            number,
            reference is string[] array ? array.Length : reference?.GetHashCode() ?? 0
        );

    /// <summary>Whether two values are the same.</summary>
    public static bool operator ==(FactValue left, FactValue right) => left.Equals(right);

    /// <summary>Whether two values differ.</summary>
    public static bool operator !=(FactValue left, FactValue right) => !left.Equals(right);
}
