namespace ExportRules.Benchmarks.SideBySide;

/// <summary>One way to decide shipments by a <see cref="TablePolicy"/>; made ready in its constructor.</summary>
public interface IContender
{
    /// <summary>The answer, one of <see cref="TablePolicy.Answers"/>.</summary>
    string Decide(Shipment shipment);
}
