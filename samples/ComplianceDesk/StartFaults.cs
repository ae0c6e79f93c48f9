using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace ComplianceDesk;

/// <summary>What somebody has to mend before the desk starts, as sentences; the log has the rest.</summary>
internal static class StartFaults
{
    /// <summary>Everything that is told; nothing for a fault of the program itself, which keeps its stack.</summary>
    public static IReadOnlyList<string> Of(Exception failure) =>
        failure switch
        {
            AggregateException several => [.. several.Flatten().InnerExceptions.SelectMany(Of)],
            OptionsValidationException refused => [.. refused.Failures],
            // A configuration file that is no JSON, an address that is none, a port or a store that is not to be had.
            IOException or InvalidDataException or FormatException or SocketException =>
            [
                string.Join(" ", Messages(failure).Distinct()),
            ],
            _ => [],
        };

    private static IEnumerable<string> Messages(Exception failure)
    {
        for (var one = failure; one is not null; one = one.InnerException)
        {
            yield return one.Message;
        }
    }
}
