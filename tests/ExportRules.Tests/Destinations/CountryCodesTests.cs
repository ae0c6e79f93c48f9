using ExportRules.Destinations;

namespace ExportRules.Tests.Destinations;

public sealed class CountryCodesTests
{
    private static readonly string[] SouthKorea =
    [
        "KR",
        "KOR",
        "410",
        "Korea (the Republic of)",
        "Korea, Republic of",
        "Republic of Korea",
        "South Korea",
        "S. Korea",
        "ROK",
        "韓国",
        "大韓民国",
        "대한민국",
        "남한",
    ];

    private static readonly string[] NorthKorea =
    [
        "KP",
        "PRK",
        "408",
        "Korea, Dem. Rep.",
        "Korea (the Democratic People's Republic of)",
        "Korea DPR",
        "DPRK",
        "D.P.R.K.",
        "North Korea",
        "北朝鮮",
        "朝鮮民主主義人民共和国",
        "북한",
        "조선",
    ];

    public static TheoryData<string> SouthKoreanNames => [.. SouthKorea];

    public static TheoryData<string> NorthKoreanNames => [.. NorthKorea];

    public static MatrixTheoryData<string, string> BothKoreas => new(SouthKorea, NorthKorea);

    [Theory]
    [MemberData(nameof(SouthKoreanNames))]
    public void D01_SouthKoreaUnderManyNames_IsKr(string name) =>
        CountryCodes.Resolve(name).Code.Should().Be("KR");

    [Theory]
    [MemberData(nameof(NorthKoreanNames))]
    public void D02_NorthKoreaUnderManyNames_IsKp(string name) =>
        CountryCodes.Resolve(name).Code.Should().Be("KP");

    [Theory]
    [MemberData(nameof(BothKoreas))]
    public void D01_D02_AnyNameOfTheSouthBesideAnyOfTheNorth_AreTwoCountries(
        string south,
        string north
    )
    {
        foreach (var write in Spellings)
        {
            CountryCodes
                .Resolve(write(south))
                .Code.Should()
                .Be("KR")
                .And.NotBe(CountryCodes.Resolve(write(north)).Code);
        }
    }

    [Theory]
    [InlineData("Korea")]
    [InlineData("korea ")]
    [InlineData("朝鮮")]
    public void D02_KoreaAlone_IsAmbiguous(string text)
    {
        var resolution = CountryCodes.Resolve(text);

        resolution.Code.Should().BeNull();
        resolution
            .Problem.Should()
            .Be($"`{text}` alone is ambiguous between South Korea and North Korea");
        resolution.Suggestions.Should().Equal("KR", "KP");
    }

    [Theory]
    [InlineData("Democratic Republic of Korea")]
    [InlineData("Korea, People's Republic of")]
    public void D02_MixtureOfBothNames_IsAProblem(string text)
    {
        var resolution = CountryCodes.Resolve(text);

        resolution.Code.Should().BeNull();
        resolution.Suggestions.Should().Equal("KP", "KR");
    }

    [Theory]
    [InlineData("KO", "KR", "KP")]
    [InlineData("ko", "KR", "KP")]
    [InlineData("JA", "JP")]
    [InlineData("SP", "ES")]
    [InlineData("UK", "GB")]
    [InlineData("U.K.", "GB")]
    public void D04_CodeOfALanguageOrOfHabit_IsAProblemWithSuggestions(
        string text,
        params string[] suggestions
    )
    {
        var resolution = CountryCodes.Resolve(text);

        resolution.Code.Should().BeNull();
        resolution.Problem.Should().StartWith($"`{text}` is");
        resolution.Suggestions.Should().Equal(suggestions);
    }

    [Fact]
    public void D04_ChAndCn_AreSwitzerlandAndChina()
    {
        CountryCodes.EnglishName(CountryCodes.Resolve("CH").Code!).Should().Be("Switzerland");
        CountryCodes.EnglishName(CountryCodes.Resolve("CN").Code!).Should().Be("China");
    }

    [Theory]
    [InlineData("036", "AU")]
    [InlineData("008", "AL")]
    [InlineData("410", "KR")]
    [InlineData("408", "KP")]
    [InlineData("４１０", "KR")]
    public void D06_ThreeDigits_AreANumericCode(string text, string code) =>
        CountryCodes.Resolve(text).Code.Should().Be(code);

    [Theory]
    [InlineData("36", "AU")]
    [InlineData("8", "AL")]
    [InlineData("0410", "KR")]
    [InlineData("00408", "KP")]
    public void D06_NumericCodeOfAnotherLength_IsAProblem(string text, string suggestion)
    {
        var resolution = CountryCodes.Resolve(text);

        resolution.Code.Should().BeNull();
        resolution
            .Problem.Should()
            .Be($"`{text}` is not a country code: a numeric code has exactly 3 digits");
        resolution.Suggestions.Should().Equal(suggestion);
    }

    [Theory]
    [InlineData("409")]
    [InlineData("411")]
    [InlineData("999")]
    [InlineData("1410")]
    public void D06_NumberBesideACode_SuggestsNothing(string text)
    {
        var resolution = CountryCodes.Resolve(text);

        resolution.Code.Should().BeNull();
        resolution.Suggestions.Should().BeEmpty();
    }

    [Theory]
    [InlineData("Niger", "NE")]
    [InlineData("Nigeria", "NG")]
    [InlineData("Dominica", "DM")]
    [InlineData("Dominican Republic", "DO")]
    [InlineData("Guinea", "GN")]
    [InlineData("Guinea-Bissau", "GW")]
    [InlineData("Equatorial Guinea", "GQ")]
    [InlineData("Papua New Guinea", "PG")]
    [InlineData("Austria", "AT")]
    [InlineData("Australia", "AU")]
    [InlineData("Iran", "IR")]
    [InlineData("Iraq", "IQ")]
    [InlineData("Mali", "ML")]
    [InlineData("Malawi", "MW")]
    public void D07_NamesThatLookAlike_AreKeptApart(string name, string code) =>
        CountryCodes.Resolve(name).Code.Should().Be(code);

    [Theory]
    [InlineData("Nigera", "NE", "NG")]
    [InlineData("Austrla", "AT")]
    [InlineData("Icelnad", "IS")]
    [InlineData("アルゼンチ", "AR")]
    public void D07_MisspelledName_IsAProblemWithTheNearestNames(
        string text,
        params string[] suggestions
    )
    {
        var resolution = CountryCodes.Resolve(text);

        resolution.Code.Should().BeNull();
        resolution.Problem.Should().Be($"`{text}` is not a known country or territory");
        resolution.Suggestions.Should().BeEquivalentTo(suggestions);
    }

    [Theory]
    [InlineData("KR ", "`KR ` read as `KR`")]
    [InlineData("\u00a0KR", "`‹U+00A0›KR` read as `KR`")]
    [InlineData("KR\u200b", "`KR‹U+200B›` read as `KR`")]
    [InlineData("\ufeffKR", "`‹U+FEFF›KR` read as `KR`")]
    [InlineData(" kr ", "` kr ` read as `KR`")]
    [InlineData("ＫＲ", "`ＫＲ` read as `KR`")]
    [InlineData("KOR", "`KOR` read as `KR`")]
    public void D09_BlanksAndHiddenCharactersAround_AreDroppedWithANote(string text, string note)
    {
        var resolution = CountryCodes.Resolve(text);

        resolution.Code.Should().Be("KR");
        resolution.Note.Should().Be(note);
        resolution.Problem.Should().BeNull();
    }

    [Theory]
    [InlineData("K R", "`K R`")]
    [InlineData("KR.", "`KR.`")]
    [InlineData("K\u200bR", "`K‹U+200B›R`")]
    [InlineData("KR\0", "`KR‹U+0000›`")]
    public void D09_SomethingElseInTheCode_IsAProblemThatShowsIt(string text, string shown)
    {
        var resolution = CountryCodes.Resolve(text);

        resolution.Code.Should().BeNull();
        resolution.Problem.Should().Be($"{shown} is not a known country or territory");
        resolution.Suggestions.Should().Equal("KR");
    }

    [Fact]
    public void D10_MisspelledNorthKorea_IsAProblemThatSuggestsIt()
    {
        var resolution = CountryCodes.Resolve("Norht Korea");

        resolution.Code.Should().BeNull();
        resolution.Suggestions.Should().Equal("KP");
    }

    [Theory]
    [InlineData("HK")]
    [InlineData("香港")]
    [InlineData("Hong Kong")]
    [InlineData("Hong Kong SAR")]
    [InlineData("CN-HK")]
    [InlineData("HK, China")]
    [InlineData("China, Hong Kong Special Administrative Region")]
    public void D12_HongKongUnderManyNames_IsHk(string name) =>
        CountryCodes.Resolve(name).Code.Should().Be("HK");

    [Theory]
    [InlineData("MO")]
    [InlineData("Macao")]
    [InlineData("Macau SAR")]
    [InlineData("CN-MO")]
    [InlineData("マカオ")]
    [InlineData("澳門")]
    public void D12_MacaoUnderManyNames_IsMo(string name) =>
        CountryCodes.Resolve(name).Code.Should().Be("MO");

    [Theory]
    [InlineData("TW")]
    [InlineData("Taiwan")]
    [InlineData("台湾")]
    [InlineData("臺灣")]
    [InlineData("Chinese Taipei")]
    [InlineData("Taiwan, Province of China")]
    public void Resolve_TaiwanUnderManyNames_IsTw(string name) =>
        CountryCodes.Resolve(name).Code.Should().Be("TW");

    [Fact]
    public void Resolve_RepublicOfChina_IsAmbiguous() =>
        CountryCodes.Resolve("Republic of China").Suggestions.Should().Equal("TW", "CN");

    [Theory]
    [InlineData("XK")]
    [InlineData("XKX")]
    [InlineData("KV")]
    [InlineData("RS-KM")]
    [InlineData("Kosovo")]
    [InlineData("コソボ")]
    public void D14_KosovoUnderItsCodesInUse_IsXk(string text) =>
        CountryCodes.Resolve(text).Code.Should().Be("XK");

    [Theory]
    [InlineData("Swaziland", "SZ")]
    [InlineData("Eswatini", "SZ")]
    [InlineData("Macedonia", "MK")]
    [InlineData("North Macedonia", "MK")]
    [InlineData("Burma", "MM")]
    [InlineData("Myanmar", "MM")]
    [InlineData("Czech Republic", "CZ")]
    [InlineData("Czechia", "CZ")]
    [InlineData("Turkey", "TR")]
    [InlineData("Türkiye", "TR")]
    [InlineData("Turkiye", "TR")]
    [InlineData("TÜRKİYE", "TR")]
    [InlineData("Ivory Coast", "CI")]
    [InlineData("Zaire", "CD")]
    [InlineData("Cape Verde", "CV")]
    [InlineData("East Timor", "TL")]
    [InlineData("スワジランド", "SZ")]
    [InlineData("グルジア", "GE")]
    [InlineData("ROM", "RO")]
    public void D16_OldName_IsReadAsTheNewOne(string name, string code) =>
        CountryCodes.Resolve(name).Code.Should().Be(code);

    [Theory]
    [InlineData("ZR", "CD", "1997")]
    [InlineData("BU", "MM", "1989")]
    [InlineData("TP", "TL", "2002")]
    [InlineData("DD", "DE", "1990")]
    public void D16_WithdrawnCodeWithOneSuccessor_IsReadAsItWithANote(
        string text,
        string code,
        string year
    )
    {
        var resolution = CountryCodes.Resolve(text);

        resolution.Code.Should().Be(code);
        resolution.Note.Should().Be($"`{text}`, withdrawn in {year}, read as `{code}`");
    }

    [Theory]
    [InlineData("AN", "BQ", "CW", "SX")]
    [InlineData("ANT", "BQ", "CW", "SX")]
    [InlineData("Netherlands Antilles", "BQ", "CW", "SX")]
    [InlineData("YU", "BA", "HR", "ME", "MK", "RS", "SI", "XK")]
    [InlineData("YUG", "BA", "HR", "ME", "MK", "RS", "SI", "XK")]
    [InlineData("SCG", "ME", "RS", "XK")]
    [InlineData("CS", "CZ", "ME", "RS", "SK", "XK")]
    [InlineData("Czechoslovakia", "CZ", "SK")]
    [InlineData("736", "SD", "SS")]
    public void D16_WithdrawnCodeThatWasSplit_IsAProblemThatListsTheSuccessors(
        string text,
        params string[] successors
    )
    {
        var resolution = CountryCodes.Resolve(text);

        resolution.Code.Should().BeNull();
        resolution
            .Problem.Should()
            .ContainAll([$"`{text}`", "withdrawn", .. successors.Select(code => $"`{code}`")]);
        resolution.Suggestions.Should().Equal(successors);
    }

    [Fact]
    public void D16_CodeThatWasSplit_IsExplainedInOneSentence() =>
        CountryCodes
            .Resolve("an")
            .Problem.Should()
            .Be(
                "`an` (Netherlands Antilles until 2010) is withdrawn and was split; its successors are `BQ`, `CW`, `SX`"
            );

    [Theory]
    [InlineData("SU")]
    [InlineData("SUN")]
    [InlineData("USSR")]
    [InlineData("ソ連")]
    public void D16_SovietUnion_IsAProblemWithFifteenSuccessors(string text) =>
        CountryCodes
            .Resolve(text)
            .Suggestions.Should()
            .HaveCount(15)
            .And.Contain(["RU", "UA", "EE"]);

    [Theory]
    [InlineData("Côte d'Ivoire", "CI")]
    [InlineData("Côte d’Ivoire", "CI")]
    [InlineData("Cote d`Ivoire", "CI")]
    [InlineData("Co\u0302te d´Ivoire", "CI")]
    [InlineData("Curaçao", "CW")]
    [InlineData("Curac\u0327ao", "CW")]
    [InlineData("Curacao", "CW")]
    [InlineData("Åland", "AX")]
    [InlineData("A\u030aland", "AX")]
    [InlineData("São Tomé", "ST")]
    [InlineData("Sa\u0303o Tome\u0301", "ST")]
    [InlineData("RÉUNION", "RE")]
    [InlineData("Việt Nam", "VN")]
    [InlineData("Vie\u0323\u0302t Nam", "VN")]
    public void D17_ApostrophesAndAccents_MakeNoDifference(string name, string code) =>
        CountryCodes.Resolve(name).Code.Should().Be(code);

    [Theory]
    [InlineData("ﾄﾞｲﾂ", "DE")]
    [InlineData("ト\u3099イツ", "DE")]
    [InlineData("ｼﾝｶﾞﾎﾟｰﾙ", "SG")]
    [InlineData("シンカ\u3099ホ\u309aール", "SG")]
    [InlineData("ｳﾞｪﾄﾅﾑ", "VN")]
    [InlineData("\u1112\u1161\u11ab\u1100\u116e\u11a8", "KR")]
    [InlineData("\u1107\u116e\u11a8\u1112\u1161\u11ab", "KP")]
    public void D17_HalfWidthAndDecomposedKanaAndHangul_MakeNoDifference(
        string name,
        string code
    ) => CountryCodes.Resolve(name).Code.Should().Be(code);

    [Theory]
    [InlineData("NÖ")]
    [InlineData("NO\u0308")]
    [InlineData("ÄT")]
    [InlineData("ﬁ")]
    public void D17_CodeWithAnAccent_IsAProblem(string text) =>
        CountryCodes.Resolve(text).Code.Should().BeNull();

    [Theory]
    [InlineData("South  Korea", "KR")]
    [InlineData("North\u00a0\u3000 Korea", "KP")]
    [InlineData("SOUTH\tkorea", "KR")]
    [InlineData("Ｋｏｒｅａ，　Ｒｅｐｕｂｌｉｃ　ｏｆ", "KR")]
    [InlineData("Guinea‐Bissau", "GW")]
    public void Resolve_RunsOfBlanksCaseWidthAndHyphens_MakeNoDifference(
        string name,
        string code
    ) => CountryCodes.Resolve(name).Code.Should().Be(code);

    [Theory]
    [InlineData("N/A")]
    [InlineData("n/a")]
    [InlineData("-")]
    [InlineData("—")]
    [InlineData("不明")]
    [InlineData("なし")]
    [InlineData("unknown")]
    [InlineData("NULL")]
    public void C27_NullMarker_IsNoCountryGiven(string text)
    {
        var resolution = CountryCodes.Resolve(text);

        resolution.Code.Should().BeNull();
        resolution.Problem.Should().Be($"no country given: `{text}` stands for none");
        resolution.Suggestions.Should().BeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("\u00a0\u200b\u3000")]
    public void C27_EmptyText_IsNoCountryGiven(string text) =>
        CountryCodes.Resolve(text).Problem.Should().Be("no country given");

    [Theory]
    [InlineData("NA", "NA")]
    [InlineData("Namibia", "NA")]
    [InlineData("NO", "NO")]
    [InlineData("KN", "KN")]
    [InlineData("Saint Kitts and Nevis", "KN")]
    [InlineData("St. Kitts & Nevis", "KN")]
    public void C27_CodesThatLookLikeSomethingElse_AreCountries(string text, string code) =>
        CountryCodes.Resolve(text).Code.Should().Be(code);

    [Theory]
    [InlineData("Crimea")]
    [InlineData("クリミア")]
    [InlineData("クリミア自治共和国")]
    [InlineData("Sevastopol")]
    [InlineData("Donetsk")]
    [InlineData("ドネツク")]
    [InlineData("「ドネツク人民共和国」（自称）")]
    [InlineData("Luhansk")]
    [InlineData("Lugansk People’s Republic")]
    [InlineData("ルハンスク")]
    public void Resolve_PartOfUkraineUnderSeparateMeasures_IsAProblemThatSaysSo(string text)
    {
        var resolution = CountryCodes.Resolve(text);

        resolution.Code.Should().BeNull();
        resolution
            .Problem.Should()
            .StartWith($"`{text}` is a part of Ukraine (`UA`) under separate measures");
        resolution.Suggestions.Should().Equal("UA");
    }

    [Theory]
    [InlineData("Congo", "CG", "CD")]
    [InlineData("コンゴ", "CG", "CD")]
    [InlineData("Virgin Islands", "VG", "VI")]
    [InlineData("Saint Martin", "MF", "SX")]
    public void Resolve_NameOfTwoCountries_IsAmbiguous(string text, params string[] suggestions)
    {
        var resolution = CountryCodes.Resolve(text);

        resolution.Code.Should().BeNull();
        resolution.Problem.Should().Contain("ambiguous");
        resolution.Suggestions.Should().Equal(suggestions);
    }

    [Fact]
    public void Resolve_ExactCode_HasNoNote() => CountryCodes.Resolve("KR").Note.Should().BeNull();

    [Fact]
    public void Resolve_TextFromTheTable_AllocatesNothing()
    {
        CountryCodes.Resolve("KR");
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 1000; i++)
        {
            CountryCodes.Resolve("KR");
            CountryCodes.Resolve("Korea, Republic of");
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    [Fact]
    public void Resolve_HugeText_IsAProblemOfBoundedLength()
    {
        var resolution = CountryCodes.Resolve(new string('x', 1_000_000));

        resolution
            .Problem.Should()
            .Be($"`{new string('x', 60)}…` is not a known country or territory");
        resolution.Suggestions.Should().BeEmpty();
    }

    [Fact]
    public void Resolve_HalfASurrogate_IsAProblem() =>
        CountryCodes
            .Resolve("K\ud800")
            .Problem.Should()
            .Be("`K\ufffd` is not a known country or territory");

    [Fact]
    public void Resolve_Null_IsTheCallersBug() =>
        FluentActions
            .Invoking(() => CountryCodes.Resolve(null!))
            .Should()
            .Throw<ArgumentNullException>();

    [Fact]
    public void All_ListsIso3166AndTheTwoUserAssignedCodes()
    {
        CountryCodes.All.Should().HaveCount(249 + 2).And.BeInAscendingOrder(StringComparer.Ordinal);
        CountryCodes
            .All.Should()
            .Contain(["KR", "KP", "TW", "XK", "ZZ"])
            .And.NotContain(["AN", "YU", "UK", "EU"]);
    }

    [Fact]
    public void All_EachCodeAndBothItsNames_ResolveToIt()
    {
        foreach (var code in CountryCodes.All)
        {
            CountryCodes.Resolve(code).Code.Should().Be(code);
            CountryCodes.Resolve(CountryCodes.EnglishName(code)!).Code.Should().Be(code);
            CountryCodes.Resolve(CountryCodes.JapaneseName(code)!).Code.Should().Be(code);
        }
    }

    [Fact]
    public void EnglishName_UnknownOrWithdrawnCode_IsNull()
    {
        CountryCodes.EnglishName("ZR").Should().BeNull();
        CountryCodes.JapaneseName("kr").Should().BeNull();
    }

    [Fact]
    public void JapaneseName_OfKorea_IsTheOneOfTheExportControlLists() =>
        CountryCodes.JapaneseName("KR").Should().Be("大韓民国");

    private static IEnumerable<Func<string, string>> Spellings =>
        [
            name => name,
            name => name.ToLowerInvariant(),
            name => $"\u00a0{name.ToUpperInvariant()}\u200b",
            Widen,
        ];

    private static string Widen(string name) =>
        string.Concat(name.Select(c => c is > ' ' and <= '~' ? (char)(c + 0xFEE0) : c));
}
