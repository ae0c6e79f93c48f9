namespace ExportRules.Screening.Names;

/// <summary>Words that many names share; they count less than the others.</summary>
internal static class CommonWords
{
    private static readonly HashSet<string> Words =
    [
        .. """
            academy advanced aerospace aviation and automation bureau center centre chemical chemicals commercial
            company control corporation defense defence department design development division electric electrical
            electronic electronics energy engineering enterprise enterprises equipment establishment export factory
            faculty for foundation general global group heavy holding holdings import industrial industries industry
            institute instrument instruments international investment joint laboratory laboratories logistics machine
            machinery manufacturing marine materials metal metallurgical metals ministry national new north of office
            organization optical physics plant precision production products project research school science sciences
            scientific service services shipping south special state supply system systems technical technological
            technologies technology the trade trading tools university works world east west
            nauchno proizvodstvennoe obedinenie zavod institut
            shirkat sharikat moassese sherkat شرکت شرکه مؤسسه موسسه
            kogyo denki kagaku sangyo shoji seisakusho
            """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries),
    ];

    /// <summary>How much a word counts, from 0 to 1.</summary>
    public static double Weight(string word) =>
        Words.Contains(word) ? 0.3
        : word is "al" or "el" or "ال" ? 0.2
        : word.Length <= 2 && word.All(char.IsAscii) ? 0.6
        : 1;

    public static bool IsCommon(string word) => Words.Contains(word);
}
