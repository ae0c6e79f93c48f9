using System.Collections.Concurrent;
using Orleans.Runtime;
using Orleans.Storage;

namespace ExportRules.Cluster.Tests;

/// <summary>Grain storage that outlives the silos of a test, as a server of its own does; as JSON, as most providers keep it.</summary>
internal sealed class SharedStorage(
    ConcurrentDictionary<string, (string ETag, byte[] Bytes)> kept,
    IGrainStorageSerializer serializer
) : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (kept.TryGetValue($"{stateName}/{grainId}", out var entry))
        {
            grainState.State = serializer.Deserialize<T>(new(entry.Bytes));
            grainState.ETag = entry.ETag;
            grainState.RecordExists = true;
        }
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = $"{stateName}/{grainId}";
        var next = (
            ETag: Guid.NewGuid().ToString("N"),
            serializer.Serialize(grainState.State).ToArray()
        );
        var isWritten =
            kept.TryGetValue(key, out var entry) && entry.ETag == grainState.ETag
                ? kept.TryUpdate(key, next, entry)
                : grainState.ETag is null && kept.TryAdd(key, next);
        if (!isWritten)
        {
            throw new InconsistentStateException($"{key} was written by another");
        }
        grainState.ETag = next.ETag;
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        kept.TryRemove($"{stateName}/{grainId}", out _);
        return Task.CompletedTask;
    }
}
