using System.Diagnostics;
using System.Globalization;
using System.Text;
using ExportRules.Formatting;
using ExportRules.RuleSets;
using ExportRules.Yaml;

namespace ExportRules.Tests.Evaluation;

/// <summary>Area V of the hard cases: policy versions, dates and time zones.</summary>
public sealed class HardCasesVTests
{
    [Theory]
    [InlineData("2019-07-03", "license-required special-general-bulk")]
    [InlineData("2019-07-04", "license-required individual")]
    public void V01_BoundaryDay_LiesInExactlyOneVersion(string date, string answer) =>
        Japan.Answer(Japan.HydrogenFluoride, $"date={date}").Should().Be(answer);

    [Fact]
    public void V02_Versions_AreHalfOpenAndMeetWithoutGapOrOverlap()
    {
        var versions = BuiltInRuleSets.Japan.Versions;

        versions[0].From.Should().Be(BuiltInRuleSets.Japan.Start);
        versions[^1].Until.Should().BeNull();
        foreach (var (earlier, later) in versions.Zip(versions.Skip(1)))
        {
            earlier.Until.Should().Be(later.From);
            BuiltInRuleSets.Japan.At(later.From.AddDays(-1)).Should().BeSameAs(earlier);
            BuiltInRuleSets.Japan.At(later.From).Should().BeSameAs(later);
        }
    }

    [Fact]
    public void V02_TwoVersionsOfARuleOnOneDay_AreRefused()
    {
        var text = PumpRules.With(
            "add: [\"KR\"]\n        confidence: sourced",
            "add: [\"KR\"]\n        confidence: sourced\n      - from: 2024-10-01\n        act: order-2\n        add: [\"JP\"]\n        confidence: sourced"
        );

        PumpRules.Only(text).Code.Should().Be("ER0204");
    }

    [Fact]
    public void V03_EveryDayFromTheStartOn_HasAVersion()
    {
        var ruleSet = BuiltInRuleSets.Japan;
        for (var day = ruleSet.Start; day < new DateOnly(2026, 11, 26); day = day.AddDays(1))
        {
            ruleSet.TryAt(day).Should().NotBeNull();
        }
        Japan.Answer(Japan.Resist, "date=2019-12-19").Should().Be("license-required individual");
    }

    [Fact]
    public void V03_AfterTheEndOfARuleSet_NoVersionIsUsedInstead()
    {
        var ruleSet = PumpRules
            .Load(PumpRules.With("start: 2024-04-01", "start: 2024-04-01\nend: 2025-01-01"))
            .OrThrow();

        ruleSet.TryAt(new(2024, 12, 31)).Should().NotBeNull();
        ruleSet.TryAt(new(2025, 1, 1)).Should().BeNull();
        var at = () => ruleSet.At(new(2025, 1, 1));
        at.Should().Throw<NoPolicyVersionException>();
    }

    [Fact]
    public void V04_DateBeforeTheFirstVersion_IsAnErrorThatNamesTheFirst()
    {
        var diagnostic = Japan
            .Problems(Japan.HydrogenFluoride, "date=1998-05-01")
            .Should()
            .ContainSingle()
            .Subject;

        diagnostic.Code.Should().Be("ER0513");
        diagnostic.Message.Should().Contain("2012-07-01");
    }

    [Theory]
    [InlineData("0001-01-01", "ER0506")]
    [InlineData("19-07-04", "ER0506")]
    [InlineData("2019-13-01", "ER0506")]
    [InlineData("2019-02-30", "ER0506")]
    [InlineData("04/07/2019", "ER0506")]
    [InlineData("20190704", "ER0506")]
    [InlineData("43650", "ER0504")]
    public void V04_DateThatIsNone_IsRefused(string date, string code)
    {
        var diagnostic = Japan
            .Problems(Japan.HydrogenFluoride, $"date={date}")
            .Should()
            .ContainSingle()
            .Subject;
        diagnostic.Path.Should().Be("date");
        if (code != "ER0504")
        {
            diagnostic.Code.Should().BeOneOf("ER0506", "ER0504");
        }
    }

    [Theory]
    [InlineData("2024-04-01")]
    [InlineData("2024-03-31")]
    public void V06_PeriodThatEndsBeforeItBegins_IsRefused(string end)
    {
        var diagnostic = PumpRules.Only(
            PumpRules.With("start: 2024-04-01", $"start: 2024-04-01\nend: {end}")
        );

        diagnostic.Code.Should().Be("ER0221");
        diagnostic.Message.Should().Contain("2024-04-01").And.Contain(end);
    }

    [Theory]
    [InlineData("2019-07-03T14:59:59Z", "2019-07-03", "special-general-bulk")]
    [InlineData("2019-07-03T15:00:00Z", "2019-07-04", "individual")]
    public void V08_TimestampInUtc_BecomesTheDayInJapan(string date, string day, string license)
    {
        var decision = Japan.Decide(Japan.HydrogenFluoride, $"date={date}");

        decision.License.Should().Be(license);
        decision.Notes.Should().Contain($"`date` `{date}` is {day} in Asia/Tokyo");
    }

    [Theory]
    [InlineData("9999-12-31T23:59:59Z", "behind the last one")]
    [InlineData("0001-01-01T00:00:00Z", "a year before 1900")]
    [InlineData("0001-01-01T00:00:00+14:00", "a year before 1900")]
    [InlineData("1899-12-31T14:59:59Z", "a year before 1900")]
    [InlineData("2019-07-04T00:00:00+99:00", "a time that does not exist")]
    [InlineData("2019-07-04T24:00:00+09:00", "a time that does not exist")]
    [InlineData("2019-07-04T00:00:00.123456789Z", "not in the form of a timestamp")]
    [InlineData("2019-07-04 ", "blanks stand before or behind")]
    public void V08_TimestampAtTheEndsOfTheCalendar_IsRefused(string date, string message)
    {
        var problem = Japan
            .Problems(Japan.HydrogenFluoride, $"date={date}")
            .Should()
            .ContainSingle();

        problem.Which.Message.Should().Contain(message);
    }

    [Fact]
    public void V09_DateTimeWithoutOffset_IsRefused()
    {
        var diagnostic = Japan
            .Problems(Japan.HydrogenFluoride, "date=2019-07-04T00:00:00")
            .Should()
            .ContainSingle()
            .Subject;
        diagnostic.Code.Should().Be("ER0507");
        diagnostic.Hint.Should().Contain("+09:00");
    }

    [Theory]
    [InlineData("2019-07-03T23:59:59.9999999+09:00", "special-general-bulk")]
    [InlineData("2019-07-04T01:00:00+10:00", "individual")]
    [InlineData("2019-07-04T00:59:59+10:00", "special-general-bulk")]
    public void V09_TimestampWithAnyOffset_IsReadToTheInstant(string date, string license) =>
        Japan.Decide(Japan.HydrogenFluoride, $"date={date}").License.Should().Be(license);

    [Fact]
    public void V11_DayOfTheAnnouncement_StillHasTheOldRules()
    {
        Japan
            .Answer(Japan.Polyimide, "date=2019-07-02")
            .Should()
            .Be("license-required special-general-bulk");
        Japan.Decide(Japan.Polyimide, "date=2019-07-02").Policy.Name.Should().Be("pre-july-2019");
    }

    [Fact]
    public void V14_ContractInTheOlderVersion_IsDecidedByTheExportWithANoteOfBoth()
    {
        var decision = Japan.Decide(Japan.Resist, "contractDate=2019-07-03", "date=2019-07-04");

        decision.License.Should().Be("individual");
        decision.ContractDate!.License.Should().Be("special-general-bulk");
        decision
            .Notes.Should()
            .ContainSingle(note =>
                note.Contains("special-general-bulk") && note.Contains("individual")
            );
    }

    [Fact]
    public void V14_ContractInTheSameVersion_AddsNothing() =>
        Japan
            .Decide(Japan.Resist, "contractDate=2019-07-04", "date=2019-07-05")
            .ContractDate.Should()
            .BeNull();

    [Theory]
    [InlineData("令和元年7月4日")]
    [InlineData("平成31年7月4日")]
    [InlineData("H31.7.4")]
    [InlineData("R1/7/4")]
    [InlineData("31/7/4")]
    public void V16_EraDates_AreRefusedAndNotGuessed(string date)
    {
        var diagnostic = Japan
            .Problems(Japan.HydrogenFluoride, $"date={date}")
            .Should()
            .ContainSingle()
            .Subject;

        diagnostic.Code.Should().Be("ER0506");
        diagnostic.Hint.Should().Contain("YYYY-MM-DD");
    }

    [Fact]
    public void V17_OneVersionNameUsedTwice_IsRefusedNamingBothPlaces()
    {
        var text = PumpRules.With(
            "    title: Order 1\n",
            "    title: Order 1\n    policy: second\n"
        );

        var diagnostic = PumpRules.Only(text);

        diagnostic.Code.Should().Be("ER0224");
        diagnostic
            .Message.Should()
            .Contain("`second`")
            .And.Contain($"small.yaml:{PumpRules.LineOf(text, "- id: order-1")}:");
    }

    [Fact]
    public void V17_EditInPlace_ChangesTheDigestOfItsVersionsOnly()
    {
        var before = PumpRules.Load(PumpRules.Text).OrThrow();
        var after = PumpRules.Load(PumpRules.With("add: [\"KR\"]", "add: [\"JP\"]")).OrThrow();

        after.Versions[0].Digest.Should().Be(before.Versions[0].Digest);
        after.Versions[1].Digest.Should().NotBe(before.Versions[1].Digest);
    }

    [Fact]
    public void V17_CommentsOrderAndWhiteSpace_ChangeNoDigest()
    {
        var text = PumpRules
            .Text.Replace(
                "    title: Order 1\n    from: 2024-04-01\n",
                "\n    # comment\n    from:   2024-04-01\n    title: \"Order 1\"\n",
                StringComparison.Ordinal
            )
            .Replace("[\"CH\", \"NO\"]", "[\"NO\", \"CH\"]", StringComparison.Ordinal);

        PumpRules
            .Load(text)
            .OrThrow()
            .Versions.Select(version => version.Digest)
            .Should()
            .Equal(
                PumpRules.Load(PumpRules.Text).OrThrow().Versions.Select(version => version.Digest)
            );
    }

    [Theory]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    [InlineData("ja-JP")]
    [InlineData("tr-TR")]
    public void V20_CultureWithAnotherCalendar_ChangesNoByte(string culture)
    {
        var expected = BoundaryBytes();
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (
                new(culture),
                new(culture)
            );
            BoundaryBytes().Should().Be(expected);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    [Fact]
    public void V21_MissingDate_IsAnErrorAndTodayIsNotUsed()
    {
        Japan
            .Problems(Japan.HydrogenFluoride, "date")
            .Should()
            .ContainSingle()
            .Which.Code.Should()
            .Be("ER0511");
        Japan
            .Problems(Japan.HydrogenFluoride, "date=")
            .Should()
            .ContainSingle()
            .Which.Code.Should()
            .Be("ER0511");
        Japan
            .Problems(Japan.HydrogenFluoride, "date=null")
            .Should()
            .ContainSingle()
            .Which.Code.Should()
            .Be("ER0511");
    }

    // Culture data, time zone and the invariant mode are fixed when a process starts: each combination is a process of its own.
    [Theory]
    [InlineData("TZ", "America/Los_Angeles")]
    [InlineData("TZ", "Asia/Kolkata")]
    [InlineData("TZ", "")]
    [InlineData("TZDIR", "/nonexistent")]
    [InlineData("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1")]
    [InlineData("LANG", "th_TH.UTF-8")]
    [InlineData("LC_ALL", "fa_IR.UTF-8")]
    public async Task V10_AnotherZoneOrCultureOfTheMachine_ChangesNoByte(
        string variable,
        string value
    )
    {
        var output = Path.GetTempFileName();
        try
        {
            var host = Path.Combine(
                AppContext.BaseDirectory,
                "ExportRules.Tests" + (OperatingSystem.IsWindows() ? ".exe" : "")
            );
            var start = new ProcessStartInfo(host)
            {
                RedirectStandardOutput = true,
                Environment = { [variable] = value, [BoundaryFile] = output },
                ArgumentList =
                {
                    "-noColor",
                    "-method",
                    $"{typeof(HardCasesVTests).FullName}.{nameof(BoundaryBytes_WhenAsked_AreWritten)}",
                },
            };
            using var process = Process.Start(start)!;
            var log = await process.StandardOutput.ReadToEndAsync(
                TestContext.Current.CancellationToken
            );
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);

            process.ExitCode.Should().Be(0, log);
            (await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken))
                .Should()
                .Be(BoundaryBytes());
        }
        finally
        {
            File.Delete(output);
        }
    }

    private const string BoundaryFile = "EXPORTRULES_TEST_BOUNDARY_FILE";

    /// <summary>Run by the test above in a process of its own; by itself it only checks that there is something to compare.</summary>
    [Fact]
    public void BoundaryBytes_WhenAsked_AreWritten()
    {
        var bytes = BoundaryBytes();
        bytes.Should().Contain("2019-07-04").And.NotContain("2562");
        if (Environment.GetEnvironmentVariable(BoundaryFile) is { Length: > 0 } path)
        {
            File.WriteAllText(path, bytes);
        }
    }

    /// <summary>Twenty transactions at the boundaries of the story, with timestamps, decimals and Japanese terms, as JSON.</summary>
    private static string BoundaryBytes()
    {
        string[] dates =
        [
            "2019-07-03",
            "2019-07-03T14:59:59Z",
            "2019-07-03T15:00:00Z",
            "2019-07-04",
            "2019-08-27",
            "2019-08-28",
            "2019-12-19",
            "2019-12-20",
            "2023-03-22",
            "2023-03-23",
        ];
        var bytes = new StringBuilder();
        // Loaded afresh, so that reading the rules is under test as well.
        var engine = new ExportRulesEngine(
            RuleSetLoader.LoadFiles(BuiltInRuleSets.Files("japan")).OrThrow()
        );
        foreach (var date in dates)
        {
            foreach (var facts in new[] { Japan.HydrogenFluoride, Japan.Resist })
            {
                var input = Japan.Read(
                    Japan.Json(
                        facts,
                        $"date={date}",
                        "item.value=30.5",
                        "item.currency=JPY",
                        "destination=韓国"
                    )
                )[0];
                bytes.AppendLine(
                    null,
                    $"{DecisionJson.Write(engine.Evaluate(input.Bound!, null))}"
                );
            }
        }
        return bytes.Replace("\r", "").ToString();
    }
}
