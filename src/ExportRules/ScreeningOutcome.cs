namespace ExportRules;

/// <summary>What screening a party against a list came to.</summary>
public enum ScreeningOutcome
{
    /// <summary>Nothing on the list comes near the party.</summary>
    NoHit,

    /// <summary>Something on the list may be the party. It never clears: a person has to look.</summary>
    Possible,

    /// <summary>The party is on the list.</summary>
    Hit,
}
