using System.CommandLine;
using ExportRules.Packs;

namespace ExportRules.Cli.Commands;

/// <summary><c>exportrules pack</c>: a rule set as one signed file.</summary>
internal static class PackCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = new Argument<string>("DIR") { Description = "the rule set's folder" };
        var output = new Option<string>("--output", "-o")
        {
            Description = "the pack to write",
            HelpName = "FILE.zip",
            Required = true,
        };
        var sign = new Option<string?>("--sign")
        {
            Description = "sign with this private key (PEM, ECDSA P-256, without a password)",
            HelpName = "KEY.pem",
        };
        var command = new Command(
            "pack",
            "Write a rule set as one file that shows any change, and who vouches for it."
        )
        {
            folder,
            output,
            sign,
        };
        command.SetAction(parsed =>
        {
            var key = parsed.GetValue(sign) is { } keyPath ? File.ReadAllText(keyPath) : null;
            var pack = new MemoryStream();
            try
            {
                RulePackWriter.Write(parsed.GetValue(folder)!, pack, key);
            }
            catch (ArgumentException error) when (key is not null)
            {
                throw new WrongUseException(
                    $"`{parsed.GetValue(sign)}`: {error.Message.Split(" (Parameter", 2)[0]}"
                );
            }
            File.WriteAllBytes(parsed.GetValue(output)!, pack.ToArray());
            if (key is null)
            {
                terminal.Error.WriteLine(
                    "exportrules: the pack is not signed; --rules will refuse it"
                );
            }
            return ExitCodes.Success;
        });
        return command;
    }
}
