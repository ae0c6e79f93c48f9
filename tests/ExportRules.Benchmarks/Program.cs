using System.Globalization;
using BenchmarkDotNet.Running;
using ExportRules.Benchmarks.Japan;
using ExportRules.Benchmarks.Load;
using ExportRules.Benchmarks.Replaying;
using ExportRules.Benchmarks.SideBySide;

switch (args)
{
    case [ColdStart.Argument]:
        ColdStart.Measure();
        return 0;
    case ["cold-start"]:
        ColdStart.Run();
        return 0;
    case ["check"]:
        // Quick and quiet: whether all contenders answer alike.
        var policy = new TablePolicy(100);
        Contenders.CheckAnswers(policy, new ExportRulesContender(policy, trace: true));
        Contenders.CheckAnswers(policy, new RulesEngineContender(policy));
        Contenders.CheckAnswers(policy, new RowRulesContender(policy));
        Console.WriteLine("all contenders give the same answers");
        return 0;
    case ["append"] or ["append", _]:
        await AppendSpeed.RunAsync(args.ElementAtOrDefault(1));
        return 0;
    case ["desk-load", .. var how]:
        return await DeskLoad.RunAsync(how);
    case ["replay", .. var how]:
        return await ReplayBenchmark.RunAsync(how);
    case [Floor.Argument, var from, var to, var threads]:
        Floor.Copy(from, to, int.Parse(threads, CultureInfo.InvariantCulture));
        return 0;
    case []:
        BenchmarkRunner.Run([typeof(SideBySideBenchmarks), typeof(JapanBenchmarks)]);
        ColdStart.Run();
        return 0;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(SideBySideBenchmarks).Assembly).Run(args);
        return 0;
}
