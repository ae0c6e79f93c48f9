namespace ExportRules.Screening.Lists;

/// <summary>One cell of a CSV file with the place where it begins.</summary>
internal readonly record struct CsvCell(string Text, int Line, int Column);
