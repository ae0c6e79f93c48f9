using ComplianceDesk;

// dotnet run --project samples/ComplianceDesk
try
{
    await Desk.Build(args).RunAsync();
    return 0;
}
catch (Exception failure) when (StartFaults.Of(failure) is { Count: > 0 } faults)
{
    Console.Error.WriteLine("ComplianceDesk does not start:");
    foreach (var fault in faults)
    {
        Console.Error.WriteLine($"- {fault}");
    }
    return 1;
}
