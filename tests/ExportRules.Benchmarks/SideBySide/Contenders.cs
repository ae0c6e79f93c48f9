namespace ExportRules.Benchmarks.SideBySide;

/// <summary>A comparison counts only between contenders that give the same answers.</summary>
public static class Contenders
{
    /// <exception cref="InvalidOperationException">An answer differs from what the policy says.</exception>
    public static void CheckAnswers(TablePolicy policy, IContender contender)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(contender);
        var expected = new DictionaryContender(policy);
        foreach (var shipment in policy.Shipments)
        {
            var answer = contender.Decide(shipment);
            if (answer != expected.Decide(shipment))
            {
                throw new InvalidOperationException(
                    $"{contender.GetType().Name} answers {answer} for {shipment}, the policy says {expected.Decide(shipment)}"
                );
            }
        }
    }
}
