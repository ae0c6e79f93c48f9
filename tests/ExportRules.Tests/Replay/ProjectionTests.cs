using System.Globalization;
using System.Text;
using ExportRules.Destinations;
using ExportRules.Replay.Deciding;
using ExportRules.Replay.Running;
using ExportRules.RuleSets;
using ExportRules.Tests.Analysis;

namespace ExportRules.Tests.Replay;

public sealed class ProjectionTests
{
    /// <summary>5,000 rows under each policy by default; <c>EXPORTRULES_RANDOM_ROWS</c> sets more.</summary>
    private static readonly int Rows = int.Parse(
        Environment.GetEnvironmentVariable("EXPORTRULES_RANDOM_ROWS") ?? "5000",
        CultureInfo.InvariantCulture
    );

    public static TheoryData<string> NamedVersions =>
        [.. BuiltInRuleSets.Japan.Versions.Select(version => version.Name).OfType<string>()];

    [Theory]
    [MemberData(nameof(NamedVersions))]
    public Task Replay_UnderANamedVersion_WithAndWithoutTheCache_GivesTheSameBytes(string name) =>
        CompareAsync(job => job with { Policy = ReplayText.Policy(name) }, seed: name.Length);

    [Theory]
    [InlineData(null, null)]
    [InlineData("resist-specific-bulk", "march-2023-reversion")]
    [InlineData(null, "group-a-restored")]
    public Task Replay_WithAndWithoutTheCache_GivesTheSameBytes(string? policy, string? against) =>
        CompareAsync(
            job =>
                job with
                {
                    Policy = policy is null ? job.Policy : ReplayText.Policy(policy),
                    Against = against is null ? null : ReplayText.Policy(against),
                },
            seed: 20190704
        );

    private static async Task CompareAsync(Func<ReplayJob, ReplayJob> change, int seed)
    {
        var input = RandomRows.Of(Rows, seed);

        var cached = await Run(useCache: true);
        var plain = await Run(useCache: false);

        cached.Summary.Digest.Should().Be(plain.Summary.Digest);
        cached.Output.Equals(plain.Output, StringComparison.Ordinal).Should().BeTrue();
        cached.Summary.Counts.Should().Be(plain.Summary.Counts);
        cached.Summary.Counts.Read.Should().Be(Rows);
        cached.Summary.Counts.AddUp.Should().BeTrue();
        // A test whose rows all fail the same way would prove nothing.
        cached.Summary.Counts.LicenseRequired.Should().BePositive();
        cached.Summary.Counts.Errors.Should().BePositive();
        cached.Summary.Counts.Undetermined.Should().BePositive();

        Task<ReplayText> Run(bool useCache) =>
            ReplayText.Of(
                input,
                change: job => change(job with { UseCache = useCache, Threads = 2 })
            );
    }

    /// <summary>Places that the law cannot tell apart share an answer: each place, on the first and last day of each version.</summary>
    [Fact]
    public async Task Replay_OfEveryPlaceInEveryVersion_WithAndWithoutTheCache_GivesTheSameBytes()
    {
        DateOnly[] first = [.. BuiltInRuleSets.Japan.Versions.Select(version => version.From)];
        var days = first.Concat(first.Skip(1).Select(day => day.AddDays(-1)));
        var rows =
            from day in days
            from place in Places
            from item in (string[])
                [
                    $"resist,49,13.5,{ReplayText.Plain}",
                    $"hydrogen-fluoride,49,,{ReplayText.Plain}",
                    ",,,goods,,,suspected,stated,",
                ]
            select $"{day:yyyy-MM-dd},{place},{item}";
        var input = Encoding.UTF8.GetBytes(
            $"date,destination,item.material,concentration,wavelength,{ReplayText.PlainHeader}\n"
                + string.Join('\n', rows)
        );

        var cached = await Run(useCache: true);
        var plain = await Run(useCache: false);

        cached.Output.Equals(plain.Output, StringComparison.Ordinal).Should().BeTrue();
        cached.Summary.Digest.Should().Be(plain.Summary.Digest);
        cached
            .Rows.Select(row =>
                row["decision.license"] + row["decision.rules"] + row["decision.missing"]
            )
            .Distinct()
            .Should()
            .HaveCountGreaterThan(12);

        Task<ReplayText> Run(bool useCache) =>
            ReplayText.Of(input, change: job => job with { UseCache = useCache });
    }

    private static IEnumerable<string> Places =>
        from one in Enumerable.Range('A', 26)
        from two in Enumerable.Range('A', 26)
        let code = $"{(char)one}{(char)two}"
        where CountryCodes.EnglishName(code) is not null
        select code;

    /// <summary>Whatever the law is: small rule sets by chance, every kind of test in them, answers as a table and in full.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Replay_UnderRuleSetsByChance_WithAndWithoutTheCache_GivesTheSameBytes(
        bool asJson
    )
    {
        var answers = new HashSet<string>();
        foreach (var ruleSet in RandomRuleSets.Many(40, seed: 20000))
        {
            var input = Encoding.UTF8.GetBytes(ChanceRows(new Random(1), 1500));
            var policy = new ReplayPolicy(new ExportRulesEngine(ruleSet), new());

            var cached = await Run(useCache: true);
            var plain = await Run(useCache: false);

            cached.Output.Equals(plain.Output, StringComparison.Ordinal).Should().BeTrue();
            answers.UnionWith(cached.Output.Split('\n').Select(line => line.Split(',', 9)[^1]));

            Task<ReplayText> Run(bool useCache) =>
                ReplayText.Of(
                    input,
                    change: job =>
                        job with
                        {
                            Policy = policy,
                            UseCache = useCache,
                            Form = asJson ? OutputForm.JsonLines : OutputForm.LikeInput,
                        }
                );
        }
        answers.Should().HaveCountGreaterThan(200);
    }

    private static string ChanceRows(Random random, int rows)
    {
        string[][] choices =
        [
            ["2020-06-01", "2021-06-01"],
            ["KR", "DE", "US", "FR", ""],
            ["9.5", "10", "15", "20", ""],
            ["m1", "m2;m3", "[]", ""],
            ["true", "false", ""],
            ["50", "100", "200.5", ""],
            ["JPY", "JPY", "USD", ""],
            ["A(1)", "A(2)", "B", "R", "[]", ""],
        ];
        var text = new StringBuilder(
            "date,destination,item.attributes.size,item.attributes.marks,item.attributes.fragile,item.value,item.currency,item.entries"
        );
        for (var row = 0; row < rows; row++)
        {
            text.Append('\n')
                .AppendJoin(',', choices.Select(values => values[random.Next(values.Length)]));
        }
        return text.ToString();
    }

    [Fact]
    public async Task R08_OneAndManyThreads_GiveTheSameBytesInInputOrder()
    {
        var input = RandomRows.Of(50_000, seed: 7);

        var one = await ReplayText.Of(input, change: job => job with { Threads = 1 });
        var many = await ReplayText.Of(input, change: job => job with { Threads = 16 });

        many.Output.Should().Be(one.Output);
        many.Summary.Digest.Should().Be(one.Summary.Digest);
        one.Rows.Select(row => row["id"])
            .Take(1000)
            .Should()
            .Equal(
                Enumerable.Range(1, 1000).Select(id => id.ToString(CultureInfo.InvariantCulture))
            );
    }
}
