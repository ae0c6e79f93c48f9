namespace ExportRules.Cli;

/// <summary>The command line asks for something that does not exist; the host prints the message and exits with 2.</summary>
#pragma warning disable CA1032 // Only ever created with a message, and only in this program.
internal sealed class WrongUseException(string message) : Exception(message);
#pragma warning restore CA1032
