using Microsoft.AspNetCore.Http.Metadata;

namespace ComplianceDesk.Endpoints;

/// <summary>What the OpenAPI document says of bodies that are read and written as bytes.</summary>
internal static class OpenApiWords
{
    public static RouteHandlerBuilder TakesJson(this RouteHandlerBuilder endpoint, string what) =>
        endpoint
            .Accepts<object>("application/json", "application/x-ndjson")
            .WithDescription(
                $"The body is {what} as `exportrules schema transaction` describes it."
            );

    public static RouteHandlerBuilder AnswersJson(
        this RouteHandlerBuilder endpoint,
        string what,
        int status = StatusCodes.Status200OK
    ) =>
        endpoint
            .WithMetadata(
                new ProducesResponseTypeMetadata(status, typeof(object), ["application/json"])
                {
                    Description = what,
                }
            )
            .ProducesProblem(400)
            .ProducesProblem(401)
            .ProducesProblem(413)
            .ProducesProblem(429)
            .ProducesProblem(503);
}
