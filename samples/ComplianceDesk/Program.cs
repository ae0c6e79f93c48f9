using ComplianceDesk;

// dotnet run --project samples/ComplianceDesk
await Desk.Build(args).RunAsync();
