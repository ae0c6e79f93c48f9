using ExportRules.Cli;

return await CommandHost.RunAsync(args, Terminal.Standard());
