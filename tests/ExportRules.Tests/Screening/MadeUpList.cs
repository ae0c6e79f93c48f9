using ExportRules.Screening;

namespace ExportRules.Tests.Screening;

/// <summary>A list of entities that do not exist, in countries that do not either.</summary>
internal static class MadeUpList
{
    public static EndUserList Load() =>
        EndUserList
            .Load(
                RepositoryFolder.File("tests/ExportRules.Tests/Screening/made-up-list.csv"),
                new(2030, 1, 1)
            )
            .OrThrow();
}
