using System.Collections.Concurrent;
using ExportRules.Testing;

namespace ExportRules.Tests.Testing;

/// <summary>Every case of every rule set of the repository, one test each, under its own sentence.</summary>
public sealed class RuleSetCaseTests
{
    private static readonly ConcurrentDictionary<
        string,
        IReadOnlyDictionary<string, RuleSetCase>
    > Loaded = new();

    public static IEnumerable<TheoryDataRow<string, string>> Cases() =>
        new[] { "japan", "_template" }.SelectMany(folder =>
            Of(folder)
                .Values.Select(one => new TheoryDataRow<string, string>(folder, one.Name)
                {
                    TestDisplayName = $"{folder}: {one.Name}",
                })
        );

    [Theory]
    [MemberData(nameof(Cases))]
    public void Case_OfTheRuleSet_Holds(string folder, string name) => Of(folder)[name].Assert();

    private static IReadOnlyDictionary<string, RuleSetCase> Of(string folder) =>
        Loaded.GetOrAdd(
            folder,
            static name =>
                RuleSetCases
                    .Load(RepositoryFolder.File($"rules/{name}"))
                    .ToDictionary(one => one.Name, StringComparer.Ordinal)
        );
}
