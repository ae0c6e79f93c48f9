namespace ExportRules.BrowserTests.Desk;

/// <summary>One desk for the tests of a class, which do not disturb each other.</summary>
public sealed class DeskFixture : IAsyncLifetime
{
    internal DeskHost Desk { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Desk = await DeskHost.StartAsync();

    public ValueTask DisposeAsync() => Desk.DisposeAsync();
}
