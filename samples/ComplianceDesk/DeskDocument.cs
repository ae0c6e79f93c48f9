using ComplianceDesk.Access;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ComplianceDesk;

/// <summary>What the OpenAPI document says of the desk as a whole.</summary>
internal static class DeskDocument
{
    public static void Describe(OpenApiOptions options) =>
        options.AddDocumentTransformer(
            (document, _, _) =>
            {
                document.Info = new()
                {
                    Title = "ComplianceDesk",
                    Version = "v1",
                    Description =
                        "Which export license did this transaction need under the policy of that day, and why?",
                };
                document.Components ??= new();
                document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
                {
                    [ApiKeyHandler.SchemeName] = new OpenApiSecurityScheme
                    {
                        Type = SecuritySchemeType.ApiKey,
                        In = ParameterLocation.Header,
                        Name = ApiKeyHandler.Header,
                    },
                };
                document.Security = [new() { [new(ApiKeyHandler.SchemeName, document)] = [] }];
                return Task.CompletedTask;
            }
        );
}
