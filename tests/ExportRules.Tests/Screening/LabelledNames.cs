using System.Globalization;
using ExportRules.Screening;
using ExportRules.Tests.Generated;

namespace ExportRules.Tests.Screening;

/// <summary>A name to be screened, how it was made, and the entry that it means; null where it means none.</summary>
internal sealed record LabelledName(string Kind, string Query, string? Entry);

/// <summary>Names with the right answer, made by rules and by hand from the made-up list; the same in every run.</summary>
internal static class LabelledNames
{
    private static readonly string[] Forms =
    [
        "Co., Ltd.",
        "LLC",
        "GmbH",
        "S.A.",
        "JSC",
        "Inc.",
        "Pte. Ltd.",
    ];

    private static readonly string[] Fields =
    [
        "Aerospace Works",
        "Precision Instruments",
        "Chemical Plant No. 5",
        "Institute of Applied Physics",
        "Heavy Industries",
        "Design Bureau",
        "Optical Works",
        "Trading House",
        "University of Technology",
        "Machine Tools",
        "Electronics",
        "Turbine Factory",
        "Research Centre",
        "Vacuum Systems",
        "Shipping Lines",
    ];

    private static readonly string[] Towns =
    [
        "Kaltenbrook",
        "Marisfeld",
        "Ondulac",
        "Peverell",
        "Santorimar",
        "Hollowmere",
        "Batavanti",
        "Nimbushire",
        "Corvallo",
        "Estergaard",
        "Falkenried",
        "Ilmareva",
        "Jutenholm",
        "Lappewick",
        "Umbertide",
        "Wexcombe",
    ];

    private static readonly string[] Endings =
    [
        "enik",
        "imond",
        "ucci",
        "argh",
        "osyth",
        "ewell",
        "andro",
        "ipuri",
    ];

    public static IReadOnlyList<LabelledName> All(EndUserList list) =>
        [.. Made(list), .. Transliterated(), .. NotListed(list), .. OtherScripts()];

    /// <summary>Every entry, written as other people write it.</summary>
    private static IEnumerable<LabelledName> Made(EndUserList list)
    {
        foreach (var entry in list.Entries)
        {
            var dice = new Dice(ulong.Parse(entry.Number, CultureInfo.InvariantCulture));
            var name = entry.Name;
            LabelledName Of(string kind, string query) => new(kind, query, entry.Number);

            yield return Of("as written", name);
            yield return Of("case, width, marks", Wide(name.ToUpperInvariant()));
            yield return Of("legal form", $"{dice.Pick(Forms)} \"{name}\"");
            yield return Of("alias", dice.Pick(entry.Aliases));
            if (!name.All(char.IsAscii))
            {
                continue;
            }
            yield return Of("one typo", Typo(name, dice));
            yield return Of("one typo", Typo(name, dice));
            yield return Of("two typos", Typo(Typo(name, dice), dice));
            yield return Of("order of words", string.Join(' ', dice.Shuffle(Words(name))));
            yield return Of("blanks", Blanks(name, dice));
            yield return Of("part of a longer name", $"Department 3 of {name}, Head Office");
            yield return Of("a common word less", string.Join(' ', Words(name)[..^1]));
        }
    }

    /// <summary>The same name in another script or by another table, written by hand.</summary>
    private static IEnumerable<LabelledName> Transliterated() =>
        """
            6 | ОАО «Острогор Прибор»
            6 | АО Острогор-Прибор
            6 | Ostrogor Pribor OAO
            6 | Ostrogor-Priborr
            7 | Yelnikov-Zarya Konstruktorskoe Buro
            7 | KB Elnikov Zarya
            7 | KB Yel'nikov Zaria
            7 | КБ ЕЛЬНИКОВ ЗАРЯ
            8 | Shchurinskiy Opticheskiy Zavod
            8 | Schurinsky Opticheskij Zavod
            8 | ЩУРИНСКИЙ ОПТИЧЕСКИЙ ЗАВОД, ПАО
            24 | ㈱サンプル電子計測工業
            24 | サンプル電子計測工業㈱
            24 | ｻﾝﾌﾟﾙデンシ
            24 | Sampuru Denshi Keisoku Kogyo K.K.
            24 | Sanpuru Denshi Keisoku
            25 | ななしの精密機械
            25 | ナナシノ精密機械 株式会社
            25 | Nanashino Seimitsu
            25 | Nanasino Seimitsu Co Ltd
            26 | (有)カクウカガク
            26 | かくう かがく
            26 | Kakuh Kagaku Y.K.
            26 | KAKU-U KAGAKU
            27 | (주)가나다라정밀
            27 | 가나다라 정밀 주식회사
            27 | Ganadara Chongmil
            27 | Kanadara Jeongmil
            28 | 마바사 화학공업
            28 | 마바사화학공업(주)
            28 | Mabasa Hwahak Gongeop
            29 | 虚构精密仪器研究所有限公司
            29 | 虚构 精密仪器 研究所
            29 | Xu Gou Precision Instrument Research Institute
            30 | 无名航空工业集团
            30 | 无名航空工业集团股份有限公司
            30 | Wu Ming Aviation Industry Group
            31 | Malinesque Propulsion Ltee
            31 | MALINESQUE-PROPULSION SA
            32 | Odegardsen Guidance Systems
            32 | Oedegaardsen Guidance Systems AS
            33 | Lukaszynow Detonics Sp z oo
            33 | LUKASZYNOW DETONICS
            34 | Grunewaldt & Sohne Maschinenbau
            34 | Grünewaldt und Söhne Maschinenbau
            34 | Gruenewaldt Soehne Maschinenbau GmbH
            """.Split('\n').Select(line => line.Split(" | ")).Select(parts => new LabelledName(
            "another script or spelling",
            parts[1],
            parts[0]
        ));

    /// <summary>Names that look like the list's and mean somebody else.</summary>
    private static IEnumerable<LabelledName> NotListed(EndUserList list)
    {
        var dice = new Dice(77);
        foreach (var entry in list.Entries.Where(entry => entry.Name.All(char.IsAscii)))
        {
            var words = Words(entry.Name);
            var telling = words.First(word => word.Length > 4);
            var rest = string.Join(' ', words.Where(word => word != telling));
            yield return new("same trade, other name", $"{dice.Pick(Towns)} {rest}", null);
            yield return new("same trade, other name", $"{rest} of {dice.Pick(Towns)}", null);
            yield return new(
                "same beginning, other word",
                $"{telling[..4]}{dice.Pick(Endings)} {rest}",
                null
            );
            yield return new(
                "same end, other word",
                $"{dice.Pick(Towns)[..3]}{telling[^3..]} {rest}",
                null
            );
        }
        foreach (var town in Towns)
        {
            for (var count = 0; count < 5; count++)
            {
                yield return new(
                    "another company",
                    $"{town} {dice.Pick(Fields)} {dice.Pick(Forms)}",
                    null
                );
            }
        }
        foreach (
            var query in new[]
            {
                "ZAB Ltd.",
                "SRR Co.",
                "BIAQ",
                "International Trading Company",
                "National Institute of Physics",
                "Precision Instruments",
                "Research Institute",
                "Left Hand Enterprise",
                "Boot and Shoe Company",
                "Firefly Media Group",
                "University of Technology",
                "Optical Works",
            }
        )
        {
            yield return new("common or short words only", query, null);
        }
    }

    private static IEnumerable<LabelledName> OtherScripts() =>
        """
            ООО Солнечный Ветер
            ЗАО Прибор Маркет
            АО Северный Завод
            Оптический магазин
            КБ Новая Заря Плюс
            株式会社テスト商事
            サンプル不動産株式会社
            電子計測サービス有限会社
            カクヨム出版
            ナナイロ精密
            ナガシノ運輸
            ㈱見本工業
            가나안 정밀 주식회사
            나다라 식품
            마바람 화학
            주식회사 견본
            虚拟精密仪器公司
            精密仪器研究所
            无锡航空服务有限公司
            样本工业集团有限公司
            """.Split('\n').Select(query => new LabelledName(
            "another company, other script",
            query,
            null
        ));

    private static List<string> Words(string name) =>
        [.. name.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)];

    private static string Wide(string text) =>
        string.Concat(
            text.Select(letter => letter is > ' ' and <= '~' ? (char)(letter - '!' + '！') : letter)
        );

    /// <summary>A letter dropped, doubled, swapped with its neighbor or mistyped, in a word of some length.</summary>
    private static string Typo(string name, Dice dice)
    {
        var words = name.Split(' ');
        var index = dice.Pick([
            .. Enumerable.Range(0, words.Length).Where(i => words[i].Length > 4),
        ]);
        var word = words[index];
        var at = 1 + dice.Next(word.Length - 2);
        words[index] = dice.Next(4) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, word[at].ToString()),
            2 => word[..(at - 1)] + word[at] + word[at - 1] + word[(at + 1)..],
            _ => word[..at] + (char)('a' + dice.Next(26)) + word[(at + 1)..],
        };
        return string.Join(' ', words);
    }

    /// <summary>Two words run together, or one cut in two.</summary>
    private static string Blanks(string name, Dice dice)
    {
        var blank = name.IndexOf(' ', StringComparison.Ordinal);
        return blank > 0 && dice.Chance(0.5) ? name.Remove(blank, 1) : name.Insert(4, " ");
    }
}
