namespace ExportRules.Replay.Generating;

/// <summary>Numbers that look random and are the same for a seed on every machine and in every version of .NET.</summary>
internal struct SplitMix(ulong seed)
{
    private ulong state = seed;

    public ulong Next()
    {
        state += 0x9e3779b97f4a7c15;
        var mixed = (state ^ (state >> 30)) * 0xbf58476d1ce4e5b9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>From 0 to below the bound.</summary>
    public int Next(int bound) => (int)(Next() % (ulong)bound);
}
