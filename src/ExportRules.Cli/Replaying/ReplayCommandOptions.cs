using System.CommandLine;
using ExportRules.Replay;
using ExportRules.Replay.Running;
using ExportRules.RuleSets;

namespace ExportRules.Cli.Replaying;

/// <summary>The options of <c>exportrules replay</c>.</summary>
internal sealed class ReplayCommandOptions
{
    private const string Csv = "csv";
    private const string JsonLines = "jsonl";

    private readonly Argument<string> input = new("INPUT")
    {
        Description =
            "CSV, TSV, JSON Lines (also .gz and .zst) or Parquet: a file, a folder, a pattern; - is standard input",
    };
    private readonly Option<string> rules = RuleSetOption.Create();
    private readonly Option<string?> policy = PolicyOption.Create();
    private readonly Option<DateOnly?> policyDate = PolicyOption.Date(
        "--policy-date",
        "decide every row under the law of this day"
    );
    private readonly Option<bool> ownDate = new("--own-date")
    {
        Description = "decide each row under the law of its own date (the default)",
    };
    private readonly Option<DateOnly?> knownAt = PolicyOption.Date(
        "--known-at",
        "hide acts that were not yet published on this day"
    );
    private readonly Option<string?> against = new("--against")
    {
        Description =
            "compare with another policy version, the law of a day, `own-date`, or another rule set",
        HelpName = "NAME|DATE|DIR",
    };
    private readonly Option<string[]> assume = AssumeOption.Create();
    private readonly Option<string?> output = new("--output", "-o")
    {
        Description =
            "where to write, in the form that the name says: .csv, .tsv, .jsonl, .parquet (also .gz and .zst); `-` or nothing is standard output",
        HelpName = "FILE",
    };
    private readonly Option<string?> format = new("--format")
    {
        Description =
            "how answers are written; without it, as the output's name says, else as the input",
        HelpName = $"{Csv}|{JsonLines}",
    };
    private readonly Option<string[]> columns = new("--columns")
    {
        Description =
            "which columns of a table to write, of the input and of the answers, separated by commas; without it, all",
        HelpName = "NAME,NAME",
    };
    private readonly Option<string[]> map = new("--map")
    {
        Description = "which fact a column holds; COLUMN=- passes it through",
        HelpName = "COLUMN=FACT",
    };
    private readonly Option<string?> mapFile = new("--map-file")
    {
        Description = "a file with one COLUMN=FACT a line",
        HelpName = "FILE",
    };
    private readonly Option<string?> delimiter = new("--delimiter")
    {
        Description = "what separates fields: a character, or `tab`",
        HelpName = "CHAR",
    };
    private readonly Option<string?> encoding = new("--encoding")
    {
        Description = "the input's encoding: utf-8, utf-16, cp932 ...",
        HelpName = "NAME",
    };
    private readonly Option<string?> dateFormat = new("--date-format")
    {
        Description = "the one format of all dates, such as dd/MM/yyyy, or `era`",
        HelpName = "FORMAT",
    };
    private readonly Option<bool> decimalComma = new("--decimal-comma")
    {
        Description = "numbers have a decimal comma",
    };
    private readonly Option<string[]> empty = new("--empty")
    {
        Description = "a text that means: not supplied",
        HelpName = "TEXT",
    };
    private readonly Option<string[]> trueWord = new("--true")
    {
        Description = "a word that means true, besides `true`",
        HelpName = "WORD",
    };
    private readonly Option<string[]> falseWord = new("--false")
    {
        Description = "a word that means false, besides `false`",
        HelpName = "WORD",
    };
    private readonly Option<bool> spreadsheetSafe = new("--spreadsheet-safe")
    {
        Description =
            "put an apostrophe before input cells that a spreadsheet would run as a formula",
    };
    private readonly Option<int?> threads = new("--threads")
    {
        Description = "how many rows are decided at once; the output does not depend on it",
        HelpName = "N",
    };
    private readonly Option<long?> maximumErrors = new("--max-errors")
    {
        Description = "end with an error after more bad rows than this",
        HelpName = "N",
    };
    private readonly Option<bool> failFast = new("--fail-fast")
    {
        Description = "end at the first bad row",
    };

    private readonly Option<string?> errors = new("--errors")
    {
        Description = "list the rows that are errors in this CSV file",
        HelpName = "FILE",
    };
    private readonly Option<string?> summary = new("--summary")
    {
        Description = "write counts, answers by month, changes and missing facts to this JSON file",
        HelpName = "FILE",
    };
    private readonly Option<string?> report = new("--report")
    {
        Description = "write a report for people to this HTML file: one page that needs no network",
        HelpName = "FILE.html",
    };
    private readonly Option<bool> resume = new("--resume")
    {
        Description = "go on where an earlier run of the same command stopped",
    };
    private readonly Option<bool> trace = new("--trace")
    {
        Description = "give each answer its trace; only JSON Lines can",
    };
    private readonly Option<bool> noCache = new("--no-cache")
    {
        Description = "decide every row by itself; the output is the same, and late",
    };

    public void AddTo(Command command)
    {
        command.Add(input);
        format.AcceptOnlyFromAmong(Csv, JsonLines);
        Option[] all =
        [
            rules,
            policy,
            policyDate,
            ownDate,
            knownAt,
            against,
            assume,
            output,
            format,
            columns,
            map,
            mapFile,
            delimiter,
            encoding,
            dateFormat,
            decimalComma,
            empty,
            trueWord,
            falseWord,
            spreadsheetSafe,
            threads,
            maximumErrors,
            failFast,
            errors,
            summary,
            report,
            resume,
            trace,
            noCache,
        ];
        foreach (var option in all)
        {
            command.Add(option);
        }
        command.Validators.Add(result =>
        {
            Option[] policies = [policy, policyDate, ownDate];
            if (policies.Count(option => result.GetResult(option) is { Implicit: false }) > 1)
            {
                result.AddError("--policy, --policy-date and --own-date exclude each other");
            }
        });
    }

    public ReplayRequest Read(ParseResult parsed, Terminal terminal)
    {
        var ruleSet = RuleSetOption.Load(parsed.GetValue(rules)!, terminal);
        var version = parsed.GetValue(policy) is { } name ? PolicyOption.Find(ruleSet, name) : null;
        var options = new EvaluationOptions
        {
            PolicyDate = version?.From ?? parsed.GetValue(policyDate),
            KnownAt = parsed.GetValue(knownAt),
            Assumptions = AssumeOption.Read(ruleSet, parsed.GetValue(assume) ?? []),
        };
        if (options.PolicyDate is { } day)
        {
            _ = PolicyOption.At(ruleSet, day, options.KnownAt);
        }
        var engine = new ExportRulesEngine(ruleSet);
        return new()
        {
            Input = parsed.GetValue(input)!,
            Output = StandardOutput.FileOf(parsed.GetValue(output)),
            Rules = parsed.GetValue(rules)!,
            Assumptions = parsed.GetValue(assume) ?? [],
            Form = parsed.GetValue(format) switch
            {
                Csv => OutputForm.Table,
                JsonLines => OutputForm.JsonLines,
                _ => OutputForm.LikeInput,
            },
            Policy = new(engine, options),
            Against = parsed.GetValue(against) is { } other
                ? AgainstOption.Read(other, engine, options, terminal)
                : null,
            AgainstText = parsed.GetValue(against),
            Format = Format(parsed),
            Columns = FormatOptions.Columns(parsed.GetValue(columns)),
            Threads = parsed.GetValue(threads) is { } count
                ? count > 0
                    ? count
                    : throw new WrongUseException("--threads must be at least 1")
                : Environment.ProcessorCount,
            MaximumErrors = parsed.GetValue(maximumErrors) switch
            {
                < 0 => throw new WrongUseException("--max-errors must not be negative"),
                _ when parsed.GetValue(failFast) => 0,
                var most => most ?? long.MaxValue,
            },
            SummaryPath = parsed.GetValue(summary),
            ReportPath = parsed.GetValue(report),
            ErrorPath = parsed.GetValue(errors),
            Resume = parsed.GetValue(resume),
            WithTrace = parsed.GetValue(trace),
            UseCache = !parsed.GetValue(noCache),
        };
    }

    private ReplayFormat Format(ParseResult parsed)
    {
        var declared = new ReplayFormat
        {
            Delimiter = FormatOptions.Delimiter(parsed.GetValue(delimiter)),
            Encoding = FormatOptions.Encoding(parsed.GetValue(encoding)),
            DateFormat = FormatOptions.DateFormat(parsed.GetValue(dateFormat)),
            DecimalComma = parsed.GetValue(decimalComma),
            EmptyMarkers = parsed.GetValue(empty) ?? [],
            TrueWords = parsed.GetValue(trueWord) ?? [],
            FalseWords = parsed.GetValue(falseWord) ?? [],
            Map = FormatOptions.Map(parsed.GetValue(map) ?? [], parsed.GetValue(mapFile)),
            SpreadsheetSafe = parsed.GetValue(spreadsheetSafe),
        };
        FormatOptions.RefuseAmbiguous(declared);
        return declared;
    }
}
