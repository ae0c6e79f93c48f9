using ExportRules.RuleSets;

namespace ExportRules.Input;

/// <summary>A transaction as paths with values; only what was supplied.</summary>
internal static class TransactionPaths
{
    public static IEnumerable<(string Path, FactValue Value)> Flatten(Transaction transaction) =>
        All(transaction).Where(pair => pair.Value.IsSupplied);

    private static IEnumerable<(string Path, FactValue Value)> All(Transaction transaction)
    {
        yield return (BuiltInFacts.Date, Of(transaction.Date));
        yield return (BuiltInFacts.ContractDate, Of(transaction.ContractDate));
        yield return (BuiltInFacts.Origin, Of(transaction.Origin));
        yield return (BuiltInFacts.Destination, Of(transaction.Destination));
        yield return ("transit", Of(transaction.Transit));
        yield return ("purpose", Of(transaction.Purpose));
        if (transaction.Item is { } item)
        {
            yield return ("item.kind", Of(item.Kind));
            yield return (BuiltInFacts.Material, Of(item.Material));
            yield return (BuiltInFacts.Entries, Of(item.Entries));
            yield return ("item.hs", Of(item.Hs));
            yield return ("item.value", Of(item.Value));
            yield return (BuiltInFacts.Currency, Of(item.Currency));
            yield return (BuiltInFacts.ContractTotal, Of(item.ContractTotal));
            yield return ("item.bulkCell", Of(item.BulkCell));
            foreach (var (name, value) in item.Attributes)
            {
                yield return (BuiltInFacts.Attributes + name, value);
            }
        }
        if (transaction.EndUser is { } user)
        {
            yield return ("endUser.name", Of(user.Name));
            yield return ("endUser.country", Of(user.Country));
            yield return ("endUser.developsWmd", Of(user.DevelopsWmd));
            yield return ("endUser.developsArms", Of(user.DevelopsArms));
            if (user.Listed is { } listed)
            {
                yield return (
                    BuiltInFacts.ListedList,
                    FactValue.Of(listed.Select(party => party.List).OfType<string>())
                );
                yield return (
                    BuiltInFacts.ListedConcerns,
                    FactValue.Of(listed.SelectMany(party => party.Concerns))
                );
            }
        }
        yield return ("endUse.wmd", Of(transaction.EndUse?.Wmd));
        yield return ("endUse.conventionalArms", Of(transaction.EndUse?.ConventionalArms));
        yield return ("endUse.clearlyCivil", Of(transaction.EndUse?.ClearlyCivil));
        yield return ("notice.inform", Of(transaction.Notice?.Inform));
        yield return ("exporter.name", Of(transaction.Exporter?.Name));
        yield return (
            "exporter.licensesToSameBuyer",
            Of((decimal?)transaction.Exporter?.LicensesToSameBuyer)
        );
        foreach (var (path, value) in transaction.Facts)
        {
            yield return (path, value);
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
