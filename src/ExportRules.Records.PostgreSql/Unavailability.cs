using Npgsql;

namespace ExportRules.Records.PostgreSql;

/// <summary>Tells what passes by itself (a server that restarts, a full pool) from what somebody has to mend.</summary>
internal static class Unavailability
{
    /// <summary>Classes of SQLSTATE: connection, resources, intervention of the operator, system, read-only standby.</summary>
    private static readonly string[] PassingStates = ["08", "53", "57", "58", "25006"];

    /// <exception cref="RecordStoreUnavailableException">The action failed for a reason that passes.</exception>
    public static async Task<T> TellAsync<T>(Func<Task<T>> action)
    {
        try
        {
            return await action().ConfigureAwait(false);
        }
        catch (Exception error) when (Passes(error))
        {
            throw new RecordStoreUnavailableException(
                $"the journal in PostgreSQL cannot be used at the moment: {error.Message}",
                error
            );
        }
    }

    private static bool Passes(Exception error) =>
        error switch
        {
            PostgresException refused => refused.IsTransient
                || PassingStates.Any(state =>
                    refused.SqlState.StartsWith(state, StringComparison.Ordinal)
                ),
            // Without an answer of the server it is the way to it: refused, broken, timed out, no free connection.
            NpgsqlException or TimeoutException => true,
            _ => false,
        };
}
