using System.Collections.Immutable;
using ExportRules.Input;
using ExportRules.RuleSets;

namespace ExportRules.Testing;

/// <summary>
/// Builds transactions for tests. It begins with an ordinary sale about which everything ordinary is stated: no use for
/// weapons is known, the end user makes none, stands on no list, and the authority sent no notice. Only the date, the
/// destination and the item are left to say, so that an answer never rests on a fact that the test forgot.
/// </summary>
/// <remarks>Immutable: each call gives a new builder, so that one can be the beginning of many transactions.</remarks>
public sealed class TransactionBuilder
{
    private readonly ImmutableSortedDictionary<string, FactValue> values;
    private readonly string? id;
    private readonly IReadOnlyList<ListedParty>? listed;
    private readonly ImmutableArray<HeldLicense> licenses;

    private TransactionBuilder(
        ImmutableSortedDictionary<string, FactValue> values,
        string? id,
        IReadOnlyList<ListedParty>? listed,
        ImmutableArray<HeldLicense> licenses
    )
    {
        this.values = values;
        this.id = id;
        this.listed = listed;
        this.licenses = licenses;
    }

    /// <summary>Goods that are exported.</summary>
    public static TransactionBuilder Goods => Ordinary("goods");

    /// <summary>Technology that is provided.</summary>
    public static TransactionBuilder Technology => Ordinary("technology");

    /// <summary>Software that is provided.</summary>
    public static TransactionBuilder Software => Ordinary("software");

    /// <summary>The caller's own name for the transaction.</summary>
    public TransactionBuilder Named(string name) => new(values, name, listed, licenses);

    /// <summary>The day that counts, in the rule set's time zone.</summary>
    public TransactionBuilder On(DateOnly date) => With(BuiltInFacts.Date, FactValue.Of(date));

    /// <summary>The day that counts, in the rule set's time zone.</summary>
    public TransactionBuilder On(int year, int month, int day) =>
        On(new DateOnly(year, month, day));

    /// <summary>The final destination, which is then also the end user's country.</summary>
    /// <param name="country">ISO 3166 alpha-2, or a name that resolves to it.</param>
    public TransactionBuilder To(string country) =>
        With(BuiltInFacts.Destination, FactValue.Of(country))
            .With("endUser.country", FactValue.Of(country));

    /// <summary>The exporter's own classification; without entries, the item was found not to be listed.</summary>
    public TransactionBuilder Classified(params string[] entries) =>
        With(BuiltInFacts.Entries, FactValue.Of((IEnumerable<string>)entries));

    /// <summary>A material that the rule set knows, so that the engine classifies it.</summary>
    public TransactionBuilder Of(string material) =>
        With(BuiltInFacts.Material, FactValue.Of(material));

    /// <summary>A parameter of the material, in the unit that the rule set declares.</summary>
    public TransactionBuilder Attribute(string name, decimal value) =>
        With(BuiltInFacts.Attributes + name, FactValue.Of(value));

    /// <summary>A parameter of the material that is a word.</summary>
    public TransactionBuilder Attribute(string name, string word) =>
        With(BuiltInFacts.Attributes + name, FactValue.Of(word));

    /// <summary>The value of the line, which is then also the total under the contract.</summary>
    public TransactionBuilder Worth(decimal value, string currency) =>
        With(BuiltInFacts.Value, FactValue.Of(value))
            .With(BuiltInFacts.ContractTotal, FactValue.Of(value))
            .With(BuiltInFacts.Currency, FactValue.Of(currency));

    /// <summary>A license that the exporter holds, besides those already stated.</summary>
    public TransactionBuilder Holding(HeldLicense license) =>
        new(values, id, listed, licenses.IsDefault ? [license] : licenses.Add(license));

    /// <summary>An official list on which the end user stands, besides those already stated.</summary>
    public TransactionBuilder Listed(string list, params string[] concerns) =>
        new(
            values,
            id,
            [.. listed ?? [], new ListedParty { List = list, Concerns = concerns }],
            licenses
        );

    /// <summary>Any fact by its path, such as <c>endUse.wmd</c>.</summary>
    public TransactionBuilder With(string path, FactValue value)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new(values.SetItem(path, value), id, listed, licenses);
    }

    /// <summary>Any fact by its path, as a word or text.</summary>
    public TransactionBuilder With(string path, string text) => With(path, FactValue.Of(text));

    /// <summary>Any fact by its path, as a truth value.</summary>
    public TransactionBuilder With(string path, bool truth) => With(path, FactValue.Of(truth));

    /// <summary>Any fact by its path, as a number.</summary>
    public TransactionBuilder With(string path, decimal number) => With(path, FactValue.Of(number));

    /// <summary>Leaves a fact, or all facts below a path such as <c>endUser</c>, unknown.</summary>
    public TransactionBuilder Without(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new(
            values.RemoveRange(
                values.Keys.Where(key =>
                    key == path || key.StartsWith(path + ".", StringComparison.Ordinal)
                )
            ),
            id,
            path is "endUser" or "endUser.listed" ? null : listed,
            path is "exporter" or BuiltInFacts.Licenses ? default : licenses
        );
    }

    /// <summary>The transaction.</summary>
    public Transaction Build()
    {
        var draft = new TransactionDraft
        {
            Id = id,
            Listed = listed,
            Licenses = licenses.IsDefault ? null : licenses,
        };
        foreach (var (path, value) in values)
        {
            draft.Set(path, value);
        }
        return draft.Build();
    }

    private static TransactionBuilder Ordinary(string kind) =>
        new TransactionBuilder(
            ImmutableSortedDictionary.Create<string, FactValue>(StringComparer.Ordinal),
            null,
            [],
            default
        )
            .With("item.kind", kind)
            .With("purpose", "sale")
            .With("endUse.wmd", "none")
            .With("endUse.conventionalArms", "none")
            .With("endUser.developsWmd", false)
            .With("endUser.developsArms", false)
            .With("notice.inform", "none");
}
