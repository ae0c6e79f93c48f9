namespace ExportRules.Tests.Diagnostics;

public sealed class DiagnosticTests
{
    private const string Evil =
        "x\u001b[31m\r\nforged.jsonl:1:1: error ER9999: y\u202E\u2028\u200B\u0085z";

    [Theory]
    [InlineData("item.kind")]
    [InlineData("destination")]
    [InlineData("date")]
    [InlineData("item.attributes.concentration")]
    [InlineData("endUse.wmd")]
    [InlineData("item.currency")]
    [InlineData("item.hs")]
    [InlineData("purpose")]
    [InlineData("endUser.country")]
    public void ToString_OfAHostileValue_IsOneLineThatHidesNothing(string fact)
    {
        var problems = Japan
            .Read(Japan.Json(Japan.HydrogenFluoride, $"{fact}={Evil}"))
            .Single()
            .Diagnostics;

        problems.Should().NotBeEmpty();
        foreach (var problem in problems)
        {
            problem
                .ToString()
                .Should()
                .NotContainAny("\n", "\r", "\u001b", "\u202E", "\u2028", "\u200B", "\u0085");
        }
        new InvalidTransactionException(problems)
            .Message.Split('\n')
            .Should()
            .HaveCount(problems.Count)
            .And.NotContain(line => line.StartsWith("forged", StringComparison.Ordinal));
    }

    [Fact]
    public void ToString_OfAFileWithAHostileName_IsOneLine() =>
        new Diagnostic("ER0001", Severity.Error, new("a\nb\u202E.json", 2, 3), "no\r\nfile")
        {
            Hint = "look\u001b[2J",
        }
            .ToString()
            .Should()
            .Be("a b‹U+202E›.json:2:3: error ER0001: no  file; look‹U+001B›[2J");
}
