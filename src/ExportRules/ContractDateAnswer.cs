namespace ExportRules;

/// <summary>The answer under the law of the contract date; it does not decide.</summary>
/// <param name="Date">The contract date.</param>
/// <param name="Policy">The law of that day.</param>
/// <param name="Outcome">The outcome it would have given.</param>
/// <param name="License">The license it would have given.</param>
public sealed record ContractDateAnswer(
    DateOnly Date,
    PolicyReference Policy,
    Outcome Outcome,
    string? License
);
