using System.ComponentModel;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ComplianceDesk.Records;

/// <summary>
/// What is wrong with <c>Desk:Connection</c> for the store that is named. It can hold a password: no fault repeats any
/// part of it that is not a keyword of the store.
/// </summary>
internal static class StoreFaults
{
    private const string Key = "Desk:Connection";

    public static IEnumerable<string> Of(DeskOptions desk) =>
        string.IsNullOrWhiteSpace(desk.Connection)
            ? [$"{Key} is empty; {Meant(desk.Store)}"]
            : desk.Store switch
            {
                "journal" => JournalFaults(desk.Connection),
                "postgresql" => Faults(desk, new NpgsqlConnectionStringBuilder()),
                _ => SqliteFaults(desk),
            };

    private static IEnumerable<string> JournalFaults(string path)
    {
        if (
            path.Contains('=') && path.StartsWith("Data Source", StringComparison.OrdinalIgnoreCase)
        )
        {
            yield return $"{Key} is a connection string; {Meant("journal")}";
        }
    }

    private static IEnumerable<string> SqliteFaults(DeskOptions desk)
    {
        var builder = new SqliteConnectionStringBuilder();
        var faults = Faults(desk, builder).ToList();
        if (faults.Count > 0)
        {
            return faults;
        }
        var isInMemory =
            builder.Mode is SqliteOpenMode.Memory || builder.DataSource is "" or ":memory:";
        return isInMemory || builder.Mode is SqliteOpenMode.ReadOnly
            ? [$"{Key} names no file that keeps anything; {Meant(desk.Store)}"]
            : [];
    }

    /// <summary>Sets the parts one by one, so that every one that cannot be is told.</summary>
    private static IEnumerable<string> Faults(DeskOptions desk, DbConnectionStringBuilder store)
    {
        var given = new DbConnectionStringBuilder();
        try
        {
            given.ConnectionString = desk.Connection;
        }
        catch (ArgumentException)
        {
            return
            [
                $"{Key} is not made of parts such as `Keyword=Value;`; {Meant(desk.Store)}, and a value with `;`, `=` or quotes stands in quotes",
            ];
        }
        return given
            .Keys.Cast<string>()
            .Select(key => Fault(desk, store, key, given[key]))
            .OfType<string>();
    }

    private static string? Fault(
        DeskOptions desk,
        DbConnectionStringBuilder store,
        string keyword,
        object value
    )
    {
        List<string> known =
        [
            .. store.Keys.Cast<string>(),
            .. TypeDescriptor
                .GetProperties(store)
                .Cast<PropertyDescriptor>()
                .Select(one => one.DisplayName),
        ];
        try
        {
            store[keyword] = value;
            return null;
        }
        catch (Exception problem)
            when (problem
                    is ArgumentException
                        or FormatException
                        or InvalidCastException
                        or OverflowException
                        or KeyNotFoundException
            )
        {
            return known.Contains(keyword, StringComparer.OrdinalIgnoreCase)
                    ? $"{Key}: `{keyword}` does not have a value that {desk.Store} takes"
                : NearMiss.Of(keyword, known) is { } nearest
                    ? $"{Key} has a keyword that {desk.Store} does not know; did you mean `{nearest}`?"
                : $"{Key} has a keyword that {desk.Store} does not know; {Meant(desk.Store)}";
        }
    }

    private static string Meant(string store) =>
        store switch
        {
            "journal" => "for a journal it is the path of its file, such as `decisions.jsonl`",
            "postgresql" =>
                "for postgresql it is such as `Host=localhost;Database=desk;Username=desk`",
            _ => "for sqlite it is such as `Data Source=compliance-desk.db`",
        };
}
