using System.CommandLine;

namespace ExportRules.Cli;

/// <summary>Options of which a command line may have only one.</summary>
internal static class ExclusiveOptions
{
    public static void AddTo(Command command, Option one, Option other) =>
        command.Validators.Add(result =>
        {
            if (result.GetResult(one) is not null && result.GetResult(other) is not null)
            {
                result.AddError($"{one.Name} and {other.Name} exclude each other");
            }
        });
}
