using System.Text.Json;
using ExportRules.Records;

namespace ExportRules.Tests.Records;

public sealed class DecisionJournalTests : RecordStoreContract, IDisposable
{
    private readonly string path = Path.Combine(
        Path.GetTempPath(),
        $"journal-{Guid.NewGuid():N}.jsonl"
    );

    protected override IDecisionRecordStore Open() => new DecisionJournal(path);

    public void Dispose() => File.Delete(path);

    [Fact]
    public async Task Append_AfterAWriterDiedInMidLine_DropsOnlyWhatWasNotAcknowledged()
    {
        await Open()
            .AppendAsync([RecordFixture.Record("T-1"), RecordFixture.Record("T-2")], Cancellation);
        var whole = await File.ReadAllBytesAsync(path, Cancellation);
        var first = Array.IndexOf(whole, (byte)'\n') + 1;
        for (var cut = first; cut < whole.Length; cut += Math.Max(1, (whole.Length - first) / 40))
        {
            await File.WriteAllBytesAsync(path, whole[..cut], Cancellation);

            (await AllAsync()).Should().ContainSingle();
            await Open().AppendAsync(RecordFixture.Record("T-3"), Cancellation);

            var entries = await AllAsync();
            entries.Select(entry => entry.Record.Id).Should().Equal("T-1", "T-3");
            JournalChain.FindBreak(entries).Should().BeNull();
        }
    }

    [Fact]
    public async Task FindBreak_LineTakenOut_IsFound()
    {
        foreach (var id in new[] { "T-1", "T-2", "T-3" })
        {
            await Open().AppendAsync(RecordFixture.Record(id), Cancellation);
        }
        var lines = await File.ReadAllLinesAsync(path, Cancellation);
        await File.WriteAllLinesAsync(path, [lines[0], lines[2]], Cancellation);

        JournalChain.FindBreak(await AllAsync())!.Value.Line.Should().Be(2);
    }

    [Fact]
    public async Task Read_LineThatIsNoEntry_NamesIt()
    {
        await Open().AppendAsync(RecordFixture.Record(), Cancellation);
        await File.AppendAllTextAsync(path, "{\"sequence\":2}\n", Cancellation);

        var read = AllAsync;

        await read.Should().ThrowAsync<JsonException>().WithMessage("line 2 *");
    }

    [Fact]
    public async Task Append_BehindALineThatIsNoEntry_IsRefused()
    {
        await File.WriteAllTextAsync(path, "{\"sequence\":2}\n", Cancellation);

        var append = () => Open().AppendAsync(RecordFixture.Record(), Cancellation);

        await append
            .Should()
            .ThrowAsync<JsonException>()
            .WithMessage($"the journal `{path}` *the last line *");
    }

    [Theory]
    [InlineData("SQLite format 3")]
    [InlineData("a note\nand the beginning of another")]
    public async Task Append_ToAFileThatIsNoJournal_IsRefusedAndLeavesItAsItIs(string content)
    {
        await File.WriteAllTextAsync(path, content, Cancellation);

        var append = () => Open().AppendAsync(RecordFixture.Record(), Cancellation);
        var create = () => new DecisionJournal(path).CreateAsync(Cancellation);

        await append.Should().ThrowAsync<JsonException>().WithMessage($"the journal `{path}` *");
        await create.Should().ThrowAsync<JsonException>();
        (await File.ReadAllTextAsync(path, Cancellation)).Should().Be(content);
    }

    [Fact]
    public async Task Create_Twice_MakesAnEmptyFileAndKeepsWhatIsThere()
    {
        var journal = new DecisionJournal(path);

        await journal.CreateAsync(Cancellation);
        new FileInfo(path).Length.Should().Be(0);
        await journal.AppendAsync(RecordFixture.Record(), Cancellation);
        await journal.CreateAsync(Cancellation);

        (await AllAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task Create_WhereNoFileCanBe_SaysSo()
    {
        var inNoFolder = new DecisionJournal(Path.Combine(path, "journal.jsonl"));
        var isAFolder = new DecisionJournal(Path.GetTempPath());

        await inNoFolder
            .Awaiting(journal => journal.CreateAsync(Cancellation))
            .Should()
            .ThrowAsync<DirectoryNotFoundException>();
        await isAFolder
            .Awaiting(journal => journal.CreateAsync(Cancellation))
            .Should()
            .ThrowAsync<RecordStoreUnavailableException>();
    }

    [Fact]
    public async Task Append_FullDisk_IsUnavailableAndNamesTheJournal()
    {
        const string Full = "/dev/full";
        Assert.SkipUnless(File.Exists(Full), $"needs {Full}");

        var append = () =>
            new DecisionJournal(Full).AppendAsync(RecordFixture.Record(), Cancellation);

        await append
            .Should()
            .ThrowAsync<RecordStoreUnavailableException>()
            .WithMessage($"the journal `{Full}` *");
    }
}
