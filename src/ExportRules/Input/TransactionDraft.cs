using ExportRules.Compilation;
using ExportRules.RuleSets;

namespace ExportRules.Input;

/// <summary>A transaction while it is put together from paths and values.</summary>
internal sealed class TransactionDraft
{
    private readonly Dictionary<string, FactValue> values = new(StringComparer.Ordinal);

    public string? Id { get; set; }

    public IReadOnlyList<ListedParty>? Listed { get; set; }

    public IReadOnlyList<HeldLicense>? Licenses { get; set; }

    public void Set(string path, FactValue value)
    {
        if (value.IsSupplied)
        {
            values[path] = value;
        }
    }

    /// <summary>
    /// The transaction. Values whose kind does not fit their property stay under their path in
    /// <see cref="Transaction.Facts"/>, so that the binder can say what is wrong with them.
    /// </summary>
    public Transaction Build()
    {
        var rest = new Dictionary<string, FactValue>(values, StringComparer.Ordinal);
        var item = new Item
        {
            Kind = Text("item.kind"),
            Material = Text(BuiltInFacts.Material),
            Attributes = Attributes(rest),
            Entries = Texts(BuiltInFacts.Entries),
            Hs = Text("item.hs"),
            Value = Number(BuiltInFacts.Value),
            Currency = Text(BuiltInFacts.Currency),
            ContractTotal = Number(BuiltInFacts.ContractTotal),
            BulkCell = Text("item.bulkCell"),
        };
        var endUser = new EndUser
        {
            Name = Text("endUser.name"),
            Country = Text("endUser.country"),
            DevelopsWmd = Truth("endUser.developsWmd"),
            DevelopsArms = Truth("endUser.developsArms"),
            Listed = Listed,
        };
        var endUse = new EndUse
        {
            Wmd = Text("endUse.wmd"),
            ConventionalArms = Text("endUse.conventionalArms"),
            ClearlyCivil = Truth("endUse.clearlyCivil"),
        };
        var exporter = new Exporter
        {
            Name = Text("exporter.name"),
            Licenses = Licenses,
            LicensesToSameBuyer = Whole("exporter.licensesToSameBuyer"),
        };
        return new()
        {
            Id = Id,
            Date = Day(BuiltInFacts.Date),
            ContractDate = Day(BuiltInFacts.ContractDate),
            Origin = Text(BuiltInFacts.Origin),
            Destination = Text(BuiltInFacts.Destination),
            Transit = Texts("transit"),
            Item = item == EmptyItem ? null : item,
            EndUser = endUser == EmptyEndUser ? null : endUser,
            EndUse = endUse == EmptyEndUse ? null : endUse,
            Notice = Text("notice.inform") is { } inform ? new() { Inform = inform } : null,
            Exporter = exporter == EmptyExporter ? null : exporter,
            Purpose = Text("purpose"),
            Facts = rest,
        };

        string? Text(string path) => Take(path, FactKind.Text)?.Text;
        bool? Truth(string path) => Take(path, FactKind.Boolean)?.Boolean;
        decimal? Number(string path) => Take(path, FactKind.Number)?.Number;
        DateOnly? Day(string path) => Take(path, FactKind.Date)?.Date;
        IReadOnlyList<string>? Texts(string path) => Take(path, FactKind.Texts)?.Members;
        int? Whole(string path) =>
            values.TryGetValue(path, out var value)
            && value.Kind is FactKind.Number
            && value.Number is >= 0 and <= int.MaxValue
            && decimal.IsInteger(value.Number)
            && rest.Remove(path)
                ? (int)value.Number
                : null;
        FactValue? Take(string path, FactKind kind) =>
            rest.TryGetValue(path, out var value) && value.Kind == kind && rest.Remove(path)
                ? value
                : null;
    }

    /// <summary>The transaction with the local days that its date texts mean.</summary>
    public static Transaction WithDates(Transaction transaction, FactSet facts)
    {
        var rest = new Dictionary<string, FactValue>(transaction.Facts, StringComparer.Ordinal);
        rest.Remove(BuiltInFacts.Date);
        rest.Remove(BuiltInFacts.ContractDate);
        return transaction with
        {
            Date = facts[BuiltInFacts.Date] is { IsSupplied: true } date ? date.Date : null,
            ContractDate = facts[BuiltInFacts.ContractDate] is { IsSupplied: true } contract
                ? contract.Date
                : null,
            Facts = rest,
        };
    }

    private static readonly Item EmptyItem = new();
    private static readonly EndUser EmptyEndUser = new();
    private static readonly EndUse EmptyEndUse = new();
    private static readonly Exporter EmptyExporter = new();

    private static IReadOnlyDictionary<string, FactValue> Attributes(
        Dictionary<string, FactValue> rest
    )
    {
        var attributes = rest.Where(pair =>
                pair.Key.StartsWith(BuiltInFacts.Attributes, StringComparison.Ordinal)
            )
            .ToDictionary(
                pair => pair.Key[BuiltInFacts.Attributes.Length..],
                pair => pair.Value,
                StringComparer.Ordinal
            );
        foreach (var name in attributes.Keys)
        {
            rest.Remove(BuiltInFacts.Attributes + name);
        }
        return attributes.Count == 0 ? FactTable.Empty : attributes;
    }
}
