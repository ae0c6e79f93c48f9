using ExportRules.Records;

namespace ExportRules.Tests.Records;

public sealed class AppendGroupsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Append_WhileAWriteRuns_SharesTheNextOneInOrder()
    {
        var writes = new List<IReadOnlyList<DecisionRecord>>();
        var first = new TaskCompletionSource();
        var groups = new AppendGroups(async records =>
        {
            writes.Add(records);
            await first.Task;
            return JournalChain.Next(JournalHead.Empty, records);
        });
        var appends = new List<Task<IReadOnlyList<JournalEntry>>>
        {
            groups.AppendAsync([RecordFixture.Record("1")], Stop),
        };
        SpinWait.SpinUntil(() => writes.Count == 1, TimeSpan.FromSeconds(30)).Should().BeTrue();
        appends.Add(groups.AppendAsync([RecordFixture.Record("2")], Stop));
        appends.Add(
            groups.AppendAsync([RecordFixture.Record("3"), RecordFixture.Record("4")], Stop)
        );

        first.SetResult();
        var entries = await Task.WhenAll(appends);

        writes
            .Select(write => write.Select(record => record.Id))
            .Should()
            .BeEquivalentTo(
                [
                    ["1"],
                    new[] { "2", "3", "4" },
                ],
                order => order.WithStrictOrdering()
            );
        entries
            .Select(own => own.Select(entry => entry.Record.Id))
            .Should()
            .BeEquivalentTo(
                [
                    ["1"],
                    ["2"],
                    new[] { "3", "4" },
                ],
                order => order.WithStrictOrdering()
            );
    }

    [Fact]
    public async Task Append_WriteFails_TellsThoseWhoSharedItAndGoesOn()
    {
        var fails = true;
        var groups = new AppendGroups(records =>
            fails
                ? throw new RecordStoreUnavailableException("full", new IOException())
                : Task.FromResult(JournalChain.Next(JournalHead.Empty, records))
        );

        var append = () => groups.AppendAsync([RecordFixture.Record()], Stop);
        await append.Should().ThrowAsync<RecordStoreUnavailableException>();
        fails = false;

        (await append()).Should().ContainSingle();
    }

    [Fact]
    public async Task Append_RecordThatWasReadBack_IsWrittenAsItWas()
    {
        var record = DecisionRecordJson.Read(DecisionRecordJson.WriteUtf8(RecordFixture.Record()));
        var groups = new AppendGroups(records =>
            Task.FromResult(JournalChain.Next(JournalHead.Empty, records))
        );

        var entries = await groups.AppendAsync([record], Stop);

        JournalChain.FindBreak(entries).Should().BeNull();
        DecisionRecordJson
            .WriteUtf8(entries[0].Record)
            .Should()
            .Equal(DecisionRecordJson.WriteUtf8(RecordFixture.Record()));
    }
}
