using System.Collections.Concurrent;
using System.Globalization;
using ExportRules.Replay.Orleans.Working;
using ExportRules.Replay.Running;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Orleans.Runtime;
using Orleans.Runtime.Placement;
using Orleans.Storage;

namespace ExportRules.Replay.Orleans.Coordinating;

/// <summary>
/// Coordinates one run: finds the partitions, gives them to silos that have a free place, records each completion once,
/// and puts the outputs together. What it keeps is enough for another silo to go on.
/// </summary>
[Reentrant]
internal sealed partial class ReplayRunGrain(
    [PersistentState("run", ExportRulesSiloExtensions.StorageName)] IPersistentState<RunState> kept,
    [PersistentState("request", ExportRulesSiloExtensions.StorageName)]
        IPersistentState<RequestState> asked,
    RunLaw law,
    ILocalSiloDetails local,
    TimeProvider clock,
    ILogger<ReplayRunGrain> logger
) : Grain, IReplayRunGrain, IRemindable, IAsyncDisposable
{
    private const string Reminder = "drive";

    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan BetweenVisits = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan BetweenSaves = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private const int LongestWay = 3;
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(1);

    private readonly ConcurrentQueue<PartitionState> found = new();
    private readonly HashSet<string> fit = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> refusals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Failures, DateTimeOffset Until)> resting = new(
        StringComparer.Ordinal
    );
    private readonly Dictionary<int, long> rows = [];
    private readonly List<string> messages = [];
    private PartitionQueue? queue;
    private MergePipeline? merge;
    private Task splitting = Task.CompletedTask;
    private CancellationTokenSource stop = new();
    private IGrainTimer? timer;
    private DateTimeOffset lastSave;
    private DateTimeOffset lastVisit;
    private int silos;
    private bool isDirty;
    private bool isBusy;
    private bool isLeaving;
    private bool isNamed;
    private bool isEnding;

    private RunState State => kept.State;

    private ReplayRunRequest? Request => asked.State.Request;

    private string Id => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (State.Phase is ReplayRunPhase.Running)
        {
            LogContinued(Id, local.SiloAddress);
            await DriveAsync();
        }
    }

    public override async Task OnDeactivateAsync(
        DeactivationReason reason,
        CancellationToken cancellationToken
    ) => await HaltAsync();

    public async ValueTask DisposeAsync()
    {
        await HaltAsync();
        stop.Dispose();
    }

    public async Task<ReplayRunStatus> StartAsync(ReplayRunRequest request)
    {
        await UntilEndedAsync();
        if (State.Phase is ReplayRunPhase.Completed && request.Products.All(File.Exists))
        {
            return await StatusAsync();
        }
        if (State.Phase is not ReplayRunPhase.Running)
        {
            Directory.CreateDirectory(request.Folder);
            asked.State.Request = request;
            await asked.WriteStateAsync();
            if (State.Phase is ReplayRunPhase.Completed)
            {
                // What was made of it was taken away: nothing of it is left to go on with.
                State.Partitions = [];
                State.IsSplit = false;
            }
            State.Phase = ReplayRunPhase.Running;
            State.Failure = null;
            State.Digest = null;
            State.Moves = 0;
            State.Length = new FileInfo(request.Input).Length;
            foreach (var partition in State.Partitions.Where(one => one.Failure is not null))
            {
                partition.Failure = null;
            }
            await kept.WriteStateAsync();
            await this.RegisterOrUpdateReminder(
                Reminder,
                TimeSpan.FromMinutes(1),
                TimeSpan.FromMinutes(1)
            );
            await DriveAsync();
        }
        return await StatusAsync();
    }

    public Task<ReplayRunStatus> StatusAsync() =>
        Task.FromResult(
            new ReplayRunStatus
            {
                // Whoever is told that it has ended may begin it again at once.
                Phase = isEnding ? ReplayRunPhase.Running : State.Phase,
                Partitions = State.Partitions.Count,
                IsSplit = State.IsSplit,
                Done = State.Partitions.Count(one => one.IsComplete),
                GivenUp = State.Partitions.Count(one => one.Failure is not null),
                Counts = Total(),
                RowsUnderWay = rows.Values.Sum(),
                Silos = queue?.BySilo() ?? new Dictionary<string, int>(),
                Messages = Messages(),
                Digest = State.Digest,
                Policy = State.Policy,
                Against = State.Against,
                Input = Request?.InputName,
                Coordinator = local.SiloAddress.ToParsableString(),
                Share = Share(),
                Warnings = State.Warnings,
            }
        );

    public async Task CancelAsync()
    {
        await UntilEndedAsync();
        if (State.Phase is ReplayRunPhase.Running)
        {
            await EndAsync(ReplayRunPhase.Canceled, null);
        }
    }

    public Task<ReplayRunRequest> RequestAsync() =>
        Task.FromResult(Request ?? throw new InvalidOperationException($"there is no run {Id}"));

    public Task<PartitionOrder?> EndedAsync(PartitionOutcome outcome)
    {
        if (State.Phase is not ReplayRunPhase.Running || queue is null)
        {
            return Task.FromResult<PartitionOrder?>(null);
        }
        var partition = State.Partitions[outcome.Index];
        if (outcome.Counts is null)
        {
            Rest(outcome.Silo);
            Failed(outcome.Index, outcome.Silo, outcome.Failure ?? "it failed");
        }
        else
        {
            resting.Remove(outcome.Silo);
            rows.Remove(outcome.Index);
            queue.End(outcome.Index);
            Complete(partition, outcome);
        }
        return Task.FromResult(Next(outcome.Silo));
    }

    // Its coming has brought the grain back, which is all that is needed.
    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;

    private void Complete(PartitionState partition, PartitionOutcome outcome)
    {
        if (partition.IsComplete)
        {
            // Done twice, after a silo was taken for dead: counted once, and both have to agree.
            if (partition.Digest != outcome.Digest)
            {
                messages.Add(
                    $"partition {outcome.Index} was done twice with two digests: the input changes, or this is a defect of the program"
                );
            }
            return;
        }
        partition.Counts = outcome.Counts;
        partition.Digest = outcome.Digest;
        partition.Length = outcome.Length;
        partition.Details = outcome.Details;
        partition.Failure = null;
        if (outcome.Index == 0)
        {
            State.Warnings = [.. outcome.Warnings];
        }
        isDirty = true;
        Merge(outcome.Index, isFromBefore: false);
    }

    private void Failed(int index, string silo, string reason)
    {
        LogFailed(index, silo, reason);
        rows.Remove(index);
        if (queue!.Fail(index, silo) && !State.Partitions[index].IsComplete)
        {
            State.Partitions[index].Failure = $"{reason} (on {silo})";
            isDirty = true;
        }
    }

    private void Merge(int index, bool isFromBefore)
    {
        var partition = State.Partitions[index];
        merge?.Add(
            new(
                index,
                PartitionFiles.Path(Request!, index),
                new()
                {
                    Input = Request!.InputName,
                    Policy = "",
                    Counts = partition.Counts!,
                    Digest = partition.Digest!,
                    Length = partition.Length,
                },
                partition.Details,
                isFromBefore
            )
        );
    }

    private async Task DriveAsync()
    {
        stop.Dispose();
        stop = new();
        queue = new(State);
        fit.Clear();
        refusals.Clear();
        resting.Clear();
        messages.Clear();
        var request = Request!;
        // It was stopped when all that was left to do was to say so.
        isNamed =
            State.Digest is not null
            && File.Exists(request.Output)
            && !File.Exists(request.Unnamed);
        var halted = stop.Token;
        var opened = await law.OfAsync(Id, request);
        if (halted.IsCancellationRequested)
        {
            return;
        }
        if (opened.Refusal is { } reason)
        {
            refusals[local.SiloAddress.ToParsableString()] = reason;
        }
        else if (!isNamed)
        {
            var replayer = opened.Replayer!;
            merge = new(request, replayer);
            for (var index = 0; index < State.Partitions.Count; index++)
            {
                if (State.Partitions[index].IsComplete)
                {
                    Merge(index, isFromBefore: true);
                }
            }
            if (!State.IsSplit)
            {
                splitting = SplitAsync(request, replayer, stop.Token);
            }
        }
        timer?.Dispose();
        timer = this.RegisterGrainTimer(
            PulseAsync,
            new GrainTimerCreationOptions(TimeSpan.Zero, Pulse)
            {
                Interleave = true,
                KeepAlive = true,
            }
        );
    }

    private Task SplitAsync(
        ReplayRunRequest request,
        Replayer replayer,
        CancellationToken cancellation
    )
    {
        // The last one found before is found again: whether it ends the file was not known.
        var last = State.Partitions.Count == 0 ? null : State.Partitions[^1];
        var from = last is null ? default : new InputPosition(last.Offset, last.Line, last.Record);
        var skip = last is not null;
        return Task.Run(
            async () =>
            {
                await foreach (
                    var partition in replayer.SplitBySizeAsync(
                        request.Input,
                        request.PartitionBytes,
                        from,
                        cancellation
                    )
                )
                {
                    if (!skip)
                    {
                        found.Enqueue(PartitionState.Of(partition));
                    }
                    skip = false;
                }
            },
            cancellation
        );
    }

    private async Task PulseAsync(CancellationToken cancellation)
    {
        if (
            isBusy
            || isEnding
            || isLeaving
            || State.Phase is not ReplayRunPhase.Running
            || queue is null
        )
        {
            return;
        }
        isBusy = true;
        try
        {
            var hasMore = Take();
            var now = clock.GetUtcNow();
            if (hasMore || now - lastVisit >= BetweenVisits)
            {
                lastVisit = now;
                await VisitSilosAsync();
            }
            await SaveAsync(isLast: false);
            await EndIfDoneAsync();
        }
        catch (InconsistentStateException)
        {
            // Another activation has written since: this one is of the past.
            DeactivateOnIdle();
        }
#pragma warning disable CA1031 // A store or a silo that cannot be reached for a while is tried again at the next pulse.
        catch (Exception error)
#pragma warning restore CA1031
        {
            LogPulse(error, Id);
        }
        finally
        {
            isBusy = false;
        }
    }

    /// <summary>Takes over what was found and what was lost; true where there is more to do than before.</summary>
    private bool Take()
    {
        var isSplit = splitting.IsCompletedSuccessfully;
        var hasMore = !found.IsEmpty;
        while (found.TryDequeue(out var partition))
        {
            queue!.Add(State.Partitions.Count);
            State.Partitions.Add(partition);
            isDirty = true;
        }
        if (!State.IsSplit && isSplit && merge is not null)
        {
            State.IsSplit = true;
            isDirty = true;
        }
        while (merge is not null && merge.TryTakeLost(out var part))
        {
            // What was written a moment ago and is not there: the storage of this silo may not be that of the others.
            if (!part.IsFromBefore && TryLeave("it does not see what another silo has written"))
            {
                return false;
            }
            State.Partitions[part.Index].Counts = null;
            isDirty = true;
            hasMore = true;
            Failed(part.Index, "storage", "its output is not where all silos see it");
        }
        return hasMore;
    }

    private async Task VisitSilosAsync()
    {
        var hosts = await GrainFactory.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true);
        var active = hosts
            .Where(pair => pair.Value is SiloStatus.Active)
            .Select(pair => pair.Key)
            .ToList();
        silos = active.Count;
        var names = active
            .Select(silo => silo.ToParsableString())
            .ToHashSet(StringComparer.Ordinal);
        foreach (var gone in queue!.Silos().Where(silo => !names.Contains(silo)))
        {
            foreach (var index in queue.Missing(gone, [], DateTimeOffset.MaxValue))
            {
                Failed(index, gone, "its silo was lost");
            }
        }
        await Task.WhenAll(active.Select(VisitAsync));
        if (silos > 0 && active.All(silo => refusals.ContainsKey(silo.ToParsableString())))
        {
            await EndAsync(ReplayRunPhase.Failed, "no silo can decide this run");
        }
        else if (
            refusals.ContainsKey(local.SiloAddress.ToParsableString())
            && active.Find(silo => fit.Contains(silo.ToParsableString())) is { } other
        )
        {
            // It can be coordinated only where it could be decided.
            GoTo(other);
        }
    }

    /// <summary>Has the run coordinated by another silo, where there is one and not too many were tried.</summary>
    private bool TryLeave(string reason)
    {
        var here = local.SiloAddress.ToParsableString();
        if (State.Moves >= LongestWay || fit.FirstOrDefault(silo => silo != here) is not { } other)
        {
            return false;
        }
        State.Moves++;
        LogLeft(Id, here, reason);
        GoTo(SiloAddress.FromParsableString(other));
        return true;
    }

    private void GoTo(SiloAddress other)
    {
        isLeaving = true;
        RequestContext.Set(IPlacementDirector.PlacementHintKey, other);
        this.MigrateOnIdle();
    }

    private async Task VisitAsync(SiloAddress address)
    {
        var silo = address.ToParsableString();
        RequestContext.Set(IPlacementDirector.PlacementHintKey, address);
        var worker = GrainFactory.GetGrain<IReplayWorkerGrain>(silo);
        try
        {
            if (!await IsFitAsync(silo, worker))
            {
                return;
            }
            var report = await worker.ReportAsync(Id).WaitAsync(Grace);
            var now = clock.GetUtcNow();
            foreach (var (index, read) in report.RowsByPartition)
            {
                queue!.Adopt(index, silo, now);
                // It may have ended since it was told.
                if (!State.Partitions[index].IsComplete)
                {
                    rows[index] = read;
                }
            }
            foreach (var index in queue!.Missing(silo, report.RowsByPartition.Keys, now - Grace))
            {
                Failed(index, silo, "its silo does not know of it any more");
            }
            for (var free = report.FreeSlots; free > 0 && Next(silo) is { } order; free--)
            {
                var answer = await worker.BeginAsync(Id, order).WaitAsync(TimeSpan.FromSeconds(30));
                if (!answer.IsTaken)
                {
                    queue.Return(order.Index);
                    return;
                }
            }
        }
        catch (Exception error)
            when (error is TimeoutException or OrleansException or InvalidOperationException)
        {
            // The membership decides whether it is gone.
            LogUnreachable(silo, error.Message);
        }
    }

    /// <summary>Whether a silo can decide the run; it says so once.</summary>
    private async Task<bool> IsFitAsync(string silo, IReplayWorkerGrain worker)
    {
        if (fit.Contains(silo) || refusals.ContainsKey(silo))
        {
            return fit.Contains(silo);
        }
        if (await worker.RefusalAsync(Id).WaitAsync(TimeSpan.FromSeconds(30)) is { } reason)
        {
            refusals[silo] = reason;
            LogRefused(silo, reason);
            return false;
        }
        return fit.Add(silo);
    }

    private PartitionOrder? Next(string silo)
    {
        var now = clock.GetUtcNow();
        if (
            refusals.ContainsKey(silo)
            || (resting.TryGetValue(silo, out var rest) && rest.Until > now)
            || queue!.Next(silo, silos) is not { } index
        )
        {
            return null;
        }
        queue.Begin(index, silo, now);
        var partition = State.Partitions[index];
        return new(index, partition.Offset, partition.Line, partition.Record, partition.EndOffset);
    }

    // A silo that fails again and again, for its disk is full, gets less and less to do.
    private void Rest(string silo)
    {
        var failures = resting.GetValueOrDefault(silo).Failures + 1;
        var seconds = Math.Min(LongestRest.TotalSeconds, Math.Pow(2, failures - 1));
        resting[silo] = (failures, clock.GetUtcNow() + TimeSpan.FromSeconds(seconds));
    }

    private async Task SaveAsync(bool isLast)
    {
        var now = clock.GetUtcNow();
        if (isLast || (isDirty && now - lastSave >= BetweenSaves))
        {
            isDirty = false;
            lastSave = now;
            try
            {
                await kept.WriteStateAsync();
            }
            catch
            {
                isDirty = true;
                throw;
            }
        }
    }

    private async Task EndIfDoneAsync()
    {
        if (isNamed)
        {
            await CompleteAsync();
        }
        else if (splitting.IsFaulted)
        {
            await EndAsync(ReplayRunPhase.Failed, splitting.Exception!.InnerException!.Message);
        }
        else if (merge is { HasFailed: true })
        {
            var problem = await Problem(merge.SealAsync());
            if (!TryLeave(problem))
            {
                await EndAsync(ReplayRunPhase.Failed, problem);
            }
        }
        else if (
            State.IsSplit
            && queue!.IsIdle
            && State.Partitions.Exists(one => one.Failure is not null)
        )
        {
            await EndAsync(
                ReplayRunPhase.Failed,
                "not all partitions could be done; those that could are kept"
            );
        }
        else if (TooManyErrors() is { } reason)
        {
            await EndAsync(ReplayRunPhase.Failed, reason);
        }
        else if (State.IsSplit && merge?.Merged == State.Partitions.Count)
        {
            var summary = await merge.SealAsync();
            State.Digest = summary.Digest;
            State.Policy = summary.Policy;
            State.Against = summary.Against;
            // Parts are gone when the output has its name: whoever goes on from here must know.
            await SaveAsync(isLast: true);
            merge.Name();
            await CompleteAsync();
        }
    }

    private async Task CompleteAsync()
    {
        await EndAsync(ReplayRunPhase.Completed, null);
        await RemovePartsAsync(Request!.Folder);
    }

    private string? TooManyErrors()
    {
        var most = Request!.MaximumErrors;
        return most < long.MaxValue && Total().Errors is var errors && errors > most
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{DiagnosticCodes.TooManyErrors}: {errors} rows are errors, more than the {most} allowed; raise --max-errors, or mend the input"
            )
            : null;
    }

    /// <summary>How much of the input is done; what is under way by what its rows were elsewhere.</summary>
    private double Share()
    {
        if (State.Phase is ReplayRunPhase.Completed)
        {
            return 1;
        }
        // The text of a Parquet file is longer than the file: how long, is known when all of it has been looked at.
        var length = Math.Max(State.Length, State.Partitions.LastOrDefault()?.Offset ?? 0);
        var (bytes, read) = (0L, 0L);
        foreach (var one in State.Partitions)
        {
            if (one.Counts is { } counts)
            {
                bytes += (one.EndOffset ?? length) - one.Offset;
                read += counts.Read;
            }
        }
        var underWay = read == 0 ? 0 : rows.Values.Sum() * ((double)bytes / read);
        return length == 0 ? 0 : Math.Clamp((bytes + underWay) / length, 0, 1);
    }

    // A silo that was taken for dead may still write there until it hears that the run has ended.
    private static async Task RemovePartsAsync(string folder)
    {
        for (var attempt = 1; Directory.Exists(folder); attempt++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException) when (attempt < 50)
            {
                await Task.Delay(TimeSpan.FromSeconds(0.1));
            }
        }
    }

    private static async Task<string> Problem(Task task)
    {
        try
        {
            await task;
            return "";
        }
#pragma warning disable CA1031 // Its message is all that is wanted.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return error.Message;
        }
    }

    private async Task EndAsync(ReplayRunPhase phase, string? failure)
    {
        isEnding = true;
        State.Phase = phase;
        State.Failure = failure;
        try
        {
            await SaveAsync(isLast: true);
            await StopAsync();
        }
        catch
        {
            // The next pulse, where there still is one, tries again.
            State.Phase = timer is null ? phase : ReplayRunPhase.Running;
            throw;
        }
        finally
        {
            isEnding = false;
        }
    }

    private async Task UntilEndedAsync()
    {
        while (isEnding)
        {
            await Task.Delay(TimeSpan.FromSeconds(0.02));
        }
    }

    private async Task StopAsync()
    {
        await HaltAsync();
        foreach (var silo in queue?.Silos() ?? [])
        {
            GrainFactory.GetGrain<IReplayWorkerGrain>(silo).StopAsync(Id).Ignore();
        }
        rows.Clear();
        if (await this.GetReminder(Reminder) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    private async Task HaltAsync()
    {
        timer?.Dispose();
        timer = null;
        await stop.CancelAsync();
        if (merge is not null)
        {
            await merge.DisposeAsync();
            merge = null;
        }
        splitting = Task.CompletedTask;
        found.Clear();
    }

    private ReplayCounts Total()
    {
        var tally = new Tally();
        foreach (var counts in State.Partitions.Select(one => one.Counts).OfType<ReplayCounts>())
        {
            tally.Add(counts);
        }
        return tally.ToCounts();
    }

    private List<string> Messages() =>
        [
            .. State.Failure is { } failure ? [failure] : Array.Empty<string>(),
            .. refusals
                .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => $"silo {pair.Key} takes no part: {pair.Value}"),
            .. State
                .Partitions.Select((one, index) => (one, index))
                .Where(pair => pair.one.Failure is not null)
                .Select(pair =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"partition {pair.index}, from line {Math.Max(1, pair.one.Line)} on, was given up: {pair.one.Failure}"
                    )
                ),
            .. messages,
        ];

    [LoggerMessage(Level = LogLevel.Information, Message = "run {Run} goes on at {Silo}")]
    private partial void LogContinued(string run, SiloAddress silo);

    [LoggerMessage(Level = LogLevel.Warning, Message = "run {Run} leaves {Silo}: {Reason}")]
    private partial void LogLeft(string run, string silo, string reason);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "partition {Index} failed on {Silo}: {Reason}"
    )]
    private partial void LogFailed(int index, string silo, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "silo {Silo} takes no part: {Reason}")]
    private partial void LogRefused(string silo, string reason);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "silo {Silo} cannot be reached: {Reason}"
    )]
    private partial void LogUnreachable(string silo, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "run {Run} could not go on at this pulse")]
    private partial void LogPulse(Exception error, string run);
}
