using System.Collections.Concurrent;
using ExportRules.Records;
using ExportRules.Records.PostgreSql;
using Npgsql;

namespace ExportRules.Tests.Records;

public sealed class PostgreSqlRecordStoreTests(PostgresServer server)
    : RecordStoreContract,
        IClassFixture<PostgresServer>,
        IAsyncLifetime
{
    private readonly string table = $"journal_{Guid.NewGuid():N}";

    protected override IDecisionRecordStore Open() => Store();

    public async ValueTask InitializeAsync()
    {
        await server.StartOnceAsync();
        await Store().CreateAsync(Cancellation);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Create_Twice_KeepsWhatIsThere()
    {
        await Open().AppendAsync(RecordFixture.Record(), Cancellation);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Store().CreateAsync(Cancellation)));

        (await AllAsync()).Should().ContainSingle();
    }

    [Theory]
    [InlineData("UPDATE {0} SET record = '{{}}'")]
    [InlineData("DELETE FROM {0}")]
    [InlineData("TRUNCATE {0}")]
    public async Task Table_AnyChange_IsRefused(string sql)
    {
        await Open().AppendAsync(RecordFixture.Record(), Cancellation);
        await using var change = server.DataSource.CreateCommand(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, table)
        );

        var run = () => change.ExecuteNonQueryAsync(Cancellation);

        await run.Should().ThrowAsync<PostgresException>().WithMessage("*never changed*");
        (await AllAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task Append_ByARoleThatMayOnlyReadAndInsert_IsKept()
    {
        var role = $"writer_{Guid.NewGuid():N}";
        await using var grant = server.DataSource.CreateCommand(
            $"CREATE ROLE {role} LOGIN; GRANT SELECT, INSERT ON {table} TO {role}"
        );
        await grant.ExecuteNonQueryAsync(Cancellation);
        var connection = new NpgsqlConnectionStringBuilder(server.DataSource.ConnectionString)
        {
            Username = role,
        };
        await using var asWriter = NpgsqlDataSource.Create(connection);

        await new PostgreSqlRecordStore(asWriter, table).AppendAsync(
            RecordFixture.Record(),
            Cancellation
        );

        (await AllAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task Lines_OfTheView_AreThoseOfTheJournal()
    {
        await Open()
            .AppendAsync(
                [RecordFixture.Record("T-1"), RecordFixture.Record("\\ \" 株式会社")],
                Cancellation
            );
        using var exported = new MemoryStream();
        await Open().ExportAsync(exported, Cancellation);
        await using var select = server.DataSource.CreateCommand(
            $"SELECT string_agg(line || chr(10), '' ORDER BY sequence) FROM {table}_lines"
        );

        var lines = (string)(await select.ExecuteScalarAsync(Cancellation))!;

        System.Text.Encoding.UTF8.GetBytes(lines).Should().Equal(exported.ToArray());
    }

    [Theory]
    [InlineData("journal; DROP TABLE x")]
    [InlineData("Journal")]
    [InlineData("a.b.c")]
    [InlineData("")]
    public void Store_NameThatIsNoTable_IsRefused(string name)
    {
        var create = () => new PostgreSqlRecordStore(server.DataSource, name);

        create.Should().Throw<ArgumentException>();
    }

    [Fact]
    public async Task Append_TableIsNotThere_IsNoMatterOfWaiting()
    {
        var store = new PostgreSqlRecordStore(server.DataSource, "never_created");

        var append = () => store.AppendAsync(RecordFixture.Record(), Cancellation);

        await append.Should().ThrowAsync<PostgresException>();
    }

    [Fact]
    public async Task Append_ServerCrashesUnderSeveralWriters_NothingAcknowledgedIsLost()
    {
        const int Crashes = 2;
        const int Writers = 6;
        var acknowledged = new ConcurrentBag<string>();
        var unavailable = 0;
        using var enough = new CancellationTokenSource();
        IDecisionRecordStore[] stores = [Open(), Open()];
        var writers = Enumerable
            .Range(0, Writers)
            .Select(writer =>
                Task.Run(
                    async () =>
                    {
                        var record = RecordFixture.Record($"W-{writer}");
                        while (!enough.IsCancellationRequested)
                        {
                            try
                            {
                                var entry = await stores[writer % 2].AppendAsync(record);
                                acknowledged.Add(entry.Hash);
                            }
                            catch (RecordStoreUnavailableException)
                            {
                                Interlocked.Increment(ref unavailable);
                                await Task.Delay(20);
                            }
                        }
                    },
                    Cancellation
                )
            )
            .ToList();
        for (var crash = 0; crash < Crashes; crash++)
        {
            await WaitForMoreAsync(acknowledged);
            await server.CrashAsync();
            await Task.Delay(100, Cancellation);
            await server.StartAsync();
        }
        await WaitForMoreAsync(acknowledged);
        await enough.CancelAsync();
        // Any other exception than the one that asks to try again fails here.
        await Task.WhenAll(writers);

        var kept = await AllAsync();

        unavailable.Should().BePositive();
        JournalChain.FindBreak(kept).Should().BeNull();
        var hashes = kept.Select(entry => entry.Hash).ToHashSet();
        acknowledged.Should().OnlyContain(hash => hashes.Contains(hash));
    }

    private static async Task WaitForMoreAsync(ConcurrentBag<string> acknowledged)
    {
        var wanted = acknowledged.Count + 30;
        while (acknowledged.Count < wanted)
        {
            await Task.Delay(10, Cancellation);
        }
    }

    private PostgreSqlRecordStore Store() => new(server.DataSource, table);
}
