using Microsoft.Extensions.DependencyInjection;

namespace ExportRules.Tests.Documentation;

/// <summary>The snippet of the README that registers the engine; it is compiled here and compared by <see cref="ReadmeTests"/>.</summary>
internal static class RegistrationSnippet
{
    public static void Register(IServiceCollection services)
    {
        #region registration
        services.AddExportRules(); // the law of Japan that the package carries
        services.AddExportRules(options => options.RuleSet = "/etc/acme/rules"); // or a folder of your own
        #endregion
    }
}
