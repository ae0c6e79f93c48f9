namespace ExportRules.Replay.Running;

/// <summary>Works on several pieces at once and hands the results on in the order of the pieces, with bounded memory.</summary>
internal static class OrderedPipeline
{
    public static async Task RunAsync<TIn, TOut>(
        Func<CancellationToken, ValueTask<TIn?>> read,
        Func<TIn, TOut> process,
        Func<TOut, CancellationToken, ValueTask> write,
        int threads,
        CancellationToken cancellation
    )
        where TIn : class, IDisposable
        where TOut : class, IDisposable
    {
        var running = new Queue<Task<TOut>>();
        try
        {
            while (await read(cancellation) is { } piece)
            {
                running.Enqueue(
                    Task.Run(
                        () =>
                        {
                            using (piece)
                            {
                                return process(piece);
                            }
                        },
                        CancellationToken.None
                    )
                );
                while (
                    running.Count > threads || (running.TryPeek(out var first) && first.IsCompleted)
                )
                {
                    await WriteFirstAsync();
                }
            }
            while (running.Count > 0)
            {
                await WriteFirstAsync();
            }
        }
        finally
        {
            while (running.TryDequeue(out var left))
            {
                await left.ContinueWith(
                    task =>
                    {
                        if (task.IsCompletedSuccessfully)
                        {
                            task.Result.Dispose();
                        }
                    },
                    TaskScheduler.Default
                );
            }
        }

        async ValueTask WriteFirstAsync()
        {
            using var result = await running.Dequeue();
            await write(result, cancellation);
        }
    }
}
