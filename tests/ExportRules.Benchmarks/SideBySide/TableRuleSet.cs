using System.Text;

namespace ExportRules.Benchmarks.SideBySide;

/// <summary>A <see cref="TablePolicy"/> as a rule set of ExportRules.</summary>
public static class TableRuleSet
{
    public static string Yaml(TablePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var yaml = new StringBuilder(Head);
        foreach (var (entry, cell) in policy.Rows)
        {
            yaml.Append("      - { key: \"")
                .Append(entry)
                .Append("\", from: 2024-04-01, act: act-2024, cell: ")
                .Append(TablePolicy.Answers[(int)cell])
                .Append(", confidence: sourced }\n");
        }
        return yaml.Append(Rules)
            .Replace("PARTNERS", string.Join(", ", TablePolicy.Partners.Select(p => $"\"{p}\"")))
            .ToString();
    }

    private const string Head = """
        rule-set: table
        title: A generated table
        authority: None
        time-zone: { id: Asia/Tokyo, offset: "+09:00" }
        date-basis: The day of export.
        origin: ["JP"]
        start: 2024-04-01
        license-types:
          - { id: bulk, title: Bulk license }
          - { id: individual, title: Individual license }
        bases:
          - { id: list-control, title: Listed goods }
        acts:
          - id: act-2024
            title: Act of 2024
            from: 2024-04-01
            confidence: sourced
            sources: ["generated"]
        lists:
          - id: partners
            title: Partners
            of: country
            versions:
              - { from: 2024-04-01, act: act-2024, members: [PARTNERS], confidence: sourced }
        tables:
          - id: register
            title: Register of entries
            as: entry
            keys: [item.entry]
            columns:
              - { name: cell, type: word, meaning: What the entry needs }
            rows:

        """;

    private const string Rules = """
        rules:
          - id: listed
            title: The entry needs a license
            cite: Article 1
            versions:
              - from: 2024-04-01
                act: act-2024
                when: { entry.cell: { in: [bulk, individual] } }
                then: { require: list-control }
                because: The entry is listed.
                confidence: sourced
          - id: free
            title: The entry is free
            cite: Article 2
            versions:
              - from: 2024-04-01
                act: act-2024
                when: { entry.cell: { is: none } }
                then: { clear: [list-control] }
                because: The entry is registered as free.
                confidence: sourced
          - id: bulk-to-partners
            title: Bulk license to partners
            cite: Article 3
            versions:
              - from: 2024-04-01
                act: act-2024
                when:
                  all:
                    - entry.cell: { is: bulk }
                    - destination: { in-list: partners }
                then: { offer: [bulk] }
                because: The entry can go to partners under a bulk license.
                confidence: sourced
          - id: individual-license
            title: Individual license
            cite: Article 4
            versions:
              - from: 2024-04-01
                act: act-2024
                when: { control.required: { is: true } }
                then: { offer: [individual] }
                because: Whatever needs a license can be applied for.
                confidence: sourced
        """;
}
