namespace ExportRules; internal static class Placeholder { }
