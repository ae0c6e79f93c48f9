using ExportRules.Cli;
using ExportRules.Tests.Packs;

namespace ExportRules.Tests.Cli.Commands;

public sealed class PackCommandTests : IDisposable
{
    private readonly PackFixture fixture = new();

    private string Pack => Path.Combine(fixture.Folder, "small.zip");

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task Pack_Signed_IsARuleSetForWhoTrustsTheKey()
    {
        (await Write("--sign", File("key.pem", fixture.PrivateKey)))
            .ExitCode.Should()
            .Be(ExitCodes.Success);

        var run = await CliRun.Of(
            "versions",
            Pack,
            "--trusted-key",
            File("pub.pem", fixture.PublicKey)
        );

        run.ExitCode.Should().Be(ExitCodes.Success, run.Error);
        run.Output.Should().Contain("2024-04-01");
    }

    [Fact]
    public async Task Pack_Evaluate_DecidesUnderIt()
    {
        await Write("--sign", File("key.pem", fixture.PrivateKey));

        var run = await CliRun.WithInput(
            """{"id":"P","date":"2024-05-01","destination":"KR"}""",
            "evaluate",
            "-",
            "--rules",
            Pack,
            "--trusted-key",
            File("pub.pem", fixture.PublicKey)
        );

        run.Error.Should().BeEmpty();
        run.Output.Should().Contain("small 2024-04-01");
    }

    [Fact]
    public async Task Pack_WithoutAKey_IsWrongUse()
    {
        await Write("--sign", File("key.pem", fixture.PrivateKey));

        var run = await CliRun.Of("versions", Pack);

        run.ExitCode.Should().Be(ExitCodes.WrongUse);
        run.Error.Should().Contain("--trusted-key");
    }

    [Fact]
    public async Task Pack_Unsigned_SaysSoAndIsRefused()
    {
        (await Write()).Error.Should().Contain("not signed");

        var run = await CliRun.Of(
            "versions",
            Pack,
            "--trusted-key",
            File("pub.pem", fixture.PublicKey)
        );

        run.ExitCode.Should().Be(ExitCodes.BadInput);
        run.Error.Should().Contain("ER0722");
    }

    [Fact]
    public async Task Pack_PublicKeyToSignWith_IsWrongUse()
    {
        var run = await Write("--sign", File("pub.pem", fixture.PublicKey));

        run.ExitCode.Should().Be(ExitCodes.WrongUse);
        run.Error.Should().Contain("no private key on the curve P-256");
        System.IO.File.Exists(Pack).Should().BeFalse();
    }

    [Fact]
    public async Task Pack_NoFolder_IsBadInput()
    {
        var run = await CliRun.Of("pack", Path.Combine(fixture.Folder, "none"), "-o", Pack);

        run.ExitCode.Should().Be(ExitCodes.BadInput);
        run.Error.Should().Contain("ER0001");
    }

    private Task<CliRun> Write(params string[] more) =>
        CliRun.Of(["pack", fixture.Rules, "-o", Pack, .. more]);

    private string File(string name, string text)
    {
        var path = Path.Combine(fixture.Folder, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }
}
