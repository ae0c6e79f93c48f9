using System.Globalization;
using System.Text;

namespace ExportRules.Tests.Replay;

/// <summary>Rows of every kind, by a seed: values around each limit, missing cells, other spellings, and some that are wrong.</summary>
internal static class RandomRows
{
    public const string Header =
        "id,date,contractDate,destination,item.kind,item.material,concentration,combinedFluorine,wavelength,resistType,"
        + "item.entries,item.hs,item.value,item.currency,item.contractTotal,endUser.name,endUser.country,endUser.developsWmd,"
        + "endUser.developsArms,endUser.listed.concerns,endUse.wmd,endUse.conventionalArms,endUse.clearlyCivil,notice.inform,"
        + "exporter.licensesToSameBuyer,exporter.licenses,purpose,transit";

    private static readonly string[][] Choices =
    [
        [
            "2019-07-03",
            "2019-07-04",
            "2019-08-28",
            "2019-12-20",
            "2023-03-23",
            "2023-07-20",
            "2023-07-21",
            "2025-10-09",
            "2019-07-03T15:00:00Z",
            "2012-07-01",
            "2011-01-01",
            "",
            "04/07/2019",
        ],
        ["", "", "2019-06-01", "2023-07-21", "x"],
        ["KR", "KR", "KR", "CN", "US", "TW", "IR", "KP", "韓国", "kr", "Koera", ""],
        ["goods", "goods", "goods", "technology", "software", "Goods", ""],
        [
            "HF",
            "hydrogen-fluoride",
            "フッ化水素",
            "fluorinated-polyimide",
            "resist",
            "unobtainium",
            "",
            "",
        ],
        ["30", "30.0", "30.0001", "29.9999", "49", "0.5", "101", "-1", "", "", "3e1", "49,5"],
        ["10", "9.99", "12", "", "", ""],
        ["193", "192.9", "13.5", "15", "245", "365", "", ""],
        ["positive", "negative", "electron-beam", "", "", "foo"],
        ["", "", "", "[]", "3(1)", "5(17)", "7(19)", "3(1);7(19)", "16", "99(9)"],
        ["", "", "2811.11", "8542", "0301", "12345"],
        ["", "0", "49999", "50000", "50001", "999999", "1000000", "1000001", "1000000.00"],
        ["", "JPY", "JPY", "jpy", "USD", "EURO"],
        ["", "1000000", "1000001", "50000"],
        ["Example Co", "Other Co", "", "\"Comma, Inc\"", "\"Line\nbreak\""],
        ["", "KR", "CN", "??"],
        ["false", "false", "true", "", "FALSE"],
        ["false", "false", "true", ""],
        ["", "", "N", "CW", "N;B", "[]", "Q"],
        ["none", "none", "suspected", "stated", ""],
        ["none", "none", "suspected", "stated", ""],
        ["", "true", "false"],
        ["none", "none", "wmd", "conventional", ""],
        ["", "0", "5", "6", "7", "2.5"],
        [
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "\"[{\"\"type\"\":\"\"special-general-bulk\"\",\"\"to\"\":\"\"2021-03-31\"\"}]\"",
        ],
        ["", "sale", "return-after-repair", "sample", "exhibition"],
        ["", "", "HK", "HK;SG", "[]"],
    ];

    public static byte[] Of(int rows, int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder(Header).Append('\n');
        for (var row = 1; row <= rows; row++)
        {
            text.Append(row.ToString(CultureInfo.InvariantCulture));
            foreach (var choices in Choices)
            {
                // Most cells are sound, so that most rows reach a decision.
                var last = random.Next(4) == 0 ? choices.Length : Math.Max(1, choices.Length - 1);
                text.Append(',').Append(choices[random.Next(last)]);
            }
            text.Append(random.Next(500) == 0 ? ",surplus\n" : "\n");
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
