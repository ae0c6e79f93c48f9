using System.Collections.Concurrent;
using System.Text;
using ExportRules.Formatting;
using ExportRules.Input;
using ExportRules.Tests.Generated;
using ExportRules.Yaml;

namespace ExportRules.Tests.Properties;

/// <summary>Whatever bytes come, they are answered or refused with diagnostics; no other exception ever leaves the library.</summary>
public sealed class MutatedInputTests
{
    private const int Rounds = 20_000;

    [Fact]
    public void Evaluate_MutatedTransactions_AreAnsweredOrRefusedWithDiagnostics()
    {
        var seeds = new[] { Japan.HydrogenFluoride, Japan.Resist, Japan.OtherListed }
            .Select(facts =>
                Japan.Json(
                    facts,
                    "transit=[\"HK\",\"TW\"]",
                    "endUser.listed=[{\"list\":\"meti-end-user-list\",\"concerns\":[\"C\"]}]",
                    "exporter.licenses=[{\"type\":\"individual\",\"from\":\"2019-07-01\",\"destination\":\"KR\"}]"
                )
            )
            .Append(
                "{\"id\":\"O\",\"lines\":["
                    + Japan.Json(Japan.Resist)
                    + ","
                    + Japan.Json(Japan.Polyimide)
                    + "]}"
            )
            .Select(Encoding.UTF8.GetBytes)
            .ToList();
        var outcomes = new ConcurrentDictionary<string, int>();

        var failures = Fuzz(
            seeds,
            bytes =>
            {
                foreach (
                    var input in new TransactionReader(BuiltInRuleSets.Japan, "input.json").Read(
                        bytes
                    )
                )
                {
                    outcomes.AddOrUpdate(Decide(input), 1, (_, count) => count + 1);
                }
            }
        );

        failures.Should().BeEmpty();
        outcomes.Keys.Should().Contain(["refused", "answered", "order"]);
    }

    private static string Decide(TransactionInput input)
    {
        if (input.HasErrors)
        {
            input.Diagnostics.Should().OnlyContain(d => d.Message.Length > 0);
            return "refused";
        }
        try
        {
            if (input.Order is { } order)
            {
                DecisionJson.Write(Japan.Engine.EvaluateOrder(order));
                return "order";
            }
            DecisionJson.WriteUtf8(Japan.Engine.Evaluate(input.Transaction!));
            return "answered";
        }
        catch (InvalidTransactionException refused)
        {
            refused.Diagnostics.Should().NotBeEmpty();
            return "refused";
        }
    }

    [Fact]
    public void Load_MutatedRuleSets_AreLoadedOrRefusedWithDiagnostics()
    {
        var loaded = 0;

        var failures = Fuzz(
            [Encoding.UTF8.GetBytes(PumpRules.Text)],
            bytes =>
            {
                var result = RuleSetLoader.LoadFiles([new("ruleset.yaml", bytes)]);
                if (result.RuleSet is { } ruleSet)
                {
                    Interlocked.Increment(ref loaded);
                    _ = ruleSet.Versions[^1].Digest;
                }
                else
                {
                    result.Diagnostics.Should().Contain(d => d.Severity == Severity.Error);
                }
            }
        );

        failures.Should().BeEmpty();
        loaded.Should().BeGreaterThan(Rounds / 100);
    }

    /// <summary>Changes a few bytes, cuts, doubles or splices in something nasty, and reports every exception.</summary>
    private static List<string> Fuzz(IReadOnlyList<byte[]> seeds, Action<byte[]> run)
    {
        string[] nasty =
        [
            "\0",
            "\ufeff",
            "\u202e",
            "[",
            "{",
            "]",
            "}",
            "\"",
            "'",
            "\\u0000",
            "\\ud800",
            "1e999",
            "-",
            "- ",
            "&a ",
            "*a",
            "!x ",
            "<<: ",
            "\n",
            "\t",
            "null",
            "true",
            "99999999999999999999999999999999",
            "2019-02-30",
            "😀",
            ": ",
            "#",
            "|",
            ">",
            "%",
            "@",
        ];
        var failures = new ConcurrentBag<string>();
        Parallel.For(
            0,
            Rounds,
            round =>
            {
                var dice = new Dice((ulong)round + 900_000);
                var bytes = dice.Pick(seeds).ToList();
                for (var change = dice.Next(3); change >= 0; change--)
                {
                    var place = dice.Next(bytes.Count);
                    switch (dice.Next(5))
                    {
                        case 0:
                            bytes[place] = (byte)dice.Next(256);
                            break;
                        case 1:
                            bytes.RemoveRange(
                                place,
                                Math.Min(dice.Next(12), bytes.Count - place - 1)
                            );
                            break;
                        case 2:
                            bytes.InsertRange(
                                place,
                                bytes.GetRange(place, Math.Min(dice.Next(40), bytes.Count - place))
                            );
                            break;
                        case 3:
                            bytes[place] = (byte)(32 + dice.Next(95));
                            break;
                        default:
                            bytes.InsertRange(place, Encoding.UTF8.GetBytes(dice.Pick(nasty)));
                            break;
                    }
                }
                byte[] mutated = [.. bytes];
                try
                {
                    run(mutated);
                }
                catch (Exception error)
                {
                    failures.Add($"round {round}: {error}\n{Convert.ToBase64String(mutated)}");
                }
            }
        );
        return [.. failures.Take(5)];
    }
}
