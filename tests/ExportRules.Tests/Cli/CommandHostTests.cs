using ExportRules.Cli;

namespace ExportRules.Tests.Cli;

public sealed class CommandHostTests
{
    [Theory]
    [InlineData("evaluate")]
    [InlineData("evaluate", "x.json", "--format", "xml")]
    [InlineData("evaluate", "x.json", "--policy-date", "2019-7-1")]
    [InlineData("evaluate", "x.json", "--policy", "group-b", "--policy-date", "2019-08-28")]
    [InlineData("evaluate", "x.json", "--rules", "no-such-folder")]
    [InlineData("evaluate", "x.json", "--policy", "july-2019")]
    [InlineData("judge")]
    [InlineData("--nonsense")]
    public async Task RunAsync_WrongUse_ExitsWithTwoAndAMessage(params string[] args)
    {
        var run = await CliRun.Of(args);

        run.ExitCode.Should().Be(2);
        run.Error.Should().StartWith("exportrules: error: ").And.NotContain("   at ");
        run.Output.Should().BeEmpty();
    }

    [Fact]
    public async Task RunAsync_Help_ListsTheCommands()
    {
        var run = await CliRun.Of("--help");

        run.ExitCode.Should().Be(0);
        run.Output.Should().Contain("evaluate");
    }

    [Fact]
    public async Task RunAsync_FileThatIsNotThere_IsADiagnosticWithoutStackTrace()
    {
        var run = await CliRun.Of("evaluate", "no-such.json");

        run.ExitCode.Should().Be(1);
        run.Error.Should().Be("no-such.json: error ER0001: there is no file `no-such.json`\n");
    }

    [Fact]
    public async Task RunAsync_OutputThatCannotBeWritten_IsNoSuccess()
    {
        using var error = new StringWriter();
        await using var full = new FullDisk();
        await using var output = new StreamWriter(full);

        var code = await CommandHost.RunAsync(
            ["versions"],
            new(Stream.Null, output, error),
            TestContext.Current.CancellationToken
        );

        code.Should().Be(1);
        error.ToString().Should().StartWith("exportrules: error: no space");
        full.IsFull = false;
    }

    private sealed class FullDisk : MemoryStream
    {
        public bool IsFull { get; set; } = true;

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (IsFull)
            {
                throw new IOException("no space left");
            }
        }

        public override void Write(byte[] buffer, int offset, int count) =>
            Write(buffer.AsSpan(offset, count));

        public override ValueTask WriteAsync(
            ReadOnlyMemory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            Write(buffer.Span);
            return ValueTask.CompletedTask;
        }
    }
}
