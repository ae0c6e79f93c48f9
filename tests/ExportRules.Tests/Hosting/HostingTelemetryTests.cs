using System.Diagnostics;
using System.Diagnostics.Metrics;
using ExportRules.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ExportRules.Tests.Hosting;

public sealed class HostingTelemetryTests
{
    [Fact]
    public async Task Evaluate_IsCountedTracedAndLogged_WithoutAnyTextOfTheInput()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var folder = new RuleSetFolderCopy();
        var logs = new CollectedLogs();
        var measured = new List<string>();
        using var host = HostedFolder.Host(folder.Path, logs);
        var meters = host.Services.GetRequiredService<IMeterFactory>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Scope == meters && instrument.Meter.Name == TelemetryNames.Source)
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((i, v, tags, _) => measured.Add(Line(i, tags)));
        listener.SetMeasurementEventCallback<int>((i, v, tags, _) => measured.Add(Line(i, tags)));
        listener.SetMeasurementEventCallback<double>(
            (i, v, tags, _) => measured.Add(Line(i, tags))
        );
        listener.Start();
        var traced = new List<Activity>();
        using var tracing = new ActivityListener
        {
            ShouldListenTo = source => source.Name == TelemetryNames.Source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) =>
                ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                lock (traced)
                {
                    traced.Add(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(tracing);
        await host.StartAsync(cancel);
        var engine = host.Services.GetRequiredService<IExportRulesEngine>();
        var pump = HostedFolder.PumpToBrazil;

        engine.Evaluate(pump);
        engine.Evaluate(pump with { Destination = null });
        engine.EvaluateOrder(new() { Id = "Secret-Order", Lines = [pump, pump] });
        var refused = () => engine.Evaluate(pump with { Destination = "Secret-Land" });
        refused.Should().Throw<InvalidTransactionException>().WithMessage("*Secret-Land*");
        await host.Services.GetRequiredService<IRuleSetReloader>().ReloadAsync(cancel);
        listener.RecordObservableInstruments();
        await host.StopAsync(cancel);

        measured
            .Count(line =>
                line
                == "exportrules.decisions exportrules.ruleset=house exportrules.outcome=license-required exportrules.license=individual"
            )
            .Should()
            .Be(3);
        measured
            .Should()
            .Contain(
                "exportrules.decisions.undetermined exportrules.ruleset=house exportrules.missing_fact=destination"
            )
            .And.Contain(
                "exportrules.decision.duration exportrules.ruleset=house exportrules.kind=order"
            )
            .And.Contain(
                "exportrules.inputs.refused exportrules.ruleset=house exportrules.code=ER0508"
            )
            .And.Contain(
                "exportrules.ruleset.reloads exportrules.ruleset=house exportrules.result=unchanged"
            )
            .And.Contain(line =>
                line.StartsWith(
                    "exportrules.ruleset.in_use exportrules.ruleset=house exportrules.digest=sha256:"
                )
            );
        logs.Ids.Should().Contain(HostingEvents.InputRefused);
        Activity[] all;
        lock (traced)
        {
            all = [.. traced];
        }
        var mine = all.Where(activity =>
                Equals(activity.GetTagItem(TelemetryNames.RuleSet), "house")
            )
            .ToList();
        mine.Should().Contain(activity => activity.Status == ActivityStatusCode.Error);
        mine.Should().Contain(activity => activity.GetTagItem(TelemetryNames.PolicyDigest) != null);
        measured
            .Concat(logs.Lines.Select(line => line.Text))
            .Concat(
                mine.SelectMany(activity =>
                    activity
                        .TagObjects.Select(tag => $"{tag.Key}={tag.Value}")
                        .Append(activity.DisplayName + activity.StatusDescription)
                        .Concat(activity.Events.Select(one => one.Name))
                )
            )
            .Should()
            .NotContain(text => text.Contains("Secret"));
    }

    private static string Line(
        Instrument instrument,
        ReadOnlySpan<KeyValuePair<string, object?>> tags
    )
    {
        var line = instrument.Name;
        foreach (var tag in tags)
        {
            line += $" {tag.Key}={tag.Value}";
        }
        return line;
    }
}
