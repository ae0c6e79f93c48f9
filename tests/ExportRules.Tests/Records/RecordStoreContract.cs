using ExportRules.Records;

namespace ExportRules.Tests.Records;

/// <summary>What every store of decision records has to do; one derived class for each store.</summary>
public abstract class RecordStoreContract
{
    /// <summary>A store over the same place each time, as another process would open it.</summary>
    protected abstract IDecisionRecordStore Open();

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected async Task<List<JournalEntry>> AllAsync() =>
        await Open().ReadAsync(0, Cancellation).ToListAsync(Cancellation);

    [Fact]
    public async Task Read_NothingAppended_IsEmpty()
    {
        (await AllAsync()).Should().BeEmpty();
        (await Open().FindAsync("T-1", Cancellation).ToListAsync(Cancellation)).Should().BeEmpty();
    }

    [Fact]
    public async Task Append_SeveralRecords_AreReadBackInOrderAndChained()
    {
        var store = Open();
        var first = await store.AppendAsync(RecordFixture.Record("T-1"), Cancellation);
        var more = await store.AppendAsync(
            [RecordFixture.Record("T-2"), RecordFixture.Record("T-3")],
            Cancellation
        );

        var kept = await AllAsync();

        kept.Select(entry => entry.Record.Id).Should().Equal("T-1", "T-2", "T-3");
        kept.Select(entry => entry.Sequence).Should().Equal(1, 2, 3);
        kept.Select(entry => entry.Hash).Should().Equal(first.Hash, more[0].Hash, more[1].Hash);
        kept[0].Previous.Should().Be(JournalHead.Empty.Hash);
        JournalChain.FindBreak(kept).Should().BeNull();
    }

    [Fact]
    public async Task Append_NoRecords_KeepsNothing()
    {
        (await Open().AppendAsync([], Cancellation)).Should().BeEmpty();
        (await AllAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Append_OneNotARecord_KeepsNoneOfThem()
    {
        var append = () => Open().AppendAsync([RecordFixture.Record(), null!], Cancellation);

        await append.Should().ThrowAsync<ArgumentNullException>();
        (await AllAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Append_Canceled_KeepsNothing()
    {
        var append = () =>
            Open().AppendAsync([RecordFixture.Record()], new CancellationToken(canceled: true));

        await append.Should().ThrowAsync<OperationCanceledException>();
        (await AllAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Read_AfterAPlace_BeginsBehindIt()
    {
        await Open()
            .AppendAsync(
                [RecordFixture.Record("T-1"), RecordFixture.Record("T-2"), RecordFixture.Record()],
                Cancellation
            );

        var second = await Open().ReadAsync(1, Cancellation).FirstAsync(Cancellation);

        second.Sequence.Should().Be(2);
        (await Open().ReadAsync(3, Cancellation).ToListAsync(Cancellation)).Should().BeEmpty();
    }

    [Fact]
    public async Task Find_TransactionDecidedTwice_GivesBothInOrder()
    {
        await Open()
            .AppendAsync(
                [RecordFixture.Record("T-1"), RecordFixture.Record("T-2"), RecordFixture.Record()],
                Cancellation
            );

        var found = await Open().FindAsync("T-1", Cancellation).ToListAsync(Cancellation);

        found.Select(entry => entry.Sequence).Should().Equal(1, 3);
        (await Open().FindAsync("t-1", Cancellation).ToListAsync(Cancellation)).Should().BeEmpty();
    }

    [Fact]
    public async Task Find_Order_IsFoundByItsId()
    {
        var order = new Order { Id = "O'1 %", Lines = [RecordFixture.Transaction("a")] };
        await Open().AppendAsync(DecisionRecord.Create(RecordFixture.Engine, order), Cancellation);

        var found = await Open().FindAsync("O'1 %", Cancellation).SingleAsync(Cancellation);

        found.Record.OrderDecision!.Lines.Should().ContainSingle();
    }

    [Fact]
    public async Task Append_LettersOfEveryKind_ComeBackAsTheyWere()
    {
        var record = RecordFixture.Record("\u0000 \\ \" \u2028 株式会社 🏭 \r\n");

        await Open().AppendAsync(record, Cancellation);

        var kept = (await AllAsync()).Single();
        DecisionRecordJson
            .WriteUtf8(kept.Record)
            .Should()
            .Equal(DecisionRecordJson.WriteUtf8(record));
        JournalChain.FindBreak([kept]).Should().BeNull();
    }

    [Fact]
    public async Task Append_ManyWritersOverSeveralStores_EachIsThereOnceAndTogetherAsItCame()
    {
        const int Writers = 8;
        const int Appends = 10;
        IDecisionRecordStore[] stores = [Open(), Open()];
        var records = Enumerable
            .Range(0, Writers)
            .Select(writer =>
                Enumerable.Range(0, 2).Select(i => RecordFixture.Record($"{writer}/{i}")).ToList()
            )
            .ToList();
        var acknowledged = await Task.WhenAll(
            Enumerable
                .Range(0, Writers * Appends)
                .Select(i =>
                    Task.Run(
                        () => stores[i % 2].AppendAsync(records[i % Writers], Cancellation),
                        Cancellation
                    )
                )
        );

        var kept = await AllAsync();

        JournalChain.FindBreak(kept).Should().BeNull();
        kept.Select(entry => entry.Hash)
            .Should()
            .BeEquivalentTo(acknowledged.SelectMany(pair => pair).Select(entry => entry.Hash));
        acknowledged.Should().OnlyContain(pair => pair[1].Sequence == pair[0].Sequence + 1);
        acknowledged
            .Select((pair, i) => (pair, writer: i % Writers))
            .Should()
            .OnlyContain(one => one.pair[0].Record.Id == $"{one.writer}/0");
    }

    [Fact]
    public async Task Export_AnyStore_IsTheJournalThatVerifyReads()
    {
        await Open()
            .AppendAsync(
                [RecordFixture.Record("T-1"), RecordFixture.Record("株式会社 \\ \"")],
                Cancellation
            );
        using var exported = new MemoryStream();
        await Open().ExportAsync(exported, Cancellation);

        var file = Path.GetTempFileName();
        var journal = new DecisionJournal(file);
        await foreach (var entry in Open().ReadAsync(0, Cancellation))
        {
            await journal.AppendAsync(entry.Record, Cancellation);
        }
        exported.ToArray().Should().Equal(await File.ReadAllBytesAsync(file, Cancellation));
        File.Delete(file);

        exported.Position = 0;
        var audit = new JournalAudit(new RecordVerifier(RecordFixture.Engine));
        audit
            .Run(exported)
            .Select(finding => finding.Verification.Status)
            .Should()
            .Equal(RecordStatus.Unchanged, RecordStatus.Unchanged);
    }
}
