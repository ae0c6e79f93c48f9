using System.Text;

namespace ExportRules.Replay.Orleans.Working;

/// <summary>The form of a file on its way to a silo.</summary>
[GenerateSerializer]
internal struct FormatSurrogate
{
    [Id(0)]
    public char? Delimiter;

    [Id(1)]
    public int? CodePage;

    [Id(2)]
    public string? DateFormat;

    [Id(3)]
    public bool DecimalComma;

    [Id(4)]
    public string[] Empty;

    [Id(5)]
    public string[] True;

    [Id(6)]
    public string[] False;

    [Id(7)]
    public Dictionary<string, string> Map;

    [Id(8)]
    public bool SpreadsheetSafe;
}

[RegisterConverter]
internal sealed class FormatConverter : IConverter<ReplayFormat, FormatSurrogate>
{
    public ReplayFormat ConvertFromSurrogate(in FormatSurrogate surrogate)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return new()
        {
            Delimiter = surrogate.Delimiter,
            Encoding = surrogate.CodePage is { } page ? Encoding.GetEncoding(page) : null,
            DateFormat = surrogate.DateFormat,
            DecimalComma = surrogate.DecimalComma,
            EmptyMarkers = surrogate.Empty,
            TrueWords = surrogate.True,
            FalseWords = surrogate.False,
            Map = surrogate.Map,
            SpreadsheetSafe = surrogate.SpreadsheetSafe,
        };
    }

    public FormatSurrogate ConvertToSurrogate(in ReplayFormat value) =>
        new()
        {
            Delimiter = value.Delimiter,
            CodePage = value.Encoding?.CodePage,
            DateFormat = value.DateFormat,
            DecimalComma = value.DecimalComma,
            Empty = [.. value.EmptyMarkers],
            True = [.. value.TrueWords],
            False = [.. value.FalseWords],
            Map = new(value.Map, StringComparer.Ordinal),
            SpreadsheetSafe = value.SpreadsheetSafe,
        };
}

/// <summary>Counts on their way through the cluster.</summary>
[GenerateSerializer]
internal struct CountsSurrogate
{
    [Id(0)]
    public long Read;

    [Id(1)]
    public long NoLicenseRequired;

    [Id(2)]
    public long LicenseRequired;

    [Id(3)]
    public long Prohibited;

    [Id(4)]
    public long Undetermined;

    [Id(5)]
    public long Errors;

    [Id(6)]
    public long SkippedEmpty;
}

[RegisterConverter]
internal sealed class CountsConverter : IConverter<ReplayCounts, CountsSurrogate>
{
    public ReplayCounts ConvertFromSurrogate(in CountsSurrogate surrogate) =>
        new()
        {
            Read = surrogate.Read,
            NoLicenseRequired = surrogate.NoLicenseRequired,
            LicenseRequired = surrogate.LicenseRequired,
            Prohibited = surrogate.Prohibited,
            Undetermined = surrogate.Undetermined,
            Errors = surrogate.Errors,
            SkippedEmpty = surrogate.SkippedEmpty,
        };

    public CountsSurrogate ConvertToSurrogate(in ReplayCounts value) =>
        new()
        {
            Read = value.Read,
            NoLicenseRequired = value.NoLicenseRequired,
            LicenseRequired = value.LicenseRequired,
            Prohibited = value.Prohibited,
            Undetermined = value.Undetermined,
            Errors = value.Errors,
            SkippedEmpty = value.SkippedEmpty,
        };
}

/// <summary>A diagnostic on its way through the cluster.</summary>
[GenerateSerializer]
internal struct DiagnosticSurrogate
{
    [Id(0)]
    public string Code;

    [Id(1)]
    public Severity Severity;

    [Id(2)]
    public SourceLocation Location;

    [Id(3)]
    public string Message;

    [Id(4)]
    public string? Path;

    [Id(5)]
    public string? Hint;
}

[RegisterConverter]
internal sealed class DiagnosticConverter : IConverter<Diagnostic, DiagnosticSurrogate>
{
    public Diagnostic ConvertFromSurrogate(in DiagnosticSurrogate surrogate) =>
        new(surrogate.Code, surrogate.Severity, surrogate.Location, surrogate.Message)
        {
            Path = surrogate.Path,
            Hint = surrogate.Hint,
        };

    public DiagnosticSurrogate ConvertToSurrogate(in Diagnostic value) =>
        new()
        {
            Code = value.Code,
            Severity = value.Severity,
            Location = value.Location,
            Message = value.Message,
            Path = value.Path,
            Hint = value.Hint,
        };
}

/// <summary>A place on its way through the cluster.</summary>
[GenerateSerializer]
internal struct LocationSurrogate
{
    [Id(0)]
    public string? File;

    [Id(1)]
    public int Line;

    [Id(2)]
    public int Column;
}

[RegisterConverter]
internal sealed class LocationConverter : IConverter<SourceLocation, LocationSurrogate>
{
    public SourceLocation ConvertFromSurrogate(in LocationSurrogate surrogate) =>
        new(surrogate.File, surrogate.Line, surrogate.Column);

    public LocationSurrogate ConvertToSurrogate(in SourceLocation value) =>
        new()
        {
            File = value.File,
            Line = value.Line,
            Column = value.Column,
        };
}
