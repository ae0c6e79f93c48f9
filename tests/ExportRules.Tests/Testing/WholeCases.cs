namespace ExportRules.Tests.Testing;

/// <summary>Cases that exercise all of <see cref="RuleSetFolder"/>.</summary>
internal static class WholeCases
{
    public const string Text = """
        cases:
          - cases: Acid around its limit
            transaction: { date: 2020-01-01, destination: "BR" }
            columns: [item.attributes.concentration, outcome, license]
            rows:
              - [29, no-license-required, null]
              - [30, no-license-required, null]
              - [31, license-required, individual]
          - cases: Norway before and after
            transaction: { item: { attributes: { concentration: 49 } } }
            expect: { outcome: license-required }
            columns: [date, destination, license, licenses]
            rows:
              - [2020-12-31, "NO", bulk, { bulk: available, individual: available }]
              - [2020-12-31, "CH", bulk, { bulk: available }]
              - [2020-12-31, "AD", individual, { bulk: unavailable }]
              - [2021-01-01, "NO", individual, { bulk: unavailable, individual: available }]
              - [2021-01-01, "CH", bulk, { bulk: available }]
        """;
}
