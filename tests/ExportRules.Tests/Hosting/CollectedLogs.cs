using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ExportRules.Tests.Hosting;

/// <summary>Keeps what is logged.</summary>
internal sealed class CollectedLogs : ILoggerProvider, ILogger
{
    public ConcurrentQueue<(int Id, LogLevel Level, string Text)> Lines { get; } = new();

    public IEnumerable<int> Ids => Lines.Select(line => line.Id).Where(id => id >= 4000);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => Lines.Enqueue((eventId.Id, logLevel, formatter(state, exception) + exception));

    public void Dispose() { }
}
