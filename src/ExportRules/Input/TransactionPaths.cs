using ExportRules.RuleSets;

namespace ExportRules.Input;

/// <summary>A transaction as paths with values; only what was supplied.</summary>
internal static class TransactionPaths
{
    public static List<(string Path, FactValue Value)> Flatten(Transaction transaction)
    {
        var paths = new List<(string Path, FactValue Value)>(16);
        Add(BuiltInFacts.Date, Of(transaction.Date));
        Add(BuiltInFacts.ContractDate, Of(transaction.ContractDate));
        Add(BuiltInFacts.Origin, Of(transaction.Origin));
        Add(BuiltInFacts.Destination, Of(transaction.Destination));
        Add("transit", Of(transaction.Transit));
        Add("purpose", Of(transaction.Purpose));
        if (transaction.Item is { } item)
        {
            Add("item.kind", Of(item.Kind));
            Add(BuiltInFacts.Material, Of(item.Material));
            Add(BuiltInFacts.Entries, Of(item.Entries));
            Add("item.hs", Of(item.Hs));
            Add(BuiltInFacts.Value, Of(item.Value));
            Add(BuiltInFacts.Currency, Of(item.Currency));
            Add(BuiltInFacts.ContractTotal, Of(item.ContractTotal));
            Add("item.bulkCell", Of(item.BulkCell));
            foreach (var (name, value) in item.Attributes)
            {
                Add(BuiltInFacts.Attributes + name, value);
            }
        }
        if (transaction.EndUser is { } user)
        {
            Add("endUser.name", Of(user.Name));
            Add("endUser.country", Of(user.Country));
            Add("endUser.developsWmd", Of(user.DevelopsWmd));
            Add("endUser.developsArms", Of(user.DevelopsArms));
            if (user.Listed is { } listed)
            {
                Add(
                    BuiltInFacts.ListedList,
                    FactValue.Of(listed.Select(party => party.List).OfType<string>())
                );
                Add(
                    BuiltInFacts.ListedConcerns,
                    FactValue.Of(listed.SelectMany(party => party.Concerns))
                );
            }
        }
        Add("endUse.wmd", Of(transaction.EndUse?.Wmd));
        Add("endUse.conventionalArms", Of(transaction.EndUse?.ConventionalArms));
        Add("endUse.clearlyCivil", Of(transaction.EndUse?.ClearlyCivil));
        Add("notice.inform", Of(transaction.Notice?.Inform));
        Add("exporter.name", Of(transaction.Exporter?.Name));
        Add(
            "exporter.licensesToSameBuyer",
            Of((decimal?)transaction.Exporter?.LicensesToSameBuyer)
        );
        foreach (var (path, value) in transaction.Facts)
        {
            Add(path, value);
        }
        return paths;

        void Add(string path, FactValue value)
        {
            if (value.IsSupplied)
            {
                paths.Add((path, value));
            }
        }
    }

    private static FactValue Of(string? text) => text is null ? default : FactValue.Of(text);

    private static FactValue Of(decimal? number) =>
        number is { } value ? FactValue.Of(value) : default;

    private static FactValue Of(bool? truth) => truth is { } value ? FactValue.Of(value) : default;

    private static FactValue Of(DateOnly? day) => day is { } value ? FactValue.Of(value) : default;

    private static FactValue Of(IReadOnlyList<string>? texts) =>
        texts is null ? default : FactValue.Of(texts);
}
