namespace ExportRules.Testing.Running;

/// <summary>Shares in percent, rounded down to a tenth, so that 100 means all.</summary>
internal static class Percentages
{
    public static decimal Of(int part, int whole) =>
        whole == 0 ? 100 : Math.Floor(part * 1000m / whole) / 10;
}
