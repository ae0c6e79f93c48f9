namespace ExportRules.Screening.Names;

/// <summary>What people write where a name belongs and they have none.</summary>
internal static class Placeholders
{
    private static readonly HashSet<string> Joined =
    [
        .. new[]
        {
            "n/a, na, none, nil, null, nobody, unknown, not known, not applicable, not available, not specified, undisclosed",
            "confidential, various, tbd, tba, tbc, to be determined, to be advised, to be confirmed, to be announced, same as above",
            "as above, see above, ditto, end user, the end user, customer, consignee, buyer, dummy, test, xxx, xxxx",
            "不明, 未定, 未確認, なし, 無し, 無, 無い, 同上, 該当なし, 該当無し, 非公開, 미정, 미상, 없음, 해당 없음, 불명, 비공개",
            "未知, 不详, 无, 待定, 保密, неизвестно, нет, не указано, keine, unbekannt, inconnu, aucun, desconocido, ninguno",
        }
            .SelectMany(line => line.Split(", "))
            .Select(word => NormalizedName.Of(word).Joined),
    ];

    public static bool Contains(NormalizedName name) => Joined.Contains(name.Joined);
}
