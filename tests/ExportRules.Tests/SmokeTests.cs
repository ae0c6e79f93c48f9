namespace ExportRules.Tests;

public sealed class SmokeTests
{
    [Fact]
    public void Truth_IsTrue_Holds()
    {
        true.Should().BeTrue();
    }
}
