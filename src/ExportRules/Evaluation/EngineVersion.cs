using System.Reflection;

namespace ExportRules.Evaluation;

/// <summary>The version that decisions name: the package's, without build metadata.</summary>
internal static class EngineVersion
{
    public static readonly string Text =
        typeof(EngineVersion)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion.Split('+')[0]
        ?? "0.0.0";
}
