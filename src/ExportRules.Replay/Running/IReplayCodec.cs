using ExportRules.Replay.Deciding;
using ExportRules.Replay.Summarizing;

namespace ExportRules.Replay.Running;

/// <summary>A form of input with its form of output: how rows are found, decided and written.</summary>
internal interface IReplayCodec
{
    /// <summary>What the reader should know about the input; known after <see cref="BeginAsync"/>.</summary>
    IReadOnlyList<Diagnostic> Warnings { get; }

    /// <summary>Reads what comes before the first row; returns what is written before it.</summary>
    ValueTask<byte[]> BeginAsync(CancellationToken cancellation);

    /// <summary>Goes on behind what an earlier run has done.</summary>
    ValueTask SkipToAsync(InputPosition position, CancellationToken cancellation);

    /// <summary>The next piece of work; null at the end.</summary>
    ValueTask<IReplayWork?> ReadAsync(CancellationToken cancellation);

    /// <summary>A row's example again, from <see cref="RowExample.Source"/>; null where statistics are not asked for.</summary>
    RowExample? Example(IReadOnlyList<string> source, RowPlace place);
}

/// <summary>Some rows. Pieces of work do not know of each other and may be done at the same time.</summary>
internal interface IReplayWork : IDisposable
{
    /// <summary>Where the input stands behind it.</summary>
    InputPosition End { get; }

    ChunkResult Process();
}
