namespace ExportRules;

/// <summary>Who will use the item in the end: a legal person, not a division and not a group.</summary>
public sealed record EndUser
{
    /// <summary>The name; printed, never tested by the rules of <c>japan</c>.</summary>
    public string? Name { get; init; }

    /// <summary>The country of the end user.</summary>
    public string? Country { get; init; }

    /// <summary>Whether it does or did develop weapons of mass destruction.</summary>
    public bool? DevelopsWmd { get; init; }

    /// <summary>Whether it is a maker or user of conventional arms.</summary>
    public bool? DevelopsArms { get; init; }

    /// <summary>The official lists it stands on; empty means checked and on none, null that it was not checked.</summary>
    public IReadOnlyList<ListedParty>? Listed { get; init; }
}
