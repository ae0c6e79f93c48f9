using System.Text;
using ExportRules.Records;

namespace ExportRules.Tests.Records;

/// <summary>A record remembers its own bytes, and no others.</summary>
public sealed class DecisionRecordTests
{
    [Fact]
    public void Copy_WithAChange_IsWrittenWithItAndNoLongerFitsItsSeal()
    {
        var changed = RecordFixture.Record() with { KnownAt = new(2031, 7, 9) };

        Encoding
            .UTF8.GetString(DecisionRecordJson.WriteUtf8(changed))
            .Should()
            .Contain("2031-07-09");
        new RecordVerifier(RecordFixture.Engine)
            .Verify(changed)
            .Status.Should()
            .Be(RecordStatus.Tampered);
    }

    [Fact]
    public void Write_BytesChangedAfterwards_LeavesTheRecordAsItWas()
    {
        var record = RecordFixture.Record();
        var before = JournalChain.Next(JournalHead.Empty, record);

        Array.Clear(DecisionRecordJson.WriteUtf8(record));

        JournalChain.Next(JournalHead.Empty, record).Hash.Should().Be(before.Hash);
    }

    [Fact]
    public void Copy_WithoutAChange_IsTheSameRecordAndTheSameBytes()
    {
        var record = RecordFixture.Record();
        var copy = record with { };

        copy.Should().Be(record);
        DecisionRecordJson.WriteUtf8(copy).Should().Equal(DecisionRecordJson.WriteUtf8(record));
    }
}
