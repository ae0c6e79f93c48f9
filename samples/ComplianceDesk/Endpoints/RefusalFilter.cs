using ExportRules;
using ExportRules.Records;

namespace ComplianceDesk.Endpoints;

/// <summary>What cannot be answered, as problem details: with everything that is wrong at once, and without our insides.</summary>
internal sealed class RefusalFilter : IEndpointFilter
{
    private const int RetryAfterSeconds = 2;

    public async ValueTask<object?> InvokeAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        try
        {
            return await next(context);
        }
        catch (DiagnosticException refused)
        {
            return Problem(
                400,
                "The input cannot be decided as it is written.",
                refused.Diagnostics
            );
        }
        catch (BadHttpRequestException bad)
        {
            return Problem(bad.StatusCode, bad.Message);
        }
        catch (RecordStoreUnavailableException)
        {
            context.HttpContext.Response.Headers.RetryAfter = $"{RetryAfterSeconds}";
            return Problem(503, "The record store cannot be used at the moment: nothing was kept.");
        }
    }

    private static IResult Problem(
        int status,
        string title,
        IReadOnlyList<Diagnostic>? diagnostics = null
    ) =>
        TypedResults.Problem(
            title: title,
            statusCode: status,
            extensions: diagnostics is null
                ? null
                : new Dictionary<string, object?>
                {
                    ["diagnostics"] = diagnostics.Select(DiagnosticView.Of).ToList(),
                }
        );
}
