using System.Text.Json;
using ExportRules.Records;

namespace ExportRules.Tests.Records;

public sealed class DecisionJournalTests : IDisposable
{
    private readonly string path = Path.Combine(
        Path.GetTempPath(),
        $"journal-{Guid.NewGuid():N}.jsonl"
    );

    public void Dispose() => File.Delete(path);

    [Fact]
    public void Append_SeveralRecords_ChainHolds()
    {
        var journal = new DecisionJournal(path);
        journal.Append(RecordFixture.Record("T-1"));
        journal.Append(RecordFixture.Record("T-2"));

        var entries = DecisionJournal.Read(path).ToList();

        entries.Select(entry => entry.Record.Id).Should().Equal("T-1", "T-2");
        entries[0].Previous.Should().Be(DecisionJournal.FirstPrevious);
        DecisionJournal.FindBreak(entries).Should().BeNull();
    }

    [Fact]
    public async Task Append_ManyWriters_EveryAcknowledgedRecordIsThereOnce()
    {
        // Two journals over one file, as two processes have.
        DecisionJournal[] journals = [new(path), new(path)];
        var record = RecordFixture.Record();
        var writers = Enumerable
            .Range(0, 8)
            .Select(writer =>
                Task.Run(() =>
                {
                    for (var index = 0; index < 10; index++)
                    {
                        journals[writer % 2].Append(record);
                    }
                })
            );
        await Task.WhenAll(writers);

        var entries = DecisionJournal.Read(path).ToList();

        entries.Should().HaveCount(80);
        DecisionJournal.FindBreak(entries).Should().BeNull();
    }

    [Fact]
    public void Append_AfterAWriterDiedInMidLine_DropsOnlyWhatWasNotAcknowledged()
    {
        var journal = new DecisionJournal(path);
        journal.Append(RecordFixture.Record("T-1"));
        journal.Append(RecordFixture.Record("T-2"));
        var whole = File.ReadAllBytes(path);
        var first = Array.IndexOf(whole, (byte)'\n') + 1;
        for (var cut = first; cut < whole.Length; cut += Math.Max(1, (whole.Length - first) / 40))
        {
            File.WriteAllBytes(path, whole[..cut]);

            DecisionJournal.Read(path).Should().ContainSingle();
            journal.Append(RecordFixture.Record("T-3"));

            var entries = DecisionJournal.Read(path).ToList();
            entries.Select(entry => entry.Record.Id).Should().Equal("T-1", "T-3");
            DecisionJournal.FindBreak(entries).Should().BeNull();
        }
    }

    [Fact]
    public void FindBreak_LineTakenOut_IsFound()
    {
        var journal = new DecisionJournal(path);
        foreach (var id in new[] { "T-1", "T-2", "T-3" })
        {
            journal.Append(RecordFixture.Record(id));
        }
        var lines = File.ReadAllLines(path);
        File.WriteAllLines(path, [lines[0], lines[2]]);

        DecisionJournal.FindBreak(DecisionJournal.Read(path))!.Value.Line.Should().Be(2);
    }

    [Fact]
    public void Read_LineThatIsNoEntry_NamesIt()
    {
        new DecisionJournal(path).Append(RecordFixture.Record());
        File.AppendAllText(path, "{\"sequence\":2}\n");

        var read = () => DecisionJournal.Read(path).ToList();

        read.Should().Throw<JsonException>().WithMessage("line 2 *");
    }
}
