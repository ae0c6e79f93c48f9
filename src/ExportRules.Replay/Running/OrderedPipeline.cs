namespace ExportRules.Replay.Running;

/// <summary>Works on several pieces at once and hands the results on in the order of the pieces, with bounded memory.</summary>
internal static class OrderedPipeline
{
    /// <param name="read">The next piece; null at the end.</param>
    /// <param name="process">What is done with a piece, on any thread.</param>
    /// <param name="write">Takes a result, and whether none is waiting behind it.</param>
    /// <param name="threads">How many pieces are worked on at once.</param>
    /// <param name="cancellation">Ends between two results.</param>
    public static async Task RunAsync<TIn, TOut>(
        Func<CancellationToken, ValueTask<TIn?>> read,
        Func<TIn, TOut> process,
        Func<TOut, bool, CancellationToken, ValueTask> write,
        int threads,
        CancellationToken cancellation
    )
        where TIn : class, IDisposable
        where TOut : class, IDisposable
    {
        var running = new Queue<Task<TOut>>();
        try
        {
            while (await ReadWhileWritingAsync() is { } piece)
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
                while (running.Count > threads)
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
            foreach (var left in running)
            {
                await left.ContinueWith(
                    task =>
                    {
                        if (task.IsCompletedSuccessfully)
                        {
                            task.Result.Dispose();
                        }
                    },
                    CancellationToken.None,
                    TaskContinuationOptions.None,
                    TaskScheduler.Default
                );
            }
        }

        // A reader that waits for its other side must not hold back what is already decided.
        async ValueTask<TIn?> ReadWhileWritingAsync()
        {
            cancellation.ThrowIfCancellationRequested();
            var next = read(cancellation);
            if (next.IsCompleted)
            {
                return await next;
            }
            var reading = next.AsTask();
            while (!reading.IsCompleted && running.TryPeek(out var first))
            {
                await Task.WhenAny(reading, first);
                if (first.IsCompleted)
                {
                    await WriteFirstAsync();
                }
            }
            return await reading;
        }

        async ValueTask WriteFirstAsync()
        {
            using var result = await running.Dequeue();
            await write(result, running.Count == 0, cancellation);
        }
    }
}
