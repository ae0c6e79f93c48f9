using System.Globalization;
using System.Text;

namespace ExportRules.Replay.Generating;

/// <summary>
/// Makes transactions that never happened. Only the monthly totals of hydrogen fluoride to Korea follow trade
/// statistics; every company, day, concentration and value is invented.
/// </summary>
internal sealed class SyntheticTransactions(long rows, ulong seed)
{
    public const string Header =
        "id,date,destination,item.kind,item.material,item.attributes.concentration,item.attributes.combinedFluorine,"
        + "item.attributes.wavelength,item.value,item.currency,quantity_kg,endUser.name,endUser.developsWmd,"
        + "endUser.developsArms,endUse.wmd,endUse.conventionalArms,notice.inform,exporter.licensesToSameBuyer";

    /// <summary>Of ten rows, so many are hydrogen fluoride to Korea.</summary>
    private const int KoreanShare = 6;

    private static readonly string[] Destinations =
    [
        "KR",
        "KR",
        "KR",
        "TW",
        "CN",
        "US",
        "SG",
        "DE",
    ];

    /// <summary>Fewer rows than months could not follow the months.</summary>
    public const int MinimumRows = 100;

    private SplitMix random = new(seed);
    private long id;

    public async Task WriteAsync(Stream output, CancellationToken cancellation)
    {
        var months = TradeMonth.All();
        await using var writer = new StreamWriter(
            output,
            new UTF8Encoding(false),
            1 << 16,
            leaveOpen: true
        )
        {
            NewLine = "\n",
        };
        await writer.WriteLineAsync(Header.AsMemory(), cancellation);
        var wanted = Korean(months);
        var shares = Shares(months, wanted);
        for (var index = 0; index < months.Count; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            WriteMonth(writer, months[index], shares[index], Others(wanted, index, months.Count));
        }
        await writer.FlushAsync(cancellation);
    }

    private long Korean(IReadOnlyList<TradeMonth> months) =>
        Math.Max(rows * KoreanShare / 10, months.Count(month => month.Grams > 0));

    /// <summary>Rows of hydrogen fluoride to Korea for each month: one where there was any, the rest as the quantities are.</summary>
    private static long[] Shares(IReadOnlyList<TradeMonth> months, long wanted)
    {
        var total = months.Sum(month => (decimal)month.Grams);
        var left = wanted - months.Count(month => month.Grams > 0);
        var shares = months
            .Select(month =>
                month.Grams == 0 ? 0 : 1 + (long)Math.Floor(left * (month.Grams / total))
            )
            .ToArray();
        // What rounding leaves over goes to the largest month.
        shares[Array.IndexOf(shares, shares.Max())] += wanted - shares.Sum();
        return shares;
    }

    /// <summary>Rows of anything else: spread evenly, so that all rows together are as many as asked for.</summary>
    private long Others(long wanted, int index, int months)
    {
        var others = rows - wanted;
        return others * (index + 1) / months - others * index / months;
    }

    private void WriteMonth(StreamWriter writer, TradeMonth month, long korean, long others)
    {
        var left = korean + others;
        long done = 0,
            given = 0;
        var days = DateTime.DaysInMonth(month.First.Year, month.First.Month);
        for (var row = 0L; row < left; row++)
        {
            var day = month.First.AddDays((int)(row * days / left));
            // The Korean rows lie evenly among the others, whatever the share.
            if ((row + 1) * korean / left > row * korean / left)
            {
                done++;
                var reached = done == korean ? month.Grams : Part(month.Grams, done, korean);
                WriteFluoride(writer, day, "KR", reached - given);
                given = reached;
            }
            else
            {
                WriteOther(writer, day);
            }
        }
    }

    /// <summary>The quantity up to this row: even steps, each moved by less than half a step, so that the parts add up.</summary>
    private long Part(long grams, long done, long rows)
    {
        var step = (decimal)grams / rows;
        return (long)(step * done + step * (random.Next(900) - 450) / 1000m);
    }

    private void WriteFluoride(StreamWriter writer, DateOnly day, string destination, long grams)
    {
        // Most is far above the limit of 30 %; some lies around it.
        var concentration = random.Next(20) == 0 ? 290 + random.Next(20) : 450 + random.Next(550);
        Write(
            writer,
            day,
            destination,
            "hydrogen-fluoride",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{concentration / 10}.{concentration % 10},,"
            ),
            200 * grams / 1000,
            grams
        );
    }

    private void WriteOther(StreamWriter writer, DateOnly day)
    {
        var destination = Destinations[random.Next(Destinations.Length)];
        switch (random.Next(3))
        {
            case 0 when destination != "KR":
                WriteFluoride(writer, day, destination, 1000L * (1 + random.Next(5000)));
                break;
            case 1:
                var fluorine = 80 + random.Next(60);
                Write(
                    writer,
                    day,
                    destination,
                    "fluorinated-polyimide",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $",{fluorine / 10}.{fluorine % 10},"
                    ),
                    10_000L * (1 + random.Next(300)),
                    1000L * (1 + random.Next(200))
                );
                break;
            default:
                var wavelength = random.Next(3) switch
                {
                    0 => "13.5",
                    1 => "193",
                    _ => "248",
                };
                Write(
                    writer,
                    day,
                    destination,
                    "resist",
                    ",," + wavelength,
                    50_000L * (1 + random.Next(100)),
                    1000L * (1 + random.Next(50))
                );
                break;
        }
    }

    private void Write(
        StreamWriter writer,
        DateOnly day,
        string destination,
        string material,
        string parameters,
        long value,
        long grams
    )
    {
        id++;
        writer.Write(
            string.Create(
                CultureInfo.InvariantCulture,
                $"S{id:D9},{day:yyyy-MM-dd},{destination},goods,{material},{parameters},{value},JPY,{grams / 1000}.{grams % 1000:D3},"
            )
        );
        writer.Write(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Synthetic Buyer {destination}-{random.Next(400):D3},false,false,{(random.Next(2000) == 0 ? "suspected" : "none")},none,none,{random.Next(12)}\n"
            )
        );
    }
}
