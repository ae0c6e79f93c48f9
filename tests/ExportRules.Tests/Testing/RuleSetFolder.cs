using ExportRules.RuleSets;
using ExportRules.Testing.Cases;
using ExportRules.Yaml;

namespace ExportRules.Tests.Testing;

/// <summary>A rule set with a threshold, a date, a list, an override and a table, small enough to know all answers.</summary>
internal sealed class RuleSetFolder : IDisposable
{
    public const string Header = """
        rule-set: small
        title: Small
        authority: Test
        time-zone: { id: Asia/Tokyo, offset: "+09:00" }
        date-basis: The day of export.
        origin: ["JP"]
        start: 2020-01-01
        license-types:
          - { id: bulk, title: Bulk }
          - { id: individual, title: Individual }
        bases:
          - { id: list-control, title: Listed }
        facts:
          - { path: item.attributes.concentration, type: number, unit: wt%, min: 0, max: 100, meaning: Share. }
        """;

    public const string Acts = """
        - { id: first, title: First, published: 2019-12-01, from: 2020-01-01, policy: first-law, effect: Begins., confidence: sourced, sources: ["Gazette 1"] }
        - { id: second, title: Second, published: 2020-12-01, from: 2021-01-01, policy: second-law, effect: Tightens., confidence: sourced, sources: ["Gazette 2"] }
        """;

    public const string Lists = """
        - id: partners
          title: Partners
          of: country
          versions:
            - { from: 2020-01-01, act: first, members: ["NO", "CH"], confidence: sourced }
        """;

    public const string Control = """
        - id: acid-is-listed
          title: Acid above 30 %
          cite: Order, Article 1
          versions:
            - from: 2020-01-01
              act: first
              when: { item.attributes.concentration: { ">": 30 } }
              then: { require: list-control }
              because: Strong acid is listed.
              confidence: sourced
        - id: acid-is-free
          title: Acid up to 30 %
          cite: Order, Article 2
          versions:
            - from: 2020-01-01
              act: first
              when: { item.attributes.concentration: { "<=": 30 } }
              then: { clear: [list-control] }
              because: Weak acid is not listed.
              confidence: sourced
        """;

    public const string Licenses = """
        - id: partners-bulk
          title: Bulk license for partners
          cite: Notice, 1
          versions:
            - from: 2020-01-01
              act: first
              when: { destination: { in-list: partners } }
              then: { offer: [bulk] }
              because: Partners have the same control.
              confidence: sourced
        - id: anyone-individual
          title: Individual license
          cite: Notice, 2
          versions:
            - from: 2020-01-01
              act: first
              when: { always: true }
              then: { offer: [individual] }
              because: Anyone may apply.
              confidence: sourced
        - id: norway-individual-only
          title: No bulk license for Norway
          cite: Notice, 3
          versions:
            - from: 2021-01-01
              act: second
              when: { destination: { is: "NO" } }
              then: { withdraw: [bulk] }
              overrides: [partners-bulk]
              because: From 2021 each contract needs its own license.
              confidence: sourced
        """;

    public RuleSetFolder(string? cases = null)
    {
        Folder = Directory.CreateTempSubdirectory("exportrules-").FullName;
        Write("ruleset.yaml", Header);
        Write("acts.yaml", Acts);
        Write("lists/partners.yaml", Lists);
        Write("control/acid.yaml", Control);
        Write("licenses/licenses.yaml", Licenses);
        if (cases is not null)
        {
            Write("tests/cases.yaml", cases);
        }
    }

    public string Folder { get; }

    public void Write(string path, string text)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    /// <summary>The cases of a text, with what is wrong with them.</summary>
    public static (IReadOnlyList<Case> Cases, IReadOnlyList<Diagnostic> Diagnostics) Read(
        string cases
    )
    {
        using var small = new RuleSetFolder();
        return Read(small.Load(), cases);
    }

    public static (IReadOnlyList<Case> Cases, IReadOnlyList<Diagnostic> Diagnostics) Read(
        RuleSet ruleSet,
        string cases
    )
    {
        var bag = new DiagnosticBag();
        var file = new RuleFile("tests/cases.yaml", System.Text.Encoding.UTF8.GetBytes(cases));
        return (CaseFolder.Read(ruleSet, file, bag), bag.Sorted());
    }

    public RuleSet Load() => RuleSetLoader.Load(Folder).OrThrow();

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
